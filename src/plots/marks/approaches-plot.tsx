import { memo } from 'react';
import type { ApproachesLayout } from '../layout/approaches';
import own from './approaches.module.css';
import { Axes } from './axes';
import styles from './marks.module.css';

export interface ApproachesPlotProps {
  readonly layout: ApproachesLayout;
  readonly words: {
    readonly xTitle: string;
    readonly yTitle: string;
    /** Key of the lines, by method. */
    readonly methods: Readonly<Record<'envelope' | 'parabolas' | 'parametric', string>>;
  };
}

/** Optimal size over compute as each approach sees it; a line has its own dash, its points their own shape. */
export const ApproachesPlot = memo(function ApproachesPlot({ layout, words }: ApproachesPlotProps) {
  const { frame, lines, minima, envelope } = layout;
  return (
    <svg
      className={styles.layer}
      data-layer="base"
      width={frame.width}
      height={frame.height}
      aria-hidden="true"
    >
      <Axes {...layout} {...words} />
      {envelope.map(({ x, y }) => (
        <circle key={x} className={own.traced} cx={x} cy={y} r={1.75} />
      ))}
      {minima.map(({ x, y, inside, bar }) => (
        <g key={x}>
          {bar && <line className={own.whisker} x1={x} x2={x} y1={bar.y1} y2={bar.y2} />}
          <rect
            className={inside ? own.minimum : own.minimumEdge}
            x={x - 4}
            y={y - 4}
            width={8}
            height={8}
          />
        </g>
      ))}
      {lines.map(({ method, bar, ...line }) => (
        <g key={method} className={own[method]}>
          <line className={own.line} {...line} />
          {bar && <line className={own.bar} x1={bar.x} x2={bar.x} y1={bar.y1} y2={bar.y2} />}
        </g>
      ))}
      {lines.map(({ method }, i) => (
        <g
          key={method}
          className={own[method]}
          transform={`translate(${frame.left + 10} ${frame.top + 12 + 17 * i})`}
        >
          <line className={own.line} x1={0} x2={26} y1={0} y2={0} />
          <text className={own.key} x={32} y={4}>
            {words.methods[method]}
          </text>
        </g>
      ))}
    </svg>
  );
});
