import { memo } from 'react';
import { rowButtons } from '../interactions/row-buttons';
import type { RunPointsLayout } from '../layout/run-points';
import { Axes } from './axes';
import own from './diagnose.module.css';
import styles from './marks.module.css';
import { PickedRuns } from './picked-runs';

export interface RunPointsPlotProps {
  readonly layout: RunPointsLayout;
  /** Row under the pointer, here or in a plot beside this one. */
  readonly active: number | null;
  /** Places of the selected runs. */
  readonly picked: readonly number[];
  readonly words: {
    readonly xTitle: string;
    readonly yTitle: string;
    readonly group: string;
    readonly band?: string;
    readonly reference?: string;
    readonly row: (row: number) => string;
  };
  readonly onPress: (row: number) => void;
  readonly onHover: (row: number | null) => void;
  /** Pressed with Ctrl or Cmd. */
  readonly onPick: (row: number) => void;
}

const none: readonly number[] = [];

/** Runs as dots beside a reference line, hollow in Huber's linear part; each is a button. */
export const RunPointsPlot = memo(function RunPointsPlot(props: RunPointsPlotProps) {
  const { layout, active, picked, words } = props;
  const { frame, dots } = layout;
  const marked = active === null ? undefined : dots.find(({ row }) => row === active);
  const rings = dots.flatMap(({ row, x, y }) => (picked.includes(row) ? [[x, y] as const] : []));
  return (
    <>
      <Base {...props} active={null} picked={none} />
      <PickedRuns frame={frame} places={rings} />
      <svg className={styles.overlay} width={frame.width} height={frame.height} aria-hidden="true">
        {marked && (
          <>
            <circle className={own.active} cx={marked.x} cy={marked.y} r={8} />
            <text
              className={styles.pointLabel}
              x={frame.right}
              y={frame.bottom - 8}
              textAnchor="end"
            >
              {words.row(marked.row)}
            </text>
          </>
        )}
      </svg>
    </>
  );
});

const Base = memo(function Base({ layout, words, onPress, onHover, onPick }: RunPointsPlotProps) {
  const { frame, dots, band, reference } = layout;
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no fieldset
    <svg
      className={styles.layer}
      data-layer="base"
      width={frame.width}
      height={frame.height}
      role="group"
      aria-label={words.group}
    >
      <Axes {...layout} xTitle={words.xTitle} yTitle={words.yTitle} />
      {band && (
        <rect
          className={own.band}
          x={frame.left}
          width={frame.right - frame.left}
          y={band.y}
          height={Math.max(1, band.height)}
        />
      )}
      <line className={own.reference} {...reference} />
      {words.reference && (
        <text className={styles.note} x={reference.x1 + 4} y={reference.y1 - 18}>
          {words.reference}
        </text>
      )}
      <g {...rowButtons(onPress, onHover, onPick)}>
        {dots.map(({ row, x, y, hollow }, index) => (
          // biome-ignore lint/a11y/useSemanticElements: SVG has no button
          <circle
            key={row}
            data-row={row}
            role="button"
            tabIndex={index === 0 ? 0 : -1}
            aria-label={words.row(row)}
            className={hollow ? own.dotLinear : own.dot}
            cx={x.toFixed(1)}
            cy={y.toFixed(1)}
            r={3.75}
          />
        ))}
      </g>
    </svg>
  );
});
