import { formatCount } from '../../../../core/units';
import { describeProblem } from '../../../../messages/describe-problem';
import { trust } from '../../../../messages/fit-screen';
import { useAppState, useServices } from '../../../../state';
import { Button } from '../../../../ui';
import styles from './trust.module.css';

const words = trust.refine;

/** The bootstrap on its way to 4,000 refits: progress, time left, pause, stop. */
export function RefineControls() {
  const { phase, done, total, secondsLeft, problem } = useAppState((state) => state.refining);
  const { refiner } = useServices();
  const growing = phase === 'growing';
  return (
    <div className={styles.refine}>
      {growing && (
        <progress
          className={styles.progress}
          aria-label={words.label}
          value={done}
          max={total}
          aria-valuetext={`${formatCount(done)} of ${formatCount(total)}`}
        />
      )}
      <span role="status" className={styles.quiet}>
        {problem
          ? describeProblem(problem)
          : growing || phase === 'paused'
            ? words.progress(done, total, growing ? secondsLeft : null)
            : phase === 'done'
              ? words.done(done)
              : words.rest(done)}
      </span>
      {growing ? (
        <>
          <Button onClick={() => refiner.pause()}>{words.pause}</Button>
          <Button onClick={() => refiner.cancel()}>{words.cancel}</Button>
        </>
      ) : (
        phase !== 'done' && (
          <Button onClick={() => refiner.grow()}>
            {phase === 'paused' ? words.resume : words.grow}
          </Button>
        )
      )}
    </div>
  );
}
