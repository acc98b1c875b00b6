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

/**
 * Hairline grid, ticks and axis titles that name quantity and unit.
 * A tick moves by its group's transform: moving the text itself would lay its glyphs out again every frame.
 */
export const Axes = memo(function Axes({ frame, x, y, xTicks, yTicks, xTitle, yTitle }: AxesProps) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in an axis takes focus
    <g aria-hidden="true">
      {xTicks.map(({ value, label }) => {
        const px = x.toPixel(value);
        return (
          <g key={label} transform={`translate(${px.toFixed(1)} 0)`}>
            <line className={styles.grid} y1={frame.top} y2={frame.bottom} />
            <text className={styles.tick} y={frame.bottom + 15} textAnchor="middle">
              {label}
            </text>
          </g>
        );
      })}
      {yTicks.map(({ value, label }) => {
        const py = y.toPixel(value);
        return (
          <g key={label} transform={`translate(0 ${py.toFixed(1)})`}>
            <line className={styles.grid} x1={frame.left} x2={frame.right} />
            <text className={styles.tick} x={frame.left - 6} y={4} textAnchor="end">
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
