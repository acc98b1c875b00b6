import { memo } from 'react';
import type { RatioLayout } from '../layout/ratio';
import { Axes } from './axes';
import { FrameClip } from './frame-clip';
import styles from './marks.module.css';

export interface RatioBaseProps {
  readonly layout: RatioLayout;
  readonly xTitle: string;
  readonly yTitle: string;
}

/** Optimal tokens per parameter along the path: what a drag does not move. */
export const RatioBase = memo(function RatioBase({ layout, xTitle, yTitle }: RatioBaseProps) {
  const { frame } = layout;
  return (
    <svg
      className={styles.layer}
      data-layer="base"
      width={frame.width}
      height={frame.height}
      aria-hidden="true"
    >
      <defs>
        <FrameClip id="ratio-clip" frame={frame} />
      </defs>
      <Axes {...layout} xTitle={xTitle} yTitle={yTitle} />
      <g clipPath="url(#ratio-clip)">
        {layout.band !== '' && <path d={layout.band} className={styles.band} fillOpacity={0.16} />}
        <path d={layout.beyond} className={styles.beyond} />
        <path d={layout.measured} className={styles.path} />
      </g>
    </svg>
  );
});

export interface RatioOverlayProps {
  readonly layout: RatioLayout;
  readonly logC: number;
  readonly optimum: number;
  /** log10 D/N of the person's point. */
  readonly point: number;
  readonly away: boolean;
  readonly label: string;
}

export function RatioOverlay({ layout, logC, optimum, point, away, label }: RatioOverlayProps) {
  const { frame, x, y } = layout;
  const px = x.toPixel(logC);
  const py = y.toPixel(optimum);
  const right = px + 120 < frame.right;
  const visible = y.toPixel(point) >= frame.top && y.toPixel(point) <= frame.bottom;
  return (
    <svg
      className={styles.overlay}
      data-layer="overlay"
      width={frame.width}
      height={frame.height}
      aria-hidden="true"
    >
      <line className={styles.budget} x1={px} x2={px} y1={frame.top} y2={frame.bottom} />
      <circle cx={px} cy={py} r={5} className={styles.optimum} />
      {away && visible && <circle cx={px} cy={y.toPixel(point)} r={6} className={styles.point} />}
      <text
        className={styles.optimumLabel}
        transform={`translate(${(px + (right ? 10 : -10)).toFixed(1)} ${(right ? py - 10 : py + 20).toFixed(1)})`}
        textAnchor={right ? 'start' : 'end'}
      >
        {label}
      </text>
    </svg>
  );
}
