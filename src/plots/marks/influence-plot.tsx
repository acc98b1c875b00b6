import { memo } from 'react';
import { rowButtons } from '../interactions/row-buttons';
import type { InfluenceLayout } from '../layout/influence';
import { Axes } from './axes';
import own from './diagnose.module.css';
import styles from './marks.module.css';

export interface InfluencePlotProps {
  readonly layout: InfluenceLayout;
  readonly active: number | null;
  /** Places of the selected runs. */
  readonly picked: readonly number[];
  readonly words: {
    readonly xTitle: string;
    readonly group: string;
    readonly name: (row: number) => string;
    /** What a bar is called, and what pressing it does. */
    readonly row: (row: number) => string;
  };
  readonly onPress: (row: number) => void;
  readonly onHover: (row: number | null) => void;
  /** Pressed with Ctrl or Cmd. */
  readonly onPick: (row: number) => void;
}

/** How far an answer moves without each run: bars right where it rises, left where it falls; each is a button. */
export const InfluencePlot = memo(function InfluencePlot(props: InfluencePlotProps) {
  const { layout, active, picked, words, onPress, onHover, onPick } = props;
  const { frame, bars, zero, lineHeight } = layout;
  const thickness = Math.min(14, lineHeight * 0.62);
  // About 6.4 px a letter at this size.
  const letters = Math.floor((frame.left - 10) / 6.4);
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
      <Axes {...layout} xTitle={words.xTitle} yTitle="" />
      <line className={own.reference} x1={zero} x2={zero} y1={frame.top} y2={frame.bottom} />
      <g {...rowButtons(onPress, onHover, onPick)}>
        {bars.map(({ row, up, x, width, y }, index) => (
          // biome-ignore lint/a11y/useSemanticElements: SVG has no button
          <g
            key={row}
            data-row={row}
            data-active={active === row || undefined}
            data-picked={picked.includes(row) || undefined}
            role="button"
            tabIndex={index === 0 ? 0 : -1}
            aria-label={words.row(row)}
            className={own.bar}
          >
            <rect
              className={own.hit}
              x={0}
              y={y - lineHeight / 2}
              width={frame.right}
              height={lineHeight}
            />
            <text className={own.name} x={frame.left - 8} y={y + 4} textAnchor="end">
              {shorten(words.name(row), letters)}
            </text>
            <rect
              className={up ? own.up : own.down}
              x={x}
              y={y - thickness / 2}
              width={width}
              height={thickness}
            />
          </g>
        ))}
      </g>
    </svg>
  );
});

const shorten = (text: string, letters: number): string =>
  text.length > letters ? `${text.slice(0, letters - 1)}\u2026` : text;
