import { memo } from 'react';
import { rowButtons } from '../interactions/row-buttons';
import type { AtlasBarsLayout } from '../layout/atlas-bars';
import own from './atlas.module.css';
import { Axes } from './axes';
import styles from './marks.module.css';

export interface AtlasBarsPlotProps {
  readonly layout: AtlasBarsLayout;
  readonly words: { readonly xTitle: string; readonly group: string };
  readonly onPress: (row: number) => void;
}

const nothing = (): void => {};

/** Ratios as bars from the baseline: to the left less, to the right more; each is a button. */
export const AtlasBarsPlot = memo(function AtlasBarsPlot(props: AtlasBarsPlotProps) {
  const { layout, words, onPress } = props;
  const { frame, bars, one } = layout;
  const across = frame.right - frame.left;
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
      <line className={own.one} x1={one} x2={one} y1={frame.top} y2={frame.bottom} />
      <g {...rowButtons(onPress, nothing, onPress)}>
        {bars.map(({ row, y, left, width, label, text, shown, fill, chosen }, index) => (
          // biome-ignore lint/a11y/useSemanticElements: SVG has no button
          <g
            key={row}
            data-row={row}
            role="button"
            tabIndex={index === 0 ? 0 : -1}
            aria-label={`${text} ${label}`}
            className={own.bar}
            transform={`translate(0 ${y.toFixed(1)})`}
          >
            <rect
              className={chosen ? own.hitChosen : own.hit}
              x={frame.left - 6}
              y={1}
              width={across + 12}
              height={34}
              rx={4}
            />
            <text className={own.what} x={frame.left} y={15}>
              <tspan className={own.factor}>{text}</tspan>
              {`  ${shown}`}
            </text>
            <rect x={left} y={21} width={width} height={8} rx={1.5} style={{ fill }} />
          </g>
        ))}
      </g>
    </svg>
  );
});
