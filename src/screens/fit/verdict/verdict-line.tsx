import { textAt } from '../../../core/data';
import { describeVerdict } from '../../../messages/diagnose';
import { fitScreen } from '../../../messages/fit-screen';
import { selectDataset, selectModel, useAppState } from '../../../state';
import { Badge, type BadgeTone } from '../../../ui';
import { selectShownFit, selectStale } from '../shown-fit';
import { useVerdict } from './use-verdict';
import styles from './verdict.module.css';

const words = fitScreen.verdict;

const tones: Readonly<Record<string, BadgeTone>> = {
  pinned: 'good',
  loose: 'warn',
  open: 'bad',
  unknown: 'plain',
};

/** The screen's answer line: is the forecast pinned, and are the parameters? */
export function VerdictLine() {
  const { verdict, profiles } = useVerdict();
  const shown = useAppState(selectShownFit);
  const stale = useAppState(selectStale);
  const floor = useAppState((state) => state.explorer.floor);
  const why = useAppState((state) => state.explorer.why);
  const dataset = useAppState(selectDataset);
  const model = useAppState(selectModel);
  if (!verdict || !shown) return null;
  const current = profiles.result && !profiles.stale;
  const pending = !current && (profiles.busy || stale);
  const names = verdict.decisive.flatMap(({ row }) => {
    const name = dataset && textAt(dataset.names, shown.rows[row] ?? -1);
    return name ? [name] : [];
  });
  return (
    <section className={styles.verdict} aria-label={words.label} data-stale={stale || undefined}>
      <p className={styles.sentence}>
        {describeVerdict(verdict)}{' '}
        <span className={styles.badges}>
          <Badge tone={tones[verdict.forecast] ?? 'plain'}>
            {words.forecast[verdict.forecast]}
          </Badge>
          <Badge tone={tones[verdict.parameters] ?? 'plain'}>
            {words.parameters[verdict.parameters]}
          </Badge>
        </span>
      </p>
      <p className={styles.method}>
        {pending
          ? words.pending
          : words.method(
              current ? (profiles.result?.threshold ?? null) : null,
              shown.model.draws.length,
            )}
        {`; ${words.condition(verdict.reciprocalCondition)}`}
        {floor !== null && `; ${words.floorPinned(floor, why)}`}
        {names.length > 0 && `; ${words.decided(names)}`}
        {model?.source.kind === 'preset' && `. ${fitScreen.presetShown(model.source.preset.label)}`}
      </p>
    </section>
  );
}
