import { memo } from 'react';
import type { IntervalBarsLayout } from '../layout/interval-bars';
import { Axes } from './axes';
import own from './evidence.module.css';
import styles from './marks.module.css';

const strokes = [own.bar, own.barOther, own.barThird];

export interface IntervalBarsPlotProps {
  readonly layout: IntervalBarsLayout;
  readonly xTitle: string;
}

/** Intervals of several quantities, one row each and one bar a method. */
export const IntervalBarsPlot = memo(function IntervalBarsPlot({
  layout,
  xTitle,
}: IntervalBarsPlotProps) {
  const { frame, rows } = layout;
  return (
    <svg
      className={styles.layer}
      data-layer="base"
      width={frame.width}
      height={frame.height}
      aria-hidden="true"
    >
      <Axes {...layout} xTitle={xTitle} yTitle="" />
      {rows.map(({ label, x, y, bars }) => (
        <g key={label}>
          <text className={own.rowName} x={frame.left - 8} y={y + 4} textAnchor="end">
            {label}
          </text>
          {bars.map((bar, k) =>
            bar ? (
              <path
                // biome-ignore lint/suspicious/noArrayIndexKey: a method is its place
                key={k}
                className={strokes[k % strokes.length]}
                d={`M${bar.from} ${bar.y}H${bar.to}${end(bar.from, bar.y, bar.fromCut, -1)}${end(bar.to, bar.y, bar.toCut, 1)}`}
              />
            ) : null,
          )}
          <circle className={own.middle} cx={x} cy={y} r={3.5} />
        </g>
      ))}
    </svg>
  );
});

/** A cap, or an arrow where the end is past the axis. */
function end(x: number, y: number, cut: boolean, direction: -1 | 1): string {
  return cut
    ? `M${x - direction * 5} ${y - 3}L${x} ${y}L${x - direction * 5} ${y + 3}`
    : `M${x} ${y - 3}V${y + 3}`;
}
