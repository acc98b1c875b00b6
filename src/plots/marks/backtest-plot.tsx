import { memo } from 'react';
import type { BacktestLayout } from '../layout/backtest';
import { Axes } from './axes';
import own from './backtest.module.css';
import diagnose from './diagnose.module.css';
import styles from './marks.module.css';

export interface BacktestPlotProps {
  readonly layout: BacktestLayout;
  /** Pixels of the cutoff. */
  readonly cutoff: number;
  readonly words: {
    readonly xTitle: string;
    readonly yTitle: string;
    readonly fitted: string;
    readonly foretold: string;
    /** What a run says under the pointer. */
    readonly row: (row: number) => string;
  };
}

/** Errors of runs below the cutoff in grey, of runs above it with their intervals; missed ones are hollow squares. */
export const BacktestPlot = memo(function BacktestPlot(props: BacktestPlotProps) {
  const { layout, cutoff, words } = props;
  const { frame, zero, trained, held } = layout;
  return (
    <svg
      className={styles.layer}
      data-layer="base"
      width={frame.width}
      height={frame.height}
      aria-hidden="true"
    >
      <Axes {...layout} {...words} />
      <rect
        className={own.future}
        x={cutoff}
        width={Math.max(0, frame.right - cutoff)}
        y={frame.top}
        height={frame.bottom - frame.top}
      />
      <line className={diagnose.reference} x1={frame.left} x2={frame.right} y1={zero} y2={zero} />
      {trained.map(({ x, y }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a run is its place
        <circle key={i} className={own.trained} cx={x} cy={y} r={2.75} />
      ))}
      {held.map(({ row, x, y, covered, bar }) => (
        <g key={row} className={covered || !bar ? own.covered : own.missed}>
          {bar && <line className={own.interval} x1={x} x2={x} y1={bar.y1} y2={bar.y2} />}
          {covered || !bar ? (
            <circle className={own.mark} cx={x} cy={y} r={3.5}>
              <title>{words.row(row)}</title>
            </circle>
          ) : (
            <rect className={own.mark} x={x - 4} y={y - 4} width={8} height={8}>
              <title>{words.row(row)}</title>
            </rect>
          )}
        </g>
      ))}
      <line className={styles.budget} x1={cutoff} x2={cutoff} y1={frame.top} y2={frame.bottom} />
      {cutoff - frame.left > 90 && (
        <text className={styles.note} x={cutoff - 8} y={frame.top + 26} textAnchor="end">
          {words.fitted}
        </text>
      )}
      {frame.right - cutoff > 70 && (
        <text className={styles.note} x={cutoff + 8} y={frame.top + 26}>
          {words.foretold}
        </text>
      )}
    </svg>
  );
});
