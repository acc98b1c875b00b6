import { memo, useId } from 'react';
import { rowButtons } from '../interactions/row-buttons';
import type { PlacedSheetPanel, SheetLayout, SheetTone } from '../layout/mixture-sheet';
import { Axes } from './axes';
import { FrameClip } from './frame-clip';
import styles from './marks.module.css';
import own from './mixture-sheet.module.css';

const strokes: Record<SheetTone, string | undefined> = {
  main: own.main,
  other: own.other,
  quiet: own.quiet,
};
const inks: Record<SheetTone, string | undefined> = {
  main: own.labelMain,
  other: own.labelOther,
  quiet: own.labelQuiet,
};

export interface MixtureSheetProps {
  readonly layout: SheetLayout;
  /** A press on a dot that has a row. */
  readonly onToggleRow?: (row: number) => void;
}

/** Panels above each other over one axis, with the region that is allowed and the upright that ends it. */
export const MixtureSheet = memo(function MixtureSheet({ layout, onToggleRow }: MixtureSheetProps) {
  const { panels, outside, feasible, critical, top, bottom } = layout;
  const hatch = useId();
  const last = panels.length - 1;
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no fieldset
    <svg
      className={styles.layer}
      data-layer="base"
      width={layout.width}
      height={layout.height}
      role="group"
      aria-label={panels.map(({ yTitle }) => yTitle).join('; ')}
    >
      <defs>
        <pattern
          id={hatch}
          width="7"
          height="7"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line className={styles.hatchLine} x1="0" y1="0" x2="0" y2="7" />
        </pattern>
      </defs>
      {panels.map(({ id, frame }) => (
        <g key={id}>
          {outside.map((stretch) => (
            <rect
              key={stretch.x}
              fill={`url(#${hatch})`}
              x={stretch.x}
              width={stretch.width}
              y={frame.top}
              height={frame.bottom - frame.top}
            />
          ))}
          {feasible && (
            <rect
              className={own.feasible}
              x={feasible.x}
              width={feasible.width}
              y={frame.top}
              height={frame.bottom - frame.top}
            />
          )}
        </g>
      ))}
      {panels.map((panel, i) => (
        <Panel
          key={panel.id}
          panel={panel}
          layout={layout}
          isLast={i === last}
          onToggleRow={onToggleRow}
        />
      ))}
      {critical && (
        // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in here takes focus
        <g aria-hidden="true">
          <line className={own.critical} x1={critical.x} x2={critical.x} y1={top} y2={bottom} />
          {critical.low !== null && critical.high !== null && (
            <line
              className={styles.bar}
              x1={critical.low}
              x2={critical.high}
              y1={bottom}
              y2={bottom}
            />
          )}
          <text
            className={styles.optimumLabel}
            x={critical.x + (critical.x > layout.width / 2 ? -6 : 6)}
            y={top + 12}
            textAnchor={critical.x > layout.width / 2 ? 'end' : 'start'}
          >
            {critical.label}
          </text>
        </g>
      )}
    </svg>
  );
});

function Panel({
  panel,
  layout,
  isLast,
  onToggleRow,
}: {
  readonly panel: PlacedSheetPanel;
  readonly layout: SheetLayout;
  readonly isLast: boolean;
  readonly onToggleRow: ((row: number) => void) | undefined;
}) {
  const clip = useId();
  const { frame, lines, labels, levels, band, points } = panel;
  return (
    <g>
      <defs>
        <FrameClip id={clip} frame={frame} />
      </defs>
      <Axes
        // Ticks below the last panel serve all of them.
        frame={isLast ? frame : { ...frame, height: layout.height + 40 }}
        x={layout.x}
        y={panel.y}
        xTicks={isLast ? layout.xTicks : []}
        yTicks={panel.yTicks}
        xTitle={isLast ? layout.xTitle : ''}
        yTitle={panel.yTitle}
      />
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in here takes focus */}
      <g clipPath={`url(#${clip})`} aria-hidden="true">
        {band !== '' && <path d={band} className={styles.band} fillOpacity={0.16} />}
        {levels.map(({ y, label, limit }) => (
          <line
            key={label}
            className={limit ? own.limit : own.reference}
            x1={frame.left}
            x2={frame.right}
            y1={y}
            y2={y}
          />
        ))}
        {lines.map(({ d, tone, dashed }, i) => (
          <path
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
            key={i}
            d={d}
            className={strokes[tone]}
            strokeDasharray={dashed ? '6 4' : undefined}
          />
        ))}
      </g>
      {levels.map(({ y, label, limit }) => (
        <text
          key={label}
          className={styles.note}
          x={frame.right - 4}
          y={y + (limit ? -5 : 13)}
          textAnchor="end"
        >
          {label}
        </text>
      ))}
      {labels.map(({ text, y, tone }) => (
        <text key={text} className={inks[tone]} x={frame.right + 5} y={y + 4}>
          {text}
        </text>
      ))}
      <Dots points={points} onToggleRow={onToggleRow} />
    </g>
  );
}

function Dots({
  points,
  onToggleRow,
}: {
  readonly points: PlacedSheetPanel['points'];
  readonly onToggleRow: ((row: number) => void) | undefined;
}) {
  if (!onToggleRow) {
    return (
      // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in here takes focus
      <g aria-hidden="true">
        {points.map(({ px, py, included, label }) => (
          <circle
            key={label}
            className={included ? own.plain : styles.measuredOut}
            cx={px}
            cy={py}
            r={3.5}
          />
        ))}
      </g>
    );
  }
  const buttons = rowButtons(onToggleRow, () => undefined, onToggleRow);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the dots inside are the buttons
    <g onKeyDown={buttons.onKeyDown} onClick={buttons.onClick}>
      {points.map(({ row, px, py, included, label }, i) => (
        // biome-ignore lint/a11y/useSemanticElements: an SVG circle cannot be a button element
        <circle
          key={label}
          role="button"
          tabIndex={i === 0 ? 0 : -1}
          aria-label={label}
          aria-pressed={included}
          data-row={row}
          className={included ? styles.dot : styles.dotOut}
          fill={included ? 'var(--ink-2)' : undefined}
          cx={px}
          cy={py}
          r={4.5}
        >
          <title>{label}</title>
        </circle>
      ))}
    </g>
  );
}

export interface ShareMarkProps {
  readonly layout: SheetLayout;
  /** Pixels. */
  readonly x: number;
  readonly places: readonly { readonly y: number; readonly label: string }[];
}

/** What moves under the hand: the upright of the chosen share and its losses. */
export const ShareMark = memo(function ShareMark({ layout, x, places }: ShareMarkProps) {
  const left = x > layout.width * 0.62;
  return (
    <svg
      className={styles.overlay}
      data-layer="overlay"
      width={layout.width}
      height={layout.height}
      aria-hidden="true"
    >
      <g transform={`translate(${x.toFixed(1)} 0)`}>
        <line className={own.share} y1={layout.top} y2={layout.bottom} />
        {places.map(({ y, label }) => (
          <g key={label} transform={`translate(0 ${y.toFixed(1)})`}>
            <circle r={5.5} className={styles.point} />
            <text
              className={styles.pointLabel}
              x={left ? -10 : 10}
              y={-8}
              textAnchor={left ? 'end' : 'start'}
            >
              {label}
            </text>
          </g>
        ))}
      </g>
    </svg>
  );
});
