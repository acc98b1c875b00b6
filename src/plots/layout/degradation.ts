import { formatCount, formatPlain } from '../../core/units';
import type { DegradationLine, DegradationPoint } from '../series/degradation';
import { bandPath, createFrame, type Frame, linePath } from './geometry';
import { createScale, logTicks, type Scale, type Tick } from './scale';

/** Axes of the picture of degradation: log10 tokens across, log10 nats up. */
export interface DegradationPlane {
  readonly frame: Frame;
  readonly x: Scale;
  readonly y: Scale;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
}

export interface DegradationExtent {
  readonly logD: readonly [number, number];
  readonly logQ: readonly [number, number];
}

export function degradationPlane(
  { logD, logQ }: DegradationExtent,
  width: number,
  height: number,
): DegradationPlane {
  const right = width < 520 ? 58 : 84;
  const frame = createFrame(width, height, { left: 48, right, top: 24, bottom: 38 });
  const x = createScale(logD, [frame.left, frame.right]);
  const y = createScale(logQ, [frame.bottom, frame.top]);
  return {
    frame,
    x,
    y,
    xTicks: logTicks(logD, (value) => formatCount(value, 1), (frame.right - frame.left) / 54),
    yTicks: logTicks(logQ, (value) => formatPlain(value, 1), (frame.bottom - frame.top) / 30),
  };
}

export interface DegradationDots {
  /** Points of one size share a group, so that the chosen size stands out without drawing all anew. */
  readonly logN: number;
  readonly errors: string;
  readonly dots: readonly {
    readonly row: number;
    readonly x: number;
    readonly y: number;
    readonly bits: number;
    readonly included: boolean;
    /** At or below zero: at the foot of the plot. */
    readonly atFoot: boolean;
  }[];
}

export function degradationDots(
  { frame, x, y }: DegradationPlane,
  points: readonly DegradationPoint[],
): DegradationDots[] {
  const sizes = new Map<number, DegradationPoint[]>();
  for (const point of points) {
    const size = sizes.get(point.logN);
    if (size) size.push(point);
    else sizes.set(point.logN, [point]);
  }
  const inside = (value: number): number =>
    Math.min(frame.bottom, Math.max(frame.top, y.toPixel(value)));
  return [...sizes].map(([logN, members]) => ({
    logN,
    errors: members
      .filter(({ logQ, logHigh }) => Number.isFinite(logQ) && Number.isFinite(logHigh))
      .map(({ logD, logLow, logHigh }) => {
        const bottom = Number.isFinite(logLow) ? inside(logLow) : frame.bottom;
        return `M${x.toPixel(logD).toFixed(1)} ${bottom.toFixed(1)}V${inside(logHigh).toFixed(1)}`;
      })
      .join(''),
    dots: members.map(({ row, logD, logQ, bits, included }) => {
      const atFoot = !Number.isFinite(logQ) || y.toPixel(logQ) > frame.bottom;
      return {
        ...{ row, bits, included, atFoot },
        x: x.toPixel(logD),
        y: atFoot ? frame.bottom - 4 : inside(logQ),
      };
    }),
  }));
}

export interface DegradationCurveLayout {
  readonly key: string;
  readonly bits: number;
  readonly tone: DegradationLine['tone'];
  /** Inside what the law was fitted on, and outside. */
  readonly inside: string;
  readonly outside: string;
  readonly band: string;
  readonly label: string;
  readonly labelY: number;
}

const lineHeight = 14;

/** @param valid log10 tokens the law was fitted on; null where its size is outside, and all is extrapolated */
export function degradationCurves(
  { frame, x, y }: DegradationPlane,
  lines: readonly DegradationLine[],
  valid: readonly [number, number] | null,
): DegradationCurveLayout[] {
  const placed = lines.map((line) => {
    const { bits, tone, label, logD, logQ, low, high } = line;
    const at = (values: Float64Array) => (i: number) =>
      [x.toPixel(logD[i] as number), y.toPixel(values[i] as number)] as const;
    const part = (from: number, to: number): string => {
      const [first, last] = [logD[0] as number, logD[logD.length - 1] as number];
      const [a, b] = [Math.max(from, first), Math.min(to, last)];
      if (!(b > a)) return '';
      const within = Array.from(logD).filter((value) => value > a && value < b);
      const marks = [a, ...within, b];
      return linePath(
        marks.length,
        (i) => x.toPixel(marks[i] as number),
        (i) => y.toPixel(interpolate(logD, logQ, marks[i] as number)),
      );
    };
    const most = Number.POSITIVE_INFINITY;
    const published = tone === 'published';
    return {
      key: `${tone} ${bits} ${label}`,
      ...{ bits, tone, label },
      inside: valid ? part(valid[0], valid[1]) : '',
      outside: valid ? part(-most, valid[0]) + part(valid[1], most) : part(-most, most),
      band: low.length > 0 && !published ? bandPath(low.length, at(low), at(high)) : '',
      endY: y.toPixel(logQ[logQ.length - 1] as number),
    };
  });
  const order = placed.toSorted((a, b) => a.endY - b.endY);
  const heights = new Map<string, number>();
  let below = frame.top + 4;
  for (const { key, endY } of order) {
    const height = Math.min(frame.bottom, Math.max(endY, below));
    heights.set(key, height);
    below = height + lineHeight;
  }
  return placed.map(({ endY, ...line }) => ({ ...line, labelY: heights.get(line.key) ?? endY }));
}

/** Straight between samples. */
function interpolate(x: Float64Array, y: Float64Array, at: number): number {
  const last = x.length - 1;
  const step = ((x[last] as number) - (x[0] as number)) / last;
  const i = Math.min(last - 1, Math.max(0, Math.floor((at - (x[0] as number)) / step)));
  const share = (at - (x[i] as number)) / step;
  return (y[i] as number) + share * ((y[i + 1] as number) - (y[i] as number));
}
