import { tables } from '../../core/catalogue';
import { FITTED } from '../../core/permalink';
import { formatPlain } from '../../core/units';
import { fit as words } from '../../messages/data-limits';
import { describeProblem } from '../../messages/describe-problem';
import { LIMITS_SLOT, selectCanFit, selectTrade, useAppState } from '../../state';
import styles from './data-limits.module.css';

/** Where the chosen law's values are from: published, fitted to the table, or refused with the runs that would do. */
export function FitCard() {
  const trade = useAppState(selectTrade);
  const canFit = useAppState(selectCanFit);
  const measured = useAppState((state) => state.measured[LIMITS_SLOT]);
  if (!trade) return null;
  const { law, form, preset, table } = trade;
  const published = form.presets.find(({ id }) => id === preset);
  const shown = measured?.shown?.model.law === law ? measured.shown : null;
  const isPredicted = tables.find(({ id }) => id === table)?.kind === 'predictions';
  return (
    <section className={styles.panel} aria-label={words.heading}>
      <h2 className={styles.heading}>{words.heading}</h2>
      {published && preset !== FITTED && (
        <>
          <p className={styles.note}>{words.published(published.label)}</p>
          <p className={styles.note}>{law.validity.words}</p>
        </>
      )}
      {preset === FITTED && !canFit && <p className={styles.note}>{words.noColumns}</p>}
      {preset === FITTED && measured?.busy && (
        <p className={styles.note} role="status">
          {words.busy}
        </p>
      )}
      {preset === FITTED && measured?.problem && (
        <>
          <p className={styles.fault} role="alert">
            {describeProblem(measured.problem)}
          </p>
          <p className={styles.note}>{words.missing(law.recommendedDesign.words)}</p>
        </>
      )}
      {preset === FITTED && shown && !measured?.problem && (
        <>
          <p className={styles.note}>
            {words.fitted(law.title, shown.bound.rows.length, shown.model.draws.length)}
          </p>
          {isPredicted && <p className={styles.note}>{words.predictions}</p>}
          <table className={styles.table}>
            <tbody>
              {law.parameters.map(({ id, name }, i) => (
                <tr key={id}>
                  <th scope="row" title={name}>
                    {id}
                  </th>
                  <td>{formatPlain(shown.model.parameters[i] as number, 4)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}
