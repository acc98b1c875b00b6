import { memo, useId } from 'react';
import { rowButtons } from '../interactions/row-buttons';
import {
  type DownstreamDotLayout,
  levelOf,
  ratioLevels,
  type TaskSheetLayout,
} from '../layout/downstream';
import type { LimitsLineLayout, LimitsPlane } from '../layout/limits';
import { Axes } from './axes';
import own from './downstream.module.css';
import { FrameClip } from './frame-clip';
import styles from './marks.module.css';

/** A shape a doubling of the tokens, so that colour is not the only channel. */
const shapes = [
  'M0 4.6L-4.4 -3.4H4.4Z',
  'M0 -5L4.6 0L0 5L-4.6 0Z',
  'M-4 0A4 4 0 1 1 4 0A4 4 0 1 1 -4 0Z',
  'M-3.6 -3.6H3.6V3.6H-3.6Z',
  'M0 -4.6L4.4 3.4H-4.4Z',
  'M-1.7 -4.6H1.7V-1.7H4.6V1.7H1.7V4.6H-1.7V1.7H-4.6V-1.7H-1.7Z',
  'M0 -5.2L1.5 -1.6L5.2 -1.6L2.3 0.9L3.3 4.6L0 2.4L-3.3 4.6L-2.3 0.9L-5.2 -1.6L-1.5 -1.6Z',
  'M-4.9 0L-2.5 -4.3H2.5L4.9 0L2.5 4.3H-2.5Z',
] as const;

/** Few tokens are green-blue, many are red; all of a brightness that is read on light and dark paper (3:1 and more). */
const shades = [
  ...['#1f86a8', '#2f7fd6', '#5b73dd', '#8464d6'],
  ...['#a857c4', '#c34aa5', '#d1467d', '#d44f52'],
] as const;
const shade = (level: number): string => shades[level] as string;

export interface DownstreamBaseProps {
  readonly plane: LimitsPlane;
  /** Thin curves, each of one number of tokens per parameter; the key is that number. */
  readonly lines: readonly LimitsLineLayout[];
  /** Parts of the plot no fitted run has reached, in pixels across. */
  readonly hatched: readonly (readonly [number, number])[];
  readonly dots: readonly DownstreamDotLayout[];
  readonly words: {
    readonly xTitle: string;
    readonly yTitle: string;
    readonly group: string;
    readonly row: (dot: DownstreamDotLayout) => string;
    /** Heading of the key of shapes; absent where another plot of the screen has it. */
    readonly key?: string;
  };
  /** Absent where the runs are of no table. */
  readonly onToggle?: ((row: number) => void) | undefined;
}

/** Axes, curves, and runs by tokens per parameter: full where fitted, hollow where held back, with their miss. */
export const DownstreamBase = memo(function DownstreamBase(props: DownstreamBaseProps) {
  const { plane, lines, hatched, dots, words, onToggle } = props;
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
        {lines.map(({ key, inside, outside }) => {
          const color = shade(levelOf(Number(key)));
          return (
            <g key={key} className={own.curve} stroke={color}>
              {inside !== '' && <path d={inside} />}
              {outside !== '' && <path d={outside} className={own.dashed} />}
            </g>
          );
        })}
        {dots.map(
          ({ row, miss, standing }) =>
            miss !== '' && standing !== 'out' && <path key={row} d={miss} className={own.miss} />,
        )}
      </g>
      <g {...(onToggle ? rowButtons(onToggle, ignore, onToggle) : {})}>
        {dots.map((dot, i) => (
          <path
            key={dot.row}
            {...(onToggle
              ? {
                  'data-row': dot.row,
                  role: 'button',
                  tabIndex: i === 0 ? 0 : -1,
                  'aria-pressed': dot.standing !== 'out',
                  'aria-label': words.row(dot),
                }
              : {})}
            className={`${own.dot} ${own[dot.standing]} ${onToggle ? '' : own.rest}`}
            style={lookOf(dot)}
            d={shapes[dot.level]}
            transform={`translate(${dot.x.toFixed(1)} ${dot.y.toFixed(1)})`}
          >
            <title>{words.row(dot)}</title>
          </path>
        ))}
      </g>
      {words.key !== undefined && <Key plane={plane} heading={words.key} dots={dots} />}
    </svg>
  );
});

const ignore = (): void => {};

function lookOf({ level, standing }: DownstreamDotLayout) {
  if (standing === 'out') return {};
  return standing === 'held' ? { stroke: shade(level) } : { fill: shade(level) };
}

const keyStep = 44;

/** Shapes and colours of the levels in view, at the top right. */
function Key(props: {
  readonly plane: LimitsPlane;
  readonly heading: string;
  readonly dots: readonly DownstreamDotLayout[];
}) {
  const { plane, heading, dots } = props;
  const { frame } = plane;
  const isNarrow = frame.width < 520;
  const levels = [...new Set(dots.map(({ level }) => level))].sort((a, b) => a - b);
  const step = isNarrow ? Math.min(34, (frame.right - frame.left) / levels.length) : keyStep;
  const left = frame.right - levels.length * step;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in a key takes focus
    <g aria-hidden="true" transform={`translate(0 ${frame.top + (isNarrow ? 22 : 8)})`}>
      <text
        className={styles.note}
        transform={isNarrow ? `translate(${frame.right} -12)` : `translate(${left - 8} 4)`}
        textAnchor="end"
      >
        {heading}
      </text>
      {levels.map((level, i) => (
        <g key={level} transform={`translate(${left + i * step + 6} 0)`}>
          <path d={shapes[level]} className={own.dot} style={{ fill: shade(level) }} />
          <text className={styles.note} x={7} y={4}>
            {ratioLevels[level]}
          </text>
        </g>
      ))}
    </g>
  );
}

export interface TaskSheetProps {
  readonly layout: TaskSheetLayout;
  /** Id of the task in view. */
  readonly chosen: string;
  readonly group: string;
  readonly say: (id: string) => string;
  readonly onChoose: (id: string) => void;
}

/** Small plots of single tasks; a press shows a task in the other plots. */
export const TaskSheet = memo(function TaskSheet(props: TaskSheetProps) {
  const { layout, chosen, group, say, onChoose } = props;
  const clip = useId();
  const place = (row: number): void => {
    const panel = layout.panels[row];
    if (panel) onChoose(panel.id);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no fieldset
    <svg
      className={styles.layer}
      data-layer="base"
      width={layout.width}
      height={layout.height}
      role="group"
      aria-label={group}
    >
      <g {...rowButtons(place, ignore, place)}>
        {layout.panels.map((panel, i) => {
          const { id, left, top, frame, label, note, tone, dots, line } = panel;
          return (
            // biome-ignore lint/a11y/useSemanticElements: SVG has no button
            <g
              key={id}
              data-row={i}
              role="button"
              tabIndex={i === 0 ? 0 : -1}
              aria-pressed={id === chosen}
              aria-label={say(id)}
              className={own.panel}
              transform={`translate(${left.toFixed(1)} ${top.toFixed(1)})`}
            >
              <title>{say(id)}</title>
              <clipPath id={`${clip}${i}`}>
                <rect
                  x={frame.left}
                  y={frame.top}
                  width={frame.right - frame.left}
                  height={frame.bottom - frame.top}
                />
              </clipPath>
              <rect
                className={id === chosen ? own.chosen : own.cell}
                x={frame.left}
                y={frame.top}
                width={frame.right - frame.left}
                height={frame.bottom - frame.top}
              />
              <g clipPath={`url(#${clip}${i})`}>
                {dots.map(({ x, y, held }, k) => (
                  <circle
                    // biome-ignore lint/suspicious/noArrayIndexKey: a dot is its place
                    key={k}
                    className={held ? own.smallHeld : own.small}
                    cx={x}
                    cy={y}
                    r={1.5}
                  />
                ))}
                <path d={line} className={own[tone]} />
              </g>
              <text className={own.label} x={frame.left} y={10}>
                {label}
              </text>
              <text className={own.note} x={frame.right - 3} y={frame.bottom - 4} textAnchor="end">
                {note}
              </text>
            </g>
          );
        })}
      </g>
    </svg>
  );
});
