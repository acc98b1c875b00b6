import type { ApproachesSeries } from '../series/approaches';
import { createFrame, type Frame } from './geometry';
import { createScale, logTicks, type Scale, type Tick } from './scale';

interface Bar {
  readonly x: number;
  readonly y1: number;
  readonly y2: number;
}

/** Lines of the approaches with their points, in pixels. */
export interface ApproachesLayout {
  readonly frame: Frame;
  readonly x: Scale;
  readonly y: Scale;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly lines: readonly {
    readonly method: ApproachesSeries['lines'][number]['method'];
    readonly x1: number;
    readonly y1: number;
    readonly x2: number;
    readonly y2: number;
    readonly bar: Bar | null;
  }[];
  readonly minima: readonly {
    readonly x: number;
    readonly y: number;
    readonly inside: boolean;
    readonly bar: Bar | null;
  }[];
  readonly envelope: readonly { readonly x: number; readonly y: number }[];
}

export function approachesLayout(
  series: ApproachesSeries,
  format: { readonly x: (value: number) => string; readonly y: (value: number) => string },
  width: number,
  height: number,
): ApproachesLayout {
  const frame = createFrame(width, height, { left: 50, right: 26, top: 24, bottom: 38 });
  const x = createScale(series.rangeC, [frame.left, frame.right]);
  const y = createScale(series.rangeN, [frame.bottom, frame.top]);
  const clamp = (pixel: number): number => Math.min(frame.bottom, Math.max(frame.top, pixel));
  const bar = (at: number, interval: readonly [number, number] | null): Bar | null =>
    interval && { x: at, y1: clamp(y.toPixel(interval[0])), y2: clamp(y.toPixel(interval[1])) };
  return {
    frame,
    x,
    y,
    xTicks: logTicks(series.rangeC, format.x, (frame.right - frame.left) / 64),
    yTicks: logTicks(series.rangeN, format.y, (frame.bottom - frame.top) / 34),
    lines: series.lines.map(({ method, from, to, interval }, i) => {
      const x2 = x.toPixel(to[0]);
      return {
        method,
        x1: x.toPixel(from[0]),
        y1: y.toPixel(from[1]),
        x2,
        y2: y.toPixel(to[1]),
        // Side by side, so that one does not hide the other.
        bar: bar(x2 + 7 * (i + 1 - series.lines.length), interval),
      };
    }),
    minima: series.minima
      .filter(({ logN }) => logN >= series.rangeN[0] && logN <= series.rangeN[1])
      .map(({ logC, logN, interval, inside }) => {
        const at = x.toPixel(logC);
        return { x: at, y: y.toPixel(logN), inside, bar: bar(at, interval) };
      }),
    envelope: series.envelope.map(([logC, logN]) => ({ x: x.toPixel(logC), y: y.toPixel(logN) })),
  };
}
