import { memo } from 'react';
import { rowButtons } from '../interactions/row-buttons';
import type {
  DegradationCurveLayout,
  DegradationDots,
  DegradationPlane,
} from '../layout/degradation';
import { Axes } from './axes';
import own from './degradation.module.css';
import { FrameClip } from './frame-clip';
import styles from './marks.module.css';

const fills: Readonly<Record<number, string | undefined>> = { 2: own.b2, 3: own.b3, 4: own.b4 };
const strokes: Readonly<Record<number, string | undefined>> = { 2: own.l2, 3: own.l3, 4: own.l4 };

/** A shape a width, so that colour is not the only channel. */
function shape(bits: number, radius: number): string {
  const r = radius;
  if (bits === 2) return `M0 ${-r * 1.25}L${r * 1.15} ${r}H${-r * 1.15}Z`;
  if (bits === 3) return `M${-r} ${-r}H${r}V${r}H${-r}Z`;
  if (bits === 4) return `M${-r} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 ${-r} 0Z`;
  return `M0 ${-r * 1.3}L${r * 1.3} 0L0 ${r * 1.3}L${-r * 1.3} 0Z`;
}

export interface DegradationBaseProps {
  readonly plane: DegradationPlane;
  readonly sizes: readonly DegradationDots[];
  /** Points of another table, for orientation. */
  readonly ghosts: readonly DegradationDots[];
  /** log10 of the size that stands out. */
  readonly near: number | null;
  readonly words: {
    readonly xTitle: string;
    readonly yTitle: string;
    readonly group: string;
    readonly row: (row: number) => string;
  };
  readonly onToggle: (row: number) => void;
}

/** Axes and measured points; each point is a button that takes its row out of the fit or back in. */
export const DegradationBase = memo(function DegradationBase(props: DegradationBaseProps) {
  const { plane, sizes, ghosts, near, words, onToggle } = props;
  const { frame } = plane;
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
      <Axes {...plane} xTitle={words.xTitle} yTitle={words.yTitle} />
      {ghosts.map(({ logN, dots }) => (
        <g key={logN} className={near === logN ? own.sizeNear : own.size}>
          {dots.map(({ row, x, y, bits }) => (
            <path
              key={row}
              className={own.ghost}
              d={shape(bits, 3)}
              transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}
            />
          ))}
        </g>
      ))}
      {sizes.map((size) => (
        <g key={size.logN} className={near === size.logN ? own.sizeNear : own.size}>
          <Size size={size} row={words.row} onToggle={onToggle} />
        </g>
      ))}
    </svg>
  );
});

const ignore = (): void => {};

/** One tab stop; arrows move along the points of the size. */
const Size = memo(function Size({
  size,
  row: describe,
  onToggle,
}: {
  readonly size: DegradationDots;
  readonly row: (row: number) => string;
  readonly onToggle: (row: number) => void;
}) {
  return (
    <>
      <path className={own.error} d={size.errors} />
      <g {...rowButtons(onToggle, ignore, onToggle)}>
        {size.dots.map(({ row, x, y, bits, included, atFoot }, i) => (
          // biome-ignore lint/a11y/useSemanticElements: SVG has no button
          <path
            key={row}
            data-row={row}
            role="button"
            tabIndex={i === 0 ? 0 : -1}
            aria-pressed={included}
            aria-label={describe(row)}
            className={
              included && !atFoot ? `${own.dot} ${fills[Math.round(bits)] ?? own.bx}` : own.hollow
            }
            d={shape(Math.round(bits), 3.6)}
            transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}
          >
            <title>{describe(row)}</title>
          </path>
        ))}
      </g>
    </>
  );
});

export interface DegradationCurvesProps {
  readonly plane: DegradationPlane;
  readonly curves: readonly DegradationCurveLayout[];
}

/** The law at each width with its bands. */
export const DegradationCurves = memo(function DegradationCurves(props: DegradationCurvesProps) {
  const { plane, curves } = props;
  const { frame } = plane;
  return (
    <svg
      className={styles.overlay}
      data-layer="curves"
      width={frame.width}
      height={frame.height}
      aria-hidden="true"
    >
      <defs>
        <FrameClip id="degradation-curves" frame={frame} />
      </defs>
      <g clipPath="url(#degradation-curves)">
        {curves.map(({ key, bits, tone, inside: within, outside, band }) => {
          const width = Math.round(bits);
          const base = `${own[tone === 'other' ? 'line' : tone]} ${strokes[width] ?? own.lx}`;
          return (
            <g key={key}>
              {band !== '' && <path d={band} className={`${own.band} ${fills[width] ?? own.bx}`} />}
              {within !== '' && (
                <path
                  d={within}
                  className={tone === 'published' ? `${base} ${own.dotted}` : base}
                />
              )}
              <path
                d={outside}
                className={`${base} ${tone === 'published' ? own.dotted : own.dashed}`}
              />
            </g>
          );
        })}
      </g>
      {curves.map(
        ({ key, label, labelY, tone }) =>
          label !== '' && (
            <text
              key={key}
              className={tone === 'chosen' ? own.strong : own.label}
              transform={`translate(${frame.right + 8} ${(labelY + 4).toFixed(1)})`}
            >
              {label}
            </text>
          ),
      )}
    </svg>
  );
});

export interface DegradationOverlayProps {
  readonly plane: DegradationPlane;
  /** Pixels: the tolerance, where the chosen curve meets it, the person's point, the projection. */
  readonly tolerance: number;
  readonly most: readonly [number, number] | null;
  readonly point: readonly [number, number];
  readonly projection: readonly [number, number] | null;
  /** Above this height nothing can be lost any more. */
  readonly ceiling: number;
  readonly words: {
    readonly tolerance: string;
    readonly most: string;
    readonly point: string;
    readonly projection: string;
    readonly ceiling: string;
  };
}

/** What follows the hand in every frame: the point, the tolerance and what it allows, the projection. */
export function DegradationOverlay(props: DegradationOverlayProps) {
  const { plane, tolerance, most, point, projection, ceiling, words } = props;
  const { frame } = plane;
  const inside = (y: number): boolean => y >= frame.top && y <= frame.bottom;
  const right = point[0] + 150 < frame.right;
  const mostRight = most !== null && most[0] + 130 < frame.right;
  return (
    <svg
      className={styles.overlay}
      data-layer="overlay"
      width={frame.width}
      height={frame.height}
      aria-hidden="true"
    >
      <defs>
        <FrameClip id="degradation-clip" frame={frame} />
        <pattern
          id="degradation-hatch"
          width="7"
          height="7"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line className={styles.hatchLine} x1="0" y1="0" x2="0" y2="7" />
        </pattern>
      </defs>
      <g clipPath="url(#degradation-clip)">
        {ceiling > frame.top && (
          <rect
            x={frame.left}
            y={frame.top}
            width={frame.right - frame.left}
            height={ceiling - frame.top}
            fill="url(#degradation-hatch)"
          />
        )}
        <path d={`M${frame.left} ${tolerance}H${frame.right}`} className={own.tolerance} />
        {most && <path d={`M${most[0]} ${most[1]}V${frame.bottom}`} className={own.most} />}
        {projection && (
          <path d={`M${projection[0]} ${frame.top}V${frame.bottom}`} className={own.projection} />
        )}
      </g>
      {ceiling > frame.top + 16 && (
        <text className={styles.note} transform={`translate(${frame.left + 8} ${ceiling - 6})`}>
          {words.ceiling}
        </text>
      )}
      {inside(tolerance) && (
        <text
          className={styles.pointLabel}
          transform={`translate(${frame.left + 8} ${(tolerance - 6).toFixed(1)})`}
        >
          {words.tolerance}
        </text>
      )}
      {most && (
        <>
          <circle cx={most[0]} cy={most[1]} r={5} className={styles.optimum} />
          <text
            className={styles.pointLabel}
            transform={`translate(${(most[0] + (mostRight ? 8 : -8)).toFixed(1)} ${frame.bottom - 10})`}
            textAnchor={mostRight ? 'start' : 'end'}
          >
            {words.most}
          </text>
        </>
      )}
      {projection && (
        <>
          {inside(projection[1]) && (
            <circle cx={projection[0]} cy={projection[1]} r={4.5} className={own.projected} />
          )}
          <text
            className={styles.note}
            transform={`translate(${(projection[0] - 6).toFixed(1)} ${frame.top + 12})`}
            textAnchor="end"
          >
            {words.projection}
          </text>
        </>
      )}
      {inside(point[1]) && (
        <>
          <circle cx={point[0]} cy={point[1]} r={6} className={styles.point} />
          <text
            className={styles.pointLabel}
            transform={`translate(${(point[0] + (right ? 12 : -12)).toFixed(1)} ${(point[1] + 18).toFixed(1)})`}
            textAnchor={right ? 'start' : 'end'}
          >
            {words.point}
          </text>
        </>
      )}
    </svg>
  );
}
