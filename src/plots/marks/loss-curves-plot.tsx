import { memo, type PointerEvent, useState } from 'react';
import { rowButtons } from '../interactions/row-buttons';
import { useFrame } from '../interactions/use-frame';
import type { LossCurvesLayout } from '../layout/loss-curves';
import { Axes } from './axes';
import own from './loss-curves.module.css';
import styles from './marks.module.css';

/** Families told apart by colour and dash; more than these begin again. */
const strokes = [own.f0, own.f1, own.f2, own.f3, own.f4, own.f5, own.f6, own.f7] as const;
const strokeOf = (family: number): string | undefined => strokes[family % strokes.length];

export interface LossCurvesPlotProps {
  readonly layout: LossCurvesLayout;
  /** Curves of selected runs. */
  readonly picked: ReadonlySet<number>;
  readonly words: {
    readonly xTitle: string;
    readonly yTitle: string;
    readonly group: string;
    readonly size: (params: number) => string;
    readonly curve: (curve: number) => string;
    /** A point of a curve, from log10 values. */
    readonly point: (curve: number, logTokens: number, logLoss: number) => string;
  };
  /** A curve pressed; `more` keeps those selected before. */
  readonly onPick: (curve: number, more: boolean) => void;
  readonly onHover: (curve: number | null) => void;
}

/** Loss over tokens, a line a run: the one under the pointer stands out and is named where it is. */
export const LossCurvesPlot = memo(function LossCurvesPlot(props: LossCurvesPlotProps) {
  const { layout, words, onPick, onHover } = props;
  const { frame } = layout;
  const [at, setAt] = useState<ReturnType<LossCurvesLayout['nearest']>>(null);
  const follow = useFrame(({ x, y }: { x: number; y: number }) => {
    const next = layout.nearest(x, y);
    setAt(next);
    onHover(next?.curve ?? null);
  });

  function placeOf(event: PointerEvent<HTMLDivElement>): { x: number; y: number } {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }

  function focusOn(curve: number | null): void {
    const line = curve === null ? undefined : layout.curves[curve];
    setAt(line && curve !== null ? { curve, x: line.end[0], y: line.end[1] } : null);
    onHover(curve);
  }

  const line = at && layout.curves[at.curve];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the lines are the buttons; the plane finds the nearest
    // biome-ignore lint/a11y/useKeyWithClickEvents: the lines have the keys
    <div
      className={own.plane}
      onPointerMove={(event) => follow(placeOf(event))}
      onPointerLeave={() => focusOn(null)}
      onClick={(event) => {
        if (at) onPick(at.curve, event.ctrlKey || event.metaKey);
      }}
    >
      <Lines {...props} onFocusCurve={focusOn} />
      {at && line && (
        <svg
          className={styles.overlay}
          width={frame.width}
          height={frame.height}
          aria-hidden="true"
        >
          <path d={line.d} className={`${own.active} ${strokeOf(line.family)}`} />
          <circle className={own.point} cx={at.x} cy={at.y} r={4} />
          <text
            className={own.label}
            x={at.x < (frame.left + frame.right) / 2 ? at.x + 10 : at.x - 10}
            y={Math.max(frame.top + 12, at.y - 10)}
            textAnchor={at.x < (frame.left + frame.right) / 2 ? 'start' : 'end'}
          >
            {words.point(at.curve, layout.x.fromPixel(at.x), layout.y.fromPixel(at.y))}
          </text>
        </svg>
      )}
    </div>
  );
});

const Lines = memo(function Lines(
  props: LossCurvesPlotProps & { readonly onFocusCurve: (curve: number | null) => void },
) {
  const { layout, picked, words, onPick, onFocusCurve } = props;
  const { frame } = layout;
  const { onKeyDown, onFocus, onBlur } = rowButtons(
    (curve) => onPick(curve, false),
    onFocusCurve,
    (curve) => onPick(curve, true),
  );
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
      <Axes {...layout} xTitle={words.xTitle} yTitle={words.yTitle} />
      <g
        className={own.lines}
        data-picking={picked.size > 0 || undefined}
        {...{ onKeyDown, onFocus, onBlur }}
      >
        {layout.curves.map(({ d, family }, curve) => (
          // biome-ignore lint/a11y/useSemanticElements: SVG has no button
          <path
            // Curves have no identity but their place.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            key={curve}
            data-row={curve}
            role="button"
            tabIndex={curve === 0 ? 0 : -1}
            aria-pressed={picked.has(curve)}
            aria-label={words.curve(curve)}
            data-picked={picked.has(curve) || undefined}
            className={`${own.line} ${strokeOf(family)}`}
            d={d}
          />
        ))}
      </g>
      {layout.labels.map(({ family, params, y, endX, endY }) => (
        // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in here takes focus
        <g key={family} aria-hidden="true">
          <line className={own.leader} x1={endX + 3} x2={frame.right + 8} y1={endY} y2={y} />
          <text className={own.size} x={frame.right + 11} y={y + 4}>
            {words.size(params)}
          </text>
        </g>
      ))}
    </svg>
  );
});
