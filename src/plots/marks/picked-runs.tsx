import { memo } from 'react';
import type { Frame } from '../layout/geometry';
import own from './diagnose.module.css';
import styles from './marks.module.css';

/** Rings drawn at most: more are no mark but a cloud. */
const MOST_RINGS = 2000;

export interface PickedRunsProps {
  readonly frame: Frame;
  /** Where the selected runs stand. */
  readonly places: readonly (readonly [x: number, y: number])[];
}

/** Rings around the selected runs, the same in every plot. */
export const PickedRuns = memo(function PickedRuns({ frame, places }: PickedRunsProps) {
  if (places.length === 0) return null;
  return (
    <svg className={styles.overlay} width={frame.width} height={frame.height} aria-hidden="true">
      {places.slice(0, MOST_RINGS).map(([x, y], index) => (
        // A ring has no identity but its place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <circle key={index} className={own.active} cx={x.toFixed(1)} cy={y.toFixed(1)} r={7} />
      ))}
    </svg>
  );
});
