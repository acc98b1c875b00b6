import { memo, useId } from 'react';
import { rowButtons } from '../interactions/row-buttons';
import type { LimitsDotLayout, LimitsLineLayout, LimitsPlane } from '../layout/limits';
import { Axes } from './axes';
import { FrameClip } from './frame-clip';
import own from './limits.module.css';
import styles from './marks.module.css';

export interface LimitsBaseProps {
  readonly plane: LimitsPlane;
  readonly lines: readonly LimitsLineLayout[];
  /** Paths of shaded areas, and of the line beyond which more does not pay. */
  readonly area?: string;
  readonly stop?: string;
  /** Parts of the plot no run has reached, in pixels across. */
  readonly hatched?: readonly (readonly [number, number])[];
  readonly dots: readonly LimitsDotLayout[];
  readonly words: {
    readonly xTitle: string;
    readonly yTitle: string;
    readonly group: string;
    readonly row: (dot: LimitsDotLayout) => string;
  };
  /** Absent where the dots are of another table than the one in view. */
  readonly onToggle?: ((row: number) => void) | undefined;
}

/** Axes, the lines that rest while a hand drags, and dots that are taken out of a fit and back in. */
export const LimitsBase = memo(function LimitsBase(props: LimitsBaseProps) {
  const { plane, lines, area, stop, hatched = [], dots, words, onToggle } = props;
  const { frame } = plane;
  const id = useId();
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
      <defs>
        <FrameClip id={`${id}clip`} frame={frame} />
        <pattern
          id={`${id}hatch`}
          width="7"
          height="7"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line className={styles.hatchLine} x1="0" y1="0" x2="0" y2="7" />
        </pattern>
      </defs>
      <Axes {...plane} xTitle={words.xTitle} yTitle={words.yTitle} />
      <g clipPath={`url(#${id}clip)`}>
        {hatched.map(([from, to]) => (
          <rect
            key={from}
            x={from}
            y={frame.top}
            width={Math.max(0, to - from)}
            height={frame.bottom - frame.top}
            fill={`url(#${id}hatch)`}
          />
        ))}
        {area !== undefined && <path d={area} className={own.area} />}
        <Lines lines={lines} />
        {stop !== undefined && <path d={stop} className={own.stop} />}
      </g>
      {dots.map(
        ({ row, group, error }) =>
          error !== '' && <path key={`${group}${row}`} d={error} className={own.error} />,
      )}
      {onToggle ? (
        <g {...rowButtons(onToggle, ignore, onToggle)}>
          {dots.map((dot, i) => (
            // biome-ignore lint/a11y/useSemanticElements: SVG has no button
            <path
              key={`${dot.group}${dot.row}`}
              data-row={dot.row}
              role="button"
              tabIndex={i === 0 ? 0 : -1}
              aria-pressed={dot.included}
              aria-label={words.row(dot)}
              className={`${own.dot} ${dot.included ? fills[dot.tone] : own.out}`}
              d={shapes[dot.tone]}
              transform={`translate(${dot.x.toFixed(1)} ${dot.y.toFixed(1)})`}
            >
              <title>{words.row(dot)}</title>
            </path>
          ))}
        </g>
      ) : (
        <g>
          {dots.map((dot) => (
            <path
              key={`${dot.group}${dot.row}`}
              className={`${own.dot} ${own.rest} ${fills[dot.tone]}`}
              d={shapes[dot.tone]}
              transform={`translate(${dot.x.toFixed(1)} ${dot.y.toFixed(1)})`}
            />
          ))}
        </g>
      )}
    </svg>
  );
});

const ignore = (): void => {};

const fills = {
  measured: own.measured,
  prediction: own.prediction,
  second: own.secondDot,
} as const;

/** Predictions are diamonds: they are no measurements. */
const diamond = 'M0 -5.2L4.6 0L0 5.2L-4.6 0Z';
const shapes = {
  measured: 'M-4 0A4 4 0 1 1 4 0A4 4 0 1 1 -4 0Z',
  prediction: diamond,
  second: diamond,
} as const;

function Lines({ lines }: { readonly lines: readonly LimitsLineLayout[] }) {
  return lines.map(({ key, tone, inside, outside, band }) => (
    <g key={key}>
      {band !== '' && <path d={band} className={own.band} />}
      {inside !== '' && <path d={inside} className={own[tone]} />}
      {outside !== '' && <path d={outside} className={`${own[tone]} ${own.dashed}`} />}
    </g>
  ));
}

export interface LimitsText {
  readonly key: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly tone: 'note' | 'point' | 'optimum';
}

export interface LimitsOverlayProps {
  readonly plane: LimitsPlane;
  readonly lines: readonly LimitsLineLayout[];
  /** Where the person's quantity stands on the x axis, in pixels; null without one. */
  readonly rule: number | null;
  /** The person's point, the best one, and smaller marks along a line, in pixels. */
  readonly point: readonly [number, number] | null;
  readonly optimum?: readonly [number, number] | null;
  readonly marks?: readonly (readonly [number, number])[];
  readonly texts: readonly LimitsText[];
}

const inside = ({ frame }: LimitsPlane, [x, y]: readonly [number, number]): boolean =>
  x >= frame.left - 1 && x <= frame.right + 1 && y >= frame.top - 1 && y <= frame.bottom + 1;

/** Everything that follows the hand. A text moves by its transform, which lays out nothing. */
export function LimitsOverlay(props: LimitsOverlayProps) {
  const { plane, lines, rule, point, optimum = null, marks = [], texts } = props;
  const { frame } = plane;
  const id = useId();
  return (
    <svg
      className={styles.overlay}
      data-layer="overlay"
      width={frame.width}
      height={frame.height}
      aria-hidden="true"
    >
      <defs>
        <FrameClip id={id} frame={frame} />
      </defs>
      <g clipPath={`url(#${id})`}>
        <Lines lines={lines} />
        {rule !== null && (
          <path
            d={`M0 ${frame.top}V${frame.bottom}`}
            transform={`translate(${rule.toFixed(1)} 0)`}
            className={styles.budget}
          />
        )}
      </g>
      {marks
        .filter((mark) => inside(plane, mark))
        .map(([x, y]) => (
          <circle key={`${x} ${y}`} className={styles.optimum} cx={x} cy={y} r={3} />
        ))}
      {optimum && inside(plane, optimum) && (
        <circle className={styles.optimum} cx={optimum[0]} cy={optimum[1]} r={5.5} />
      )}
      {point && inside(plane, point) && (
        <circle className={styles.point} cx={point[0]} cy={point[1]} r={6} />
      )}
      {texts.map(({ key, text, x, y, anchor, tone }) => (
        <text
          key={key}
          className={classes[tone]}
          textAnchor={anchor}
          transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}
        >
          {text}
        </text>
      ))}
    </svg>
  );
}

const classes = {
  note: styles.note,
  point: styles.pointLabel,
  optimum: styles.optimumLabel,
} as const;
