import type { ImportChoices, ImportView } from '../../core/data';
import { describeFlags, importDialog as words } from '../../messages/import-dialog';
import { Segmented, SelectField } from '../../ui';
import styles from './upload-dialog.module.css';

export interface LogChoicesProps {
  readonly view: ImportView;
  readonly choices: ImportChoices;
  onChoose(patch: Partial<ImportChoices>): void;
}

/** What becomes of a curve, which loss is taken, and the logs that are no ordinary ones. */
export function LogChoices({ view, choices, onChoose }: LogChoicesProps) {
  const take = choices.take ?? 'final';
  const kinds = [...new Set(view.flags.map(({ kind }) => kind))];
  return (
    <section className={styles.group} aria-label={words.logs}>
      <h3 className={styles.subtitle}>{words.logs}</h3>
      <div className={styles.pair}>
        <div className={styles.asked}>
          <span className={styles.asking} aria-hidden="true">
            {words.take}
          </span>
          <Segmented
            label={words.take}
            value={take}
            options={words.takes}
            onChange={(value) => onChoose({ take: value })}
          />
        </div>
        {view.lossColumns.length > 1 && (
          <SelectField
            label={words.lossColumn}
            value={choices.lossColumn ?? ''}
            options={[
              { value: '', label: words.lossGuess },
              ...view.lossColumns.map((column) => ({ value: column, label: column })),
            ]}
            onChange={(value) =>
              onChoose({ lossColumn: value === '' ? undefined : value } as object)
            }
          />
        )}
      </div>
      <p className={styles.hint}>{words.takeHints[take]}</p>
      {kinds.length > 0 && (
        <ul className={styles.notes} aria-label={words.flags}>
          {kinds.map((kind) => (
            <li key={kind} className={styles.question}>
              {describeFlags(
                kind,
                view.flags.filter((flag) => flag.kind === kind),
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
