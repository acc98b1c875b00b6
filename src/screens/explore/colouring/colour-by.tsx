import { lazy, Suspense } from 'react';
import { type Colour, colours } from '../../../core/permalink';
import { formatPlain } from '../../../core/units';
import { colourBy as words } from '../../../messages/colour-by';
import { hero } from '../../../messages/explore';
import { LossKey } from '../../../plots';
import { useAppState, useChange } from '../../../state';
import { selectRuns } from '../series';
import styles from './colouring.module.css';

const OtherKey = lazy(() => import('./other-key').then(({ OtherKey }) => ({ default: OtherKey })));

/** What the colour of a run means: the key, and the choice. */
export function ColourBy() {
  const runs = useAppState(selectRuns);
  const colour = useAppState((state) => state.explorer.colour);
  const { change } = useChange();
  if (!runs) return null;
  return (
    <span className={styles.colourBy}>
      {colour === 'loss' ? (
        <LossKey
          label=""
          low={formatPlain(runs.lossRange[0])}
          high={formatPlain(runs.lossRange[1])}
        />
      ) : (
        <Suspense fallback={null}>
          <OtherKey colour={colour} />
        </Suspense>
      )}
      <select
        className={styles.select}
        aria-label={words.label}
        title={words.label}
        value={colour}
        onChange={(event) => change({ colour: event.currentTarget.value as Colour })}
      >
        {colours.map((value) => (
          <option key={value} value={value}>
            {value === 'loss' ? hero.lossKey : words.options[value]}
          </option>
        ))}
      </select>
    </span>
  );
}
