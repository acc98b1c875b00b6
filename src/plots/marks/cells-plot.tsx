import { memo } from 'react';
import type { CellsLayout } from '../layout/cells';
import { Axes } from './axes';
import own from './evidence.module.css';
import styles from './marks.module.css';

export interface CellsPlotProps {
  readonly layout: CellsLayout;
  readonly words: {
    readonly xTitle: string;
    readonly yTitle: string;
    readonly optimum: string;
  };
}

/** Cells of a proof: small where the runs tell little apart, filled where nothing lower is ruled out. */
export const CellsPlot = memo(function CellsPlot({ layout, words }: CellsPlotProps) {
  const { frame, cells, optimum, marks } = layout;
  return (
    <svg
      className={styles.layer}
      data-layer="base"
      width={frame.width}
      height={frame.height}
      aria-hidden="true"
    >
      {cells.map(({ x, y, width, height, ruledOut }) => (
        <rect
          key={`${x} ${y} ${width}`}
          className={ruledOut ? own.cell : own.cellLeft}
          x={x}
          y={y}
          width={width}
          height={height}
        />
      ))}
      <Axes {...layout} {...words} />
      {marks.map(({ label, x, y }) => (
        <g key={label}>
          <rect className={own.literature} x={x - 4} y={y - 4} width={8} height={8}>
            <title>{label}</title>
          </rect>
        </g>
      ))}
      <circle className={styles.optimum} cx={optimum[0]} cy={optimum[1]} r={5} />
      <text className={styles.optimumLabel} x={optimum[0] + 9} y={optimum[1] - 8}>
        {words.optimum}
      </text>
    </svg>
  );
});
