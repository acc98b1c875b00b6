import { memo } from 'react';
import type { Frame } from '../layout/geometry';
import type { Scale, Tick } from '../layout/scale';
import styles from './marks.module.css';

export interface AxesProps {
  readonly frame: Frame;
  readonly x: Scale;
  readonly y: Scale;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly xTitle: string;
  readonly yTitle: string;
}

/** Hairline grid, ticks and axis titles that name quantity and unit. */
export const Axes = memo(function Axes({ frame, x, y, xTicks, yTicks, xTitle, yTitle }: AxesProps) {
  return (
    <g aria-hidden="true">
      {xTicks.map(({ value, label }) => {
        const px = x.toPixel(value);
        return (
          <g key={value}>
            <line className={styles.grid} x1={px} x2={px} y1={frame.top} y2={frame.bottom} />
            <text className={styles.tick} x={px} y={frame.bottom + 15} textAnchor="middle">
              {label}
            </text>
          </g>
        );
      })}
      {yTicks.map(({ value, label }) => {
        const py = y.toPixel(value);
        return (
          <g key={value}>
            <line className={styles.grid} x1={frame.left} x2={frame.right} y1={py} y2={py} />
            <text className={styles.tick} x={frame.left - 6} y={py + 4} textAnchor="end">
              {label}
            </text>
          </g>
        );
      })}
      <text className={styles.axisTitle} x={frame.right} y={frame.height - 4} textAnchor="end">
        {xTitle}
      </text>
      <text className={styles.axisTitle} x={0} y={frame.top - 9}>
        {yTitle}
      </text>
    </g>
  );
});
