import { memo, useId } from 'react';
import type { LawCurveLayout } from '../layout/law-curve';
import { Axes } from './axes';
import { FrameClip } from './frame-clip';
import own from './law-curve.module.css';
import styles from './marks.module.css';

/** Curves told apart by colour and dash. */
const strokes = [own.s0, own.s1, own.s2, own.s3, own.s4] as const;

export const MOST_CURVES = strokes.length;

export interface LawCurvePlotProps {
  readonly layout: LawCurveLayout;
  readonly words: { readonly xTitle: string; readonly yTitle: string };
}

/** The response of each set of values over one variable, named at the end of its line. */
export const LawCurvePlot = memo(function LawCurvePlot({ layout, words }: LawCurvePlotProps) {
  const { frame, valid, curves } = layout;
  const clip = useId();
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
      {valid && (
        <rect
          className={own.valid}
          x={valid.x}
          y={frame.top}
          width={valid.width}
          height={frame.bottom - frame.top}
        />
      )}
      <Axes {...layout} {...words} />
      <g clipPath={`url(#${clip})`}>
        {curves.map(({ label, d }, i) => (
          <path key={label} d={d} className={`${own.curve} ${strokes[i % strokes.length]}`} />
        ))}
      </g>
      {curves.map(({ label, labelY, endY }, i) => (
        <g key={label}>
          <line
            className={strokes[i % strokes.length]}
            strokeWidth={2}
            x1={frame.right + 2}
            x2={frame.right + 12}
            y1={endY}
            y2={labelY}
          />
          <text className={own.label} x={frame.right + 15} y={labelY + 4}>
            {shorten(label, frame.width - frame.right - 15)}
          </text>
        </g>
      ))}
    </svg>
  );
});

/** As much of a name as there is room for; the table twin has all of it. */
function shorten(label: string, room: number): string {
  const most = Math.floor(room / 6);
  return label.length <= most ? label : `${label.slice(0, most - 1).trimEnd()}\u2026`;
}
