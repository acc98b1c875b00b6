import { FITTED } from '../../core/permalink';
import { formatPlain } from '../../core/units';
import { describeProblem } from '../../messages/describe-problem';
import { fit as words } from '../../messages/downstream';
import {
  ERROR_SLOT,
  LOSS_SLOT,
  selectDownstreamModels,
  selectRunsProblem,
  selectTaskErrors,
  selectTrade,
  useAppState,
} from '../../state';
import { selectTaskLabel } from './answer-line';
import styles from './downstream.module.css';

/** Where both laws' values are from: published, fitted together, or refused with the runs that would do. */
export function FitCard() {
  const trade = useAppState(selectTrade);
  const problem = useAppState(selectRunsProblem);
  const task = useAppState(selectTaskLabel);
  const hasErrors = useAppState((state) => selectTaskErrors(state) !== null);
  if (!trade) return null;
  const isFit = trade.preset === FITTED;
  return (
    <section className={styles.panel} aria-label={words.head}>
      <h2 className={styles.heading}>{words.head}</h2>
      {isFit && problem ? (
        <p className={styles.fault} role="alert">
          {describeProblem(problem)}
        </p>
      ) : (
        <>
          <Part heading={words.lossHead} which="loss" isFit={isFit} />
          {hasErrors || !isFit ? (
            <Part heading={words.errorHead(task)} which="error" isFit={isFit} />
          ) : (
            <p className={styles.note}>{words.noErrors}</p>
          )}
          {isFit && <p className={styles.note}>{words.few}</p>}
        </>
      )}
    </section>
  );
}

const laws = { loss: LOSS_SLOT, error: ERROR_SLOT } as const;

function Part(props: {
  readonly heading: string;
  readonly which: 'loss' | 'error';
  readonly isFit: boolean;
}) {
  const { heading, which, isFit } = props;
  const model = useAppState((state) => selectDownstreamModels(state)?.[which] ?? null);
  const entry = useAppState((state) => state.measured[laws[which]]);
  const { law } = useAppState((state) => state.measured[laws[which]]?.shown?.model ?? nothing);
  const problem = isFit ? (entry?.problem ?? null) : null;
  const draws = model?.draws.length ?? 0;
  const rows = entry?.shown?.bound.rows.length ?? 0;
  const failed =
    (entry?.shown?.model.source.kind === 'fit' && entry.shown.model.source.bootstrap?.failed) || 0;
  return (
    <>
      <h3 className={styles.part}>{heading}</h3>
      {isFit && entry?.busy && (
        <p className={styles.note} role="status">
          {words.busy}
        </p>
      )}
      {problem && (
        <>
          <p className={styles.fault} role="alert">
            {describeProblem(problem)}
          </p>
          {law && <p className={styles.note}>{words.missing(law.recommendedDesign.words)}</p>}
        </>
      )}
      {model && !problem && (
        <>
          <p className={styles.note}>
            {model.source.kind === 'preset'
              ? words.published(model.source.preset.label)
              : words.fitted(rows, draws)}
            {isFit && failed > 0 && ` ${words.failed(failed)}`}
          </p>
          <table className={styles.table}>
            <tbody>
              {model.law.parameters.map(({ id, name }, i) => (
                <tr key={id}>
                  <th scope="row" title={name}>
                    {id}
                  </th>
                  <td>{formatPlain(model.parameters[i] as number, 4)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </>
  );
}

const nothing = { law: null } as const;
