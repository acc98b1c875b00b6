import { createFrame, type Frame } from './geometry';
import { createScale, logTicks, type Scale, type Tick } from './scale';

/** A ratio to its baseline. */
export interface AtlasBar {
  readonly row: number;
  /** Multiple of the baseline. */
  readonly factor: number;
  /** What it is and of which paper, above the bar. */
  readonly label: string;
  /** The factor in words. */
  readonly text: string;
  readonly fill: string;
  readonly chosen: boolean;
}

export interface AtlasBarsLayout {
  readonly frame: Frame;
  readonly x: Scale;
  readonly y: Scale;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  /** Pixels of the baseline, 1x. */
  readonly one: number;
  readonly bars: readonly (AtlasBar & {
    readonly y: number;
    readonly left: number;
    readonly width: number;
    readonly shown: string;
  })[];
}

/** Pixels of one bar with its label. */
const ROW = 36;
const TOP = 8;
const BOTTOM = 40;

export const atlasBarsHeight = (count: number): number => TOP + BOTTOM + Math.max(1, count) * ROW;

/** `range` is log10 of the least and most factor over every paper, so that a filter does not move the axis. */
export function atlasBarsLayout(
  bars: readonly AtlasBar[],
  range: readonly [number, number],
  format: (value: number) => string,
  width: number,
): AtlasBarsLayout {
  const height = atlasBarsHeight(bars.length);
  const frame = createFrame(width, height, { left: 12, right: 20, top: TOP, bottom: BOTTOM });
  const x = createScale(range, [frame.left, frame.right]);
  const y = createScale([0, Math.max(1, bars.length)], [frame.top, frame.bottom]);
  const one = x.toPixel(0);
  const letters = Math.floor((frame.right - frame.left) / 6.3);
  return {
    ...{ frame, x, y, one },
    xTicks: logTicks(range, format, width / 80),
    yTicks: [],
    bars: bars.map((bar, i) => {
      const end = x.toPixel(Math.log10(bar.factor));
      const room = letters - bar.text.length - 3;
      return {
        ...bar,
        y: y.toPixel(i),
        left: Math.min(one, end),
        width: Math.max(1.5, Math.abs(end - one)),
        shown:
          bar.label.length > room
            ? `${bar.label.slice(0, Math.max(8, room - 1))}\u2026`
            : bar.label,
      };
    }),
  };
}
