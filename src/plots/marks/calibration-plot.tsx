import { memo } from 'react';
import type { CalibrationLayout } from '../layout/calibration';
import { Axes } from './axes';
import own from './calibration.module.css';
import styles from './marks.module.css';

export interface CalibrationPlotProps {
  readonly layout: CalibrationLayout;
  readonly words: { readonly xTitle: string; readonly yTitle: string; readonly promise: string };
}

/** Observed against promised coverage; a level whose bar misses the promise is hollow. */
export const CalibrationPlot = memo(function CalibrationPlot({
  layout,
  words,
}: CalibrationPlotProps) {
  const { frame, points, promise } = layout;
  return (
    <svg
      className={styles.layer}
      data-layer="base"
      width={frame.width}
      height={frame.height}
      aria-hidden="true"
    >
      <Axes {...layout} xTitle={words.xTitle} yTitle={words.yTitle} />
      <line className={own.promise} {...promise} />
      <text className={styles.note} x={promise.x1 + 10} y={promise.y1 + 16}>
        {words.promise}
      </text>
      {points.map(({ x, y, low, high, kept }) => (
        <g key={x}>
          <line className={own.bar} x1={x} x2={x} y1={low} y2={high} />
          <circle className={kept ? own.kept : own.missed} cx={x} cy={y} r={5} />
        </g>
      ))}
    </svg>
  );
});
