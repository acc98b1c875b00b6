import { lazy, Suspense } from 'react';
import { controls as words } from '../../../messages/explore';
import { selectDataset, useAppState, useChange, useServices } from '../../../state';
import { Button } from '../../../ui';
import styles from '../panels.module.css';

const GhostPanel = lazy(() =>
  import('./ghost-panel').then(({ GhostPanel }) => ({ default: GhostPanel })),
);

/** A run to try out: off at first, one button away. */
export function GhostControl() {
  const ghost = useAppState((state) => state.explorer.ghost);
  const { change } = useChange();
  const { store } = useServices();

  function start(): void {
    const dataset = selectDataset(store.getState());
    if (!dataset) return;
    // Twice the largest model on twenty tokens a parameter: dear enough to teach something, cheap enough to make.
    const N = Number((2 * dataset.N.reduce((a, b) => Math.max(a, b), 0)).toPrecision(2));
    change({ ghost: [N, 20 * N] });
  }

  return (
    <section className={styles.controls} aria-label={words.ghost}>
      <h2 className={styles.heading}>{words.ghost}</h2>
      {ghost ? (
        <Suspense fallback={null}>
          <GhostPanel ghost={ghost} />
        </Suspense>
      ) : (
        <Button onClick={start}>{words.tryGhost}</Button>
      )}
    </section>
  );
}
