import type { HeroPlane } from '../layout/hero';
import own from './ghost.module.css';
import styles from './marks.module.css';

/** The band expected with a ghost run, on the IsoFLOP plot. */
export function GhostBand(props: {
  readonly frame: HeroPlane['frame'];
  readonly band: string;
  readonly label: string;
}) {
  const { frame, band, label } = props;
  return (
    <svg
      className={styles.overlay}
      data-layer="ghost"
      width={frame.width}
      height={frame.height}
      aria-hidden="true"
    >
      <g clipPath="url(#slice-clip)">
        <path className={own.band} d={band} />
      </g>
      <text className={own.label} x={frame.left + 6} y={frame.top + 14}>
        {label}
      </text>
    </svg>
  );
}

export interface GhostMarksProps {
  readonly plane: HeroPlane;
  readonly reach: string;
  readonly band: string;
  readonly ghost: readonly [number, number];
  readonly words: { readonly ghost: string; readonly width: string };
}

/** A run that was not made: where it would be, what may be proposed, and the band expected with it. */
export function GhostMarks({ plane, reach, band, ghost, words }: GhostMarksProps) {
  const { frame } = plane;
  const [x, y] = ghost;
  // Away from the budget line, which most often stands to the right of it.
  const right = x - 200 < frame.left;
  const at = x + (right ? 14 : -14);
  const anchor = right ? 'start' : 'end';
  return (
    <svg
      className={styles.overlay}
      data-layer="ghost"
      width={frame.width}
      height={frame.height}
      aria-hidden="true"
    >
      <g clipPath="url(#hero-clip)">
        <path className={own.reach} d={reach} />
        {band !== '' && <path className={own.band} d={band} />}
      </g>
      <circle className={own.ghost} cx={x} cy={y} r={7} />
      <text className={own.label} x={at} y={y - 6} textAnchor={anchor}>
        {words.ghost}
      </text>
      <text className={styles.note} x={at} y={y + 10} textAnchor={anchor}>
        {words.width}
      </text>
    </svg>
  );
}
