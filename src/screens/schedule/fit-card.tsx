import { FITTED } from '../../core/permalink';
import { formatPlain } from '../../core/units';
import { describeProblem } from '../../messages/describe-problem';
import { classes as classWords, fit as words } from '../../messages/schedule';
import {
  BATCH_SLOT,
  CLASSES_TABLE,
  SCHEDULE_SLOT,
  selectBatchModel,
  selectCanFitSchedule,
  selectClasses,
  selectCrossing,
  selectTrade,
  useAppState,
} from '../../state';
import { selectView } from './companion';
import styles from './schedule.module.css';

/** Where the values on screen are from: published, fitted, or refused with the runs that would do. */
export function FitCard() {
  const trade = useAppState(selectTrade);
  const canFit = useAppState(selectCanFitSchedule);
  const view = useAppState(selectView);
  if (!trade) return null;
  const { law, form, preset } = trade;
  const published = form.presets.find(({ id }) => id === preset);
  const isBatch = law.id === 'critical-batch';
  return (
    <section className={styles.panel} aria-label={words.heading}>
      <h2 className={styles.heading}>{words.heading}</h2>
      {published && preset !== FITTED && (
        <>
          <p className={styles.note}>{words.published(published.label)}</p>
          <p className={styles.note}>{form.validity.words}</p>
          {published.note !== undefined && <p className={styles.note}>{published.note}</p>}
        </>
      )}
      {preset === FITTED && !canFit && <p className={styles.note}>{words.noColumns}</p>}
      {preset === FITTED && canFit && !isBatch && <Fitted slot={SCHEDULE_SLOT} title={law.title} />}
      {view === 'steps' && <Steps />}
      {view === 'classes' && <Classes />}
      <p className={styles.note}>{words.together}</p>
    </section>
  );
}

function Steps() {
  const isFit = useAppState((state) => selectBatchModel(state)?.source.kind !== 'preset');
  return isFit ? <Fitted slot={BATCH_SLOT} title={words.steps} /> : null;
}

function Classes() {
  const crossing = useAppState(selectCrossing);
  const classes = useAppState(selectClasses);
  return (
    <>
      {crossing && 'reason' in crossing && (
        <p className={styles.fault} role="alert">
          {classWords.refused(
            crossing.reason,
            classes?.groups[classes.choice.groups[crossing.group]] ?? '',
          )}
          . {classWords.refusedHelp}
        </p>
      )}
      {classes?.table === CLASSES_TABLE && <p className={styles.note}>{classWords.published}</p>}
    </>
  );
}

function Fitted({ slot, title }: { readonly slot: string; readonly title: string }) {
  const measured = useAppState((state) => state.measured[slot]);
  if (!measured) return null;
  const { busy, problem, shown } = measured;
  return (
    <>
      {busy && (
        <p className={styles.note} role="status">
          {words.busy}
        </p>
      )}
      {problem && (
        <p className={styles.fault} role="alert">
          {describeProblem(problem)}
        </p>
      )}
      {problem && shown && (
        <p className={styles.note}>{words.missing(shown.model.law.recommendedDesign.words)}</p>
      )}
      {shown && !problem && (
        <>
          <p className={styles.note}>
            {words.fitted(title, shown.bound.rows.length, shown.model.draws.length)}
          </p>
          <table className={styles.table}>
            <tbody>
              {shown.model.law.parameters.map(({ id, name }, i) => (
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
    </>
  );
}
