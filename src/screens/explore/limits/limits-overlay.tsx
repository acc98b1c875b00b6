import { formatCount } from '../../../core/units';
import { formatMemory, limitWords } from '../../../messages/explore-limits';
import type { HeroPlane } from '../../../plots';
import { selectActiveLimits, useAppState } from '../../../state';
import styles from './overlay.module.css';
import { pinLetter } from './pin-letter';

const LOG10_6 = Math.log10(6);

/** What the limits forbid on the plane, and the pinned plans as grey ghosts. */
export default function LimitsOverlay({ plane }: { readonly plane: HeroPlane }) {
  const limits = useAppState(selectActiveLimits);
  const pins = useAppState((state) => state.explorer.pins);
  const { frame, place, y } = plane;
  const mem = limits?.mem ?? null;
  const most = mem === null ? null : Math.log10((mem * 8) / (limits?.bits ?? 16));
  const ceiling =
    most === null || most > y.domain[1] ? null : Math.min(frame.bottom, y.toPixel(most));
  const unique = limits?.unique ?? null;
  const [low, high] = y.domain;
  const edge =
    unique === null
      ? []
      : [low, high].map((logN) => place(LOG10_6 + logN + Math.log10(unique), logN));
  const [from, to] = edge;
  const labelAt = from && to ? middleInside(frame, from, to) : null;
  return (
    <svg
      className={styles.layer}
      data-layer="limits"
      width={frame.width}
      height={frame.height}
      aria-hidden="true"
    >
      <defs>
        <clipPath id="limits-clip">
          <rect
            x={frame.left}
            y={frame.top}
            width={frame.right - frame.left}
            height={frame.bottom - frame.top}
          />
        </clipPath>
      </defs>
      <g clipPath="url(#limits-clip)">
        {ceiling !== null && (
          <>
            <rect
              className={styles.forbidden}
              x={frame.left}
              y={frame.top}
              width={frame.right - frame.left}
              height={Math.max(0, ceiling - frame.top)}
            />
            <path className={styles.edge} d={`M${frame.left} ${ceiling}H${frame.right}`} />
          </>
        )}
        {from && to && (
          <path className={styles.edge} d={`M${from[0]} ${from[1]}L${to[0]} ${to[1]}`} />
        )}
      </g>
      {ceiling !== null && mem !== null && (
        <text className={styles.label} x={frame.left + 8} y={Math.max(frame.top + 14, ceiling - 6)}>
          {formatCount(10 ** (most as number))} fill {formatMemory(mem)}
        </text>
      )}
      {labelAt && unique !== null && (
        <text className={styles.label} x={labelAt[0] + 8} y={labelAt[1]}>
          {formatCount(unique)} {limitWords.unique.after}
        </text>
      )}
      {pins.map((pin, i) => {
        const logN = Math.log10(pin.N);
        const [px, py] = place(LOG10_6 + logN + Math.log10(pin.D), logN);
        const inside =
          px >= frame.left && px <= frame.right && py >= frame.top && py <= frame.bottom;
        return inside ? (
          // Pins have no name but their place.
          // biome-ignore lint/suspicious/noArrayIndexKey: the letter of a pin is its index
          <g key={i}>
            <rect
              className={styles.pin}
              x={px - 5}
              y={py - 5}
              width={10}
              height={10}
              transform={`rotate(45 ${px} ${py})`}
            />
            <text className={styles.label} x={px - 11} y={py + 4} textAnchor="end">
              {pinLetter(i)}
            </text>
          </g>
        ) : null;
      })}
    </svg>
  );
}

/** Where a line through the frame is labelled: near its upper end. */
function middleInside(
  { left, right, top, bottom }: HeroPlane['frame'],
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
): readonly [number, number] | null {
  for (let t = 0.9; t > 0; t -= 0.05) {
    const x = x1 + (x2 - x1) * t;
    const y = y1 + (y2 - y1) * t;
    if (x > left + 4 && x < right - 130 && y > top + 18 && y < bottom - 12) return [x, y];
  }
  return null;
}
