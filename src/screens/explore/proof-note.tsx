import { canProve } from '../../core/fit';
import { describeProblem } from '../../messages/describe-problem';
import { trust as words } from '../../messages/fit-screen';
import { useAnalysis, useAppState } from '../../state';
import styles from './panels.module.css';

/** The proof of the optimum, made in the worker while nothing else is asked for; a better value is a warning. */
export function ProofNote() {
  const shown = useAppState((state) => state.fitting.shown);
  const possible = shown !== null && canProve(shown.model.law, shown.request.settings);
  const { result, stale, problem } = useAnalysis('proof', {}, { auto: possible, slot: 'proof' });
  // While a hand drags nothing is asked, and what is known stays.
  const drags = useAppState((state) => state.history.gesture?.startsWith('drag:') ?? false);
  if (!possible || shown.model.source.kind !== 'fit') return null;
  if (problem)
    return <li className={`${styles.note} ${styles.warn}`}>{describeProblem(problem)}</li>;
  if (!result || (stale && !drags))
    return <li className={`${styles.note} ${styles.plain}`}>{words.proving}</li>;
  if (!result.better) {
    return <li className={styles.note}>{words.proven(result.provenGap, result.cells)}</li>;
  }
  const { value } = shown.model.source.fit;
  return (
    <li className={`${styles.note} ${styles.warn}`}>
      {words.exposed((value - result.upperBound) / value)}
    </li>
  );
}
