import { memo } from 'react';
import type { TernaryLayout } from '../layout/ternary';
import styles from './marks.module.css';
import own from './mixture-sheet.module.css';

export interface TernaryPlotProps {
  readonly layout: TernaryLayout;
  /** At the corners: top, left, right. */
  readonly names: readonly string[];
  readonly runs: readonly (readonly [number, number])[];
  readonly best: readonly [number, number];
  /** Best places of the refits. */
  readonly cloud: readonly (readonly [number, number])[];
}

/** Mixtures of three domains, coloured by their weighted loss: darker is lower. */
export const TernaryPlot = memo(function TernaryPlot(props: TernaryPlotProps) {
  const { layout, names, runs, best, cloud } = props;
  const [top, left, right] = layout.corners as readonly [
    readonly [number, number],
    readonly [number, number],
    readonly [number, number],
  ];
  return (
    <svg
      className={styles.layer}
      data-layer="base"
      width={layout.width}
      height={layout.height}
      aria-hidden="true"
    >
      {layout.cells.map(({ d, level }) => (
        <path key={d} d={d} className={own.cell} fillOpacity={0.04 + 0.4 * (1 - level)} />
      ))}
      {layout.grid.map((d) => (
        <path key={d} d={d} className={styles.grid} fill="none" />
      ))}
      <path d={layout.outline} className={own.outline} />
      {runs.map(([x, y]) => (
        <circle key={`${x} ${y}`} className={own.plain} cx={x} cy={y} r={2.5} />
      ))}
      {cloud.map(([x, y], i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a refit is its number
        <circle key={i} className={own.refit} cx={x} cy={y} r={2} />
      ))}
      <circle className={styles.optimum} cx={best[0]} cy={best[1]} r={6} />
      <text className={styles.axisTitle} x={top[0]} y={top[1] - 8} textAnchor="middle">
        {names[0]}
      </text>
      <text className={styles.axisTitle} x={left[0]} y={left[1] + 17} textAnchor="middle">
        {names[1]}
      </text>
      <text className={styles.axisTitle} x={right[0]} y={right[1] + 17} textAnchor="middle">
        {names[2]}
      </text>
    </svg>
  );
});
