import { memo, useId } from 'react';
import type { ProfileBar, ProfileLayout } from '../layout/profile';
import { Axes } from './axes';
import own from './evidence.module.css';
import { FrameClip } from './frame-clip';
import styles from './marks.module.css';

export interface ProfilePlotProps {
  readonly layout: ProfileLayout;
  readonly words: {
    readonly xTitle: string;
    readonly yTitle: string;
    /** Name of the threshold line. */
    readonly threshold: string;
    /** Name of the other method's bar. */
    readonly other: string;
  };
}

/** Rise of the objective with a quantity held: where it meets the threshold the interval ends. */
export const ProfilePlot = memo(function ProfilePlot({ layout, words }: ProfilePlotProps) {
  const { frame, curve, thresholdY, estimateX, interval, other } = layout;
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
      <Axes {...layout} {...words} />
      <line
        className={own.threshold}
        x1={frame.left}
        x2={frame.right}
        y1={thresholdY}
        y2={thresholdY}
      />
      <text
        className={styles.note}
        x={(interval.from + interval.to) / 2}
        y={thresholdY - 8}
        textAnchor="middle"
      >
        {words.threshold}
      </text>
      <line
        className={own.estimate}
        x1={estimateX}
        x2={estimateX}
        y1={frame.top}
        y2={frame.bottom}
      />
      <path className={styles.path} d={curve} clipPath={`url(#${clip})`} />
      <Bar bar={interval} className={own.bar} />
      {other && (
        <>
          <Bar bar={other} className={own.barOther} />
          <text
            className={styles.note}
            x={(other.from + other.to) / 2}
            y={other.y + 16}
            textAnchor="middle"
          >
            {words.other}
          </text>
        </>
      )}
    </svg>
  );
});

/** An end at a bound is an arrow: the interval says nothing beyond. */
function Bar({
  bar,
  className,
}: {
  readonly bar: ProfileBar;
  readonly className: string | undefined;
}) {
  const { from, to, y, fromOpen, toOpen } = bar;
  const end = (x: number, open: boolean, direction: -1 | 1): string =>
    open
      ? `M${x - direction * 6} ${y - 5}L${x} ${y}L${x - direction * 6} ${y + 5}`
      : `M${x} ${y - 5}V${y + 5}`;
  return (
    <path
      className={className}
      d={`M${from} ${y}H${to}${end(from, fromOpen, -1)}${end(to, toOpen, 1)}`}
    />
  );
}
