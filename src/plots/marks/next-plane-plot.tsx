import { memo, useId } from 'react';
import type { NextPlaneLayout } from '../layout/next-plane';
import { Axes } from './axes';
import own from './evidence.module.css';
import { FrameClip } from './frame-clip';
import styles from './marks.module.css';

export interface NextPlanePlotProps {
  readonly layout: NextPlaneLayout;
  readonly words: { readonly xTitle: string; readonly yTitle: string; readonly target: string };
}

/** The runs there are, those proposed, and where proposals may lie. */
export const NextPlanePlot = memo(function NextPlanePlot({ layout, words }: NextPlanePlotProps) {
  const { frame, runs, proposed, target, allowed, budget } = layout;
  const clip = useId();
  const [tx, ty] = target;
  const atRight = tx > (frame.left + frame.right) / 2;
  return (
    <svg
      className={styles.layer}
      data-layer="base"
      width={frame.width}
      height={frame.height}
      aria-hidden="true"
    >
      <defs>
        <FrameClip id={clip} frame={frame} />
      </defs>
      <Axes {...layout} {...words} />
      <g clipPath={`url(#${clip})`}>
        <path className={own.allowed} d={allowed} />
        <path className={own.budget} d={budget} />
        {runs.map(({ x, y, idle }, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a run is its row
          <circle key={row} className={idle ? own.idle : own.run} cx={x} cy={y} r={3} />
        ))}
      </g>
      <rect className={own.target} x={tx - 5} y={ty - 5} width={10} height={10} />
      <text
        className={styles.pointLabel}
        x={tx + (atRight ? -10 : 10)}
        y={ty + 4}
        textAnchor={atRight ? 'end' : 'start'}
      >
        {words.target}
      </text>
      {proposed.map(({ x, y, label }, rank) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a proposal is its rank
        <g key={rank}>
          <circle className={own.proposed} cx={x} cy={y} r={5.5} />
          <text className={own.proposedRank} x={x + 8} y={y - 6}>
            {label}
          </text>
        </g>
      ))}
    </svg>
  );
});
