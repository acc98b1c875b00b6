import { formatOff, tests as words } from '../../messages/downstream';
import {
  type RunTest,
  selectDownstreamModels,
  selectDownstreamRuns,
  selectRunTests,
  useAppState,
} from '../../state';
import { Readout } from '../../ui';
import styles from './downstream.module.css';

/** Runs listed at once; the others wait behind a fold. */
const shown = 6;

/** Runs the fit has not seen, with the relative errors of what it says of them. */
export function RunTests() {
  const tests = useAppState(selectRunTests);
  const isPaper = useAppState((state) => selectDownstreamRuns(state)?.rows === null);
  const hasModels = useAppState((state) => selectDownstreamModels(state) !== null);
  if (!hasModels) return null;
  const { runs, loss, error } = tests;
  return (
    <section className={styles.panel} aria-label={words.head}>
      <h2 className={styles.heading}>{words.head}</h2>
      {runs.length === 0 && <p className={styles.note}>{words.none}</p>}
      {isPaper && <p className={styles.note}>{words.paper}</p>}
      {loss !== null && <Readout name={words.meanLoss} value={loss} format={formatOff} />}
      {error !== null && <Readout name={words.meanError} value={error} format={formatOff} />}
      {runs.length > 0 && <Rows runs={runs.slice(0, shown)} />}
      {runs.length > shown && (
        <details>
          <summary className={styles.summary}>{words.more(runs.length - shown)}</summary>
          <Rows runs={runs.slice(shown)} />
        </details>
      )}
    </section>
  );
}

function Rows({ runs }: { readonly runs: readonly RunTest[] }) {
  return (
    <table className={styles.table} aria-label={words.caption} title={words.caption}>
      <thead>
        <tr>
          <th scope="col">{words.run}</th>
          <th scope="col">{words.loss}</th>
          <th scope="col">{words.error}</th>
        </tr>
      </thead>
      <tbody>
        {runs.map(({ place, N, D, loss, error }) => (
          <tr key={place}>
            <th scope="row">{words.name(N, D)}</th>
            <td>
              <output aria-label={words.lossOf(N, D)} data-value={Math.abs(loss.off)}>
                {words.off(loss.off)}
              </output>
            </td>
            <td>
              {error ? (
                <output aria-label={words.errorOf(N, D)} data-value={Math.abs(error.off)}>
                  {words.off(error.off)}
                </output>
              ) : (
                words.unknown
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
