import { textAt } from '../../../../core/data';
import { work } from '../../../../messages/fit-tabs';
import { leftOut as words } from '../../../../messages/fit-tabs-wrong';
import { selectDataset, useAppState } from '../../../../state';
import { Button } from '../../../../ui';
import styles from './wrong.module.css';

const MOST_SHOWN = 6;

/** Runs a person left out of the fit, each with the way back. */
export function LeftOut({ onBack }: { readonly onBack: (row: number) => void }) {
  const dataset = useAppState(selectDataset);
  const excluded = useAppState((state) => state.explorer.excluded);
  if (!dataset) return null;
  // A row the source itself leaves out and a person toggled is in the fit.
  const out = excluded.filter((row) => !dataset.leftOut.includes(row));
  if (out.length === 0) return null;
  return (
    <section className={styles.leftOut} aria-label={words.title}>
      <h2 className={styles.heading}>{words.title}</h2>
      <ul className={styles.names}>
        {out.slice(0, MOST_SHOWN).map((row) => {
          const name = textAt(dataset.names, row) || work.rowName(row);
          return (
            <li key={row} className={styles.name}>
              {work.nameRun(name, dataset.N[row] as number, dataset.D[row] as number)}
              <Button tone="quiet" aria-label={words.backNamed(name)} onClick={() => onBack(row)}>
                {words.back}
              </Button>
            </li>
          );
        })}
        {out.length > MOST_SHOWN && (
          <li className={styles.quiet}>{words.more(out.length - MOST_SHOWN)}</li>
        )}
      </ul>
    </section>
  );
}
