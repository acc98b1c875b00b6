import { describeFinding } from '../../../../messages/diagnose-design';
import { design as words } from '../../../../messages/fit-tabs-wrong';
import { selectFitRuns, useAnalysis, useAppState } from '../../../../state';
import { Badge, type BadgeTone } from '../../../../ui';
import { WorkStatus } from '../work';
import styles from './wrong.module.css';

const tones: Readonly<Record<'refuse' | 'warn' | 'note', BadgeTone>> = {
  refuse: 'bad',
  warn: 'warn',
  note: 'plain',
};

/** What is weak about the design, each with the run or the step that mends it. */
export function DesignList() {
  const design = useAnalysis('design', {}, { auto: true });
  const runs = useAppState(selectFitRuns);
  const { result, stale } = design;
  return (
    <section className={styles.design} aria-label={words.title}>
      <h2 className={styles.heading}>{words.title}</h2>
      <WorkStatus what={words.title} work={design} />
      {result && (
        <div data-stale={stale || undefined} className={styles.answer}>
          {result.refused.length > 0 && (
            <p className={styles.refused}>{words.refused(result.refused)}</p>
          )}
          {result.findings.length === 0 ? (
            <p className={styles.quiet}>{words.clean(runs?.N.length ?? 0)}</p>
          ) : (
            <ul className={styles.findings}>
              {result.findings.map((finding) => {
                const { what, fix } = describeFinding(finding);
                return (
                  <li key={what} className={styles.finding}>
                    <Badge tone={tones[finding.severity]}>
                      {words.severities[finding.severity]}
                    </Badge>
                    <p className={styles.words}>
                      {what}. <strong className={styles.cure}>{fix}</strong>
                    </p>
                  </li>
                );
              })}
            </ul>
          )}
          {result.noise !== null && <p className={styles.quiet}>{words.noise(result.noise)}</p>}
        </div>
      )}
    </section>
  );
}
