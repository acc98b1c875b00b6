import type { SliceLayout } from '../layout/slice';
import { Axes } from './axes';
import { FrameClip } from './frame-clip';
import styles from './marks.module.css';

export interface SlicePlotProps {
  readonly layout: SliceLayout;
  readonly away: boolean;
  readonly words: {
    readonly xTitle: string;
    readonly yTitle: string;
    readonly good: string;
    readonly price: string;
  };
}

/** Loss against size at one budget. */
export function SlicePlot({ layout, away, words }: SlicePlotProps) {
  const { frame, good, optimum, point } = layout;
  const right = point[0] + 150 < frame.right;
  return (
    <svg
      className={styles.layer}
      data-layer="base"
      width={frame.width}
      height={frame.height}
      aria-hidden="true"
    >
      <defs>
        <FrameClip id="slice-clip" frame={frame} />
      </defs>
      <Axes {...layout} xTitle={words.xTitle} yTitle={words.yTitle} />
      <g clipPath="url(#slice-clip)">
        <rect
          className={styles.good}
          x={good.x}
          width={good.width}
          y={frame.top}
          height={frame.bottom - frame.top}
        />
        {layout.band !== '' && <path d={layout.band} className={styles.band} fillOpacity={0.16} />}
        <path d={layout.curve} className={styles.path} />
        {layout.measured.map(({ row, x, y, included }) => (
          <circle
            key={row}
            className={included ? styles.measured : styles.measuredOut}
            cx={x}
            cy={y}
            r={3.5}
          />
        ))}
      </g>
      <text
        className={styles.note}
        transform={`translate(${clampLabel(good.x + good.width / 2, words.good, frame).toFixed(1)} ${frame.bottom - 8})`}
        textAnchor="middle"
      >
        {words.good}
      </text>
      <circle cx={optimum[0]} cy={optimum[1]} r={5} className={styles.optimum} />
      {away && (
        <>
          <circle cx={point[0]} cy={point[1]} r={6} className={styles.point} />
          <text
            className={styles.pointLabel}
            transform={`translate(${(point[0] + (right ? 10 : -10)).toFixed(1)} ${Math.max(frame.top + 14, point[1] - 10).toFixed(1)})`}
            textAnchor={right ? 'start' : 'end'}
          >
            {words.price}
          </text>
        </>
      )}
    </svg>
  );
}

/** Keeps a centred label inside the frame; 12 px text is about 6.2 px a letter. */
function clampLabel(x: number, text: string, frame: SliceLayout['frame']): number {
  const half = text.length * 3.1 + 4;
  return Math.min(frame.right - half, Math.max(frame.left + half, x));
}
