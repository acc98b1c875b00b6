import { type KeyboardEvent, memo, type PointerEvent, useState } from 'react';
import type { SpecificationLayout } from '../layout/specifications';
import { Axes } from './axes';
import styles from './marks.module.css';
import own from './specification.module.css';

export interface SpecificationPlotProps {
  readonly layout: SpecificationLayout;
  /** Place of the choices in use; null where they are not there. */
  readonly current: number | null;
  readonly words: {
    readonly yTitle: string;
    /** Accessible name of the slider along the curve. */
    readonly along: string;
    readonly median: string;
    readonly say: (place: number) => string;
  };
  readonly onAdopt: (place: number) => void;
}

/**
 * Specifications in the order of their answers, and below them who chose what. A click adopts the nearest one;
 * by keyboard the arrows walk along the curve and Enter adopts.
 */
export const SpecificationPlot = memo(function SpecificationPlot(props: SpecificationPlotProps) {
  const { layout, current, words, onAdopt } = props;
  const { frame, dots, x } = layout;
  const [looked, setLooked] = useState<number | null>(null);
  const count = dots.length;
  const at = Math.min(count - 1, looked ?? current ?? 0);
  const dot = dots[at];
  const used = current === null ? undefined : dots[current];

  function nearest(event: PointerEvent<HTMLDivElement>): number {
    const { left } = event.currentTarget.getBoundingClientRect();
    return Math.min(count - 1, Math.max(0, Math.round(x.fromPixel(event.clientX - left))));
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: 1,
      ArrowUp: 1,
      ArrowLeft: -1,
      ArrowDown: -1,
      PageUp: 10,
      PageDown: -10,
      Home: -count,
      End: count,
    };
    const step = steps[event.key];
    if (event.key === 'Enter' || event.key === ' ') onAdopt(at);
    else if (step === undefined) return;
    else setLooked(Math.min(count - 1, Math.max(0, at + step)));
    event.preventDefault();
  }

  return (
    <>
      <Base layout={layout} words={words} />
      <svg
        className={styles.overlay}
        data-layer="overlay"
        width={frame.width}
        height={frame.height}
        aria-hidden="true"
      >
        {used && <circle className={own.used} cx={used.x} cy={used.y} r={7} />}
        {looked !== null && dot && (
          <>
            <line
              className={styles.crosshair}
              x1={dot.x}
              x2={dot.x}
              y1={frame.top}
              y2={frame.height - 8}
            />
            <circle className={own.looked} cx={dot.x} cy={dot.y} r={5} />
          </>
        )}
      </svg>
      <div
        className={own.pick}
        role="slider"
        tabIndex={0}
        aria-label={words.along}
        aria-valuemin={1}
        aria-valuemax={count}
        aria-valuenow={at + 1}
        aria-valuetext={words.say(at)}
        onKeyDown={onKeyDown}
        onPointerMove={(event) => setLooked(nearest(event))}
        onPointerLeave={() => setLooked(null)}
        onBlur={() => setLooked(null)}
        onClick={() => onAdopt(at)}
      />
      {looked !== null && (
        <p className={own.tip} data-left={(dot?.x ?? 0) > frame.width / 2 || undefined}>
          {words.say(at)}
        </p>
      )}
    </>
  );
});

const Base = memo(function Base({
  layout,
  words,
}: Pick<SpecificationPlotProps, 'layout' | 'words'>) {
  const { frame, dots, radius, medianY, spread, lines } = layout;
  return (
    <svg
      className={styles.layer}
      data-layer="base"
      width={frame.width}
      height={frame.height}
      aria-hidden="true"
    >
      <Axes {...layout} xTicks={[]} xTitle="" yTitle={words.yTitle} />
      <rect
        className={own.spread}
        x={frame.left}
        width={frame.right - frame.left}
        y={spread.y}
        height={spread.height}
      />
      <line className={own.median} x1={frame.left} x2={frame.right} y1={medianY} y2={medianY} />
      <text className={styles.note} x={frame.left + 6} y={medianY - 6}>
        {words.median}
      </text>
      {dots.map(({ x, y }) => (
        <circle key={x} className={own.dot} cx={x} cy={y} r={radius} />
      ))}
      {lines.map(({ group, label, heads, y, d }) => (
        <g key={`${group} ${label}`}>
          {heads && (
            <line className={styles.grid} x1={4} x2={frame.right} y1={y - 7.5} y2={y - 7.5} />
          )}
          <text className={own.choice} x={frame.left - 8} y={y + 4} textAnchor="end">
            {label}
          </text>
          <path className={own.tick} d={d} />
        </g>
      ))}
    </svg>
  );
});
