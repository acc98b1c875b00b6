import { memo } from 'react';
import type { ObservedLayout } from '../layout/observed';
import { Axes } from './axes';
import styles from './marks.module.css';
import own from './observed.module.css';

export interface ObservedPlotProps {
  readonly layout: ObservedLayout;
  readonly words: {
    readonly xTitle: string;
    readonly yTitle: string;
    readonly equality: string;
    /** What a dot says under the pointer. */
    readonly row: (row: number) => string;
  };
}

/** Predicted against measured responses: dots of the fit, hollow squares of published values, the line of equality. */
export const ObservedPlot = memo(function ObservedPlot({ layout, words }: ObservedPlotProps) {
  const { frame, equality, dots, published } = layout;
  const [from, to] = equality;
  return (
    <svg
      className={styles.layer}
      data-layer="base"
      width={frame.width}
      height={frame.height}
      aria-hidden="true"
    >
      <Axes {...layout} {...words} />
      <line className={own.equality} x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
      <text className={styles.note} x={to.x} y={to.y - 9} textAnchor="end">
        {words.equality}
      </text>
      {published.map((place, row) =>
        place ? (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its index
            key={row}
            className={own.published}
            x={place.x - 4}
            y={place.y - 4}
            width={8}
            height={8}
          />
        ) : null,
      )}
      {dots.map((place, row) =>
        place ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its index
          <circle key={row} className={own.dot} cx={place.x} cy={place.y} r={4}>
            <title>{words.row(row)}</title>
          </circle>
        ) : null,
      )}
    </svg>
  );
});
