import { type KeyboardEvent, type MouseEvent, memo } from 'react';
import { isPick } from '../interactions/row-buttons';
import type { HeroLayout, HeroPlane, LabelledPath } from '../layout/hero';
import type { RunPaint } from '../series/run-paint';
import type { RunSeries } from '../series/runs';
import { Axes } from './axes';
import { FrameClip } from './frame-clip';
import { shadeLoss } from './loss-shade';
import styles from './marks.module.css';

export interface HeroBaseProps {
  readonly plane: HeroPlane;
  readonly layout: HeroLayout;
  readonly runs: RunSeries | null;
  /** Null: coloured by loss. */
  readonly paint: RunPaint | null;
  readonly shown: {
    readonly runs: boolean;
    readonly contours: boolean;
    readonly path: boolean;
    readonly bands: boolean;
    readonly tokenGuides: boolean;
    readonly ratioGuides: boolean;
    readonly good: boolean;
  };
  readonly words: {
    readonly xTitle: string;
    readonly yTitle: string;
    describeRun(row: number): string;
  };
  readonly onToggleRun: (row: number) => void;
  readonly onHoverRun: (row: number | null) => void;
  /** Pressed with Ctrl or Cmd. */
  readonly onPickRun: (row: number) => void;
}

const bandOpacity: Readonly<Record<number, number>> = { 0.95: 0.16, 0.8: 0.16, 0.5: 0.2 };

/** The layers of the hero that a drag does not move. */
export const HeroBase = memo(function HeroBase(props: HeroBaseProps) {
  const { plane, layout, runs, paint, shown, words, onToggleRun, onHoverRun, onPickRun } = props;
  const { frame } = plane;
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no fieldset
    <svg
      className={styles.layer}
      data-layer="base"
      width={frame.width}
      height={frame.height}
      role="group"
      aria-label={words.yTitle}
    >
      <defs>
        <FrameClip id="hero-clip" frame={frame} />
        <pattern
          id="hero-hatch"
          width="7"
          height="7"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line className={styles.hatchLine} x1="0" y1="0" x2="0" y2="7" />
        </pattern>
      </defs>
      <Axes {...plane} xTitle={words.xTitle} yTitle={words.yTitle} />
      <g clipPath="url(#hero-clip)">
        {layout.outside !== '' && (
          <path d={layout.outside} fill="url(#hero-hatch)" fillRule="evenodd" />
        )}
        {shown.contours && (
          <Labelled paths={layout.contours} line={styles.contour} label={styles.contourLabel} />
        )}
        {shown.tokenGuides && (
          <Labelled paths={layout.tokenGuides} line={styles.guide} label={styles.contourLabel} />
        )}
        {shown.ratioGuides && (
          <Labelled paths={layout.ratioGuides} line={styles.guide} label={styles.contourLabel} />
        )}
        {shown.good && <path d={layout.good} className={styles.good} />}
        {shown.path && (
          <>
            {layout.bands
              .filter(({ level }) => level === 0.95 || shown.bands)
              .map(({ level, d }) => (
                <path
                  key={level}
                  d={d}
                  className={styles.band}
                  fillOpacity={bandOpacity[level] ?? 0.2}
                />
              ))}
            <path d={layout.pathBeyond} className={styles.beyond} />
            <path d={layout.pathMeasured} className={styles.path} />
          </>
        )}
      </g>
      {shown.runs && runs && (
        <Dots
          layout={layout}
          runs={runs}
          paint={paint}
          describe={words.describeRun}
          onToggle={onToggleRun}
          onHover={onHoverRun}
          onPick={onPickRun}
        />
      )}
    </svg>
  );
});

function Labelled(props: {
  readonly paths: readonly LabelledPath[];
  readonly line: string | undefined;
  readonly label: string | undefined;
}) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in here takes focus
    <g aria-hidden="true">
      {props.paths.map(({ d }) => (
        <path key={d} d={d} className={props.line} />
      ))}
      {props.paths.map(
        ({ d, label }) =>
          label && (
            <text
              key={d}
              className={props.label}
              textAnchor="middle"
              dominantBaseline="central"
              transform={`translate(${label.x.toFixed(1)} ${label.y.toFixed(1)}) rotate(${label.angle.toFixed(1)})`}
            >
              {label.text}
            </text>
          ),
      )}
    </g>
  );
}

interface DotsProps {
  readonly layout: HeroLayout;
  readonly runs: RunSeries;
  readonly paint: RunPaint | null;
  readonly describe: (row: number) => string;
  readonly onToggle: (row: number) => void;
  readonly onHover: (row: number | null) => void;
  readonly onPick: (row: number) => void;
}

/** One tab stop; arrows move along the runs, Enter or Space takes one out of the fit or back in, with Ctrl it is picked. */
const Dots = memo(function Dots(props: DotsProps) {
  const { layout, runs, paint, describe, onToggle, onHover, onPick } = props;
  const [low, high] = runs.lossRange;
  const row = (target: EventTarget): number | null => {
    const text = (target as Element).getAttribute('data-row');
    return text === null ? null : Number(text);
  };

  function onKeyDown(event: KeyboardEvent<SVGGElement>): void {
    const current = event.target as SVGElement;
    const at = row(current);
    if (at !== null && (event.key === 'Enter' || event.key === ' '))
      (isPick(event) ? onPick : onToggle)(at);
    else if (event.key === 'ArrowRight' || event.key === 'ArrowDown')
      focus(current.nextElementSibling, current);
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp')
      focus(current.previousElementSibling, current);
    else return;
    event.preventDefault();
  }

  function onClick(event: MouseEvent<SVGGElement>): void {
    const at = row(event.target);
    if (at !== null) (isPick(event) ? onPick : onToggle)(at);
  }

  return (
    // The circles are the buttons; the group only gathers their events.
    // biome-ignore lint/a11y/noStaticElementInteractions: events bubble up from the buttons inside
    <g
      onKeyDown={onKeyDown}
      onClick={onClick}
      onPointerOver={(event) => onHover(row(event.target))}
      onPointerLeave={() => onHover(null)}
      onFocus={(event) => onHover(row(event.target))}
      onBlur={() => onHover(null)}
    >
      {layout.dots.map(({ row: at, x, y }, index) => {
        const included = runs.included[at] === 1;
        // Dark is high loss: the eye goes to the best runs.
        const shade = high > low ? 1 - ((runs.loss[at] as number) - low) / (high - low) : 1;
        const props = {
          'data-row': at,
          role: 'button',
          tabIndex: index === 0 ? 0 : -1,
          'aria-pressed': included,
          'aria-label': describe(at),
          className: included ? styles.dot : styles.dotOut,
          ...(included ? { fill: paint?.fills[at] ?? shadeLoss(shade) } : {}),
        } as const;
        const place = `${x.toFixed(1)} ${y.toFixed(1)}`;
        return paint?.paths ? (
          <path key={at} {...props} d={paint.paths[at]} transform={`translate(${place})`} />
        ) : (
          <circle
            key={at}
            {...props}
            cx={x.toFixed(1)}
            cy={y.toFixed(1)}
            r={included ? (paint?.radii?.[at] ?? 4.25) : 3.75}
          />
        );
      })}
    </g>
  );
});

function focus(next: Element | null, from: SVGElement): void {
  if (!(next instanceof SVGElement)) return;
  from.setAttribute('tabindex', '-1');
  next.setAttribute('tabindex', '0');
  next.focus();
}
