import type { Form } from '../../core/permalink';
import { formatCount, formatFlops } from '../../core/units';
import type { Contour } from '../series/contours';
import type { FrontierSeries } from '../series/frontier';
import { LOG10_6, type RunSeries, runHull } from '../series/runs';
import { type Box, bandPath, createFrame, type Frame, linePath, overlaps } from './geometry';
import { createScale, logTicks, type Scale, type Tick } from './scale';

/** A plane of the hero in pixels. Both forms are the same picture: (log10 C, log10 N) sheared to (log10 D, log10 N). */
export interface HeroPlane {
  readonly form: Form;
  readonly frame: Frame;
  readonly x: Scale;
  readonly y: Scale;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  /** Pixels of a point given as log10 C and log10 N. */
  place(logC: number, logN: number): readonly [number, number];
  /** The inverse: log10 C and log10 N of a pixel. */
  locate(px: number, py: number): readonly [number, number];
}

/** What decides the axes: the data and the law, not the point, so that a drag does not move them. */
export interface HeroExtent {
  readonly logC: readonly [number, number];
  readonly logN: readonly [number, number];
  readonly logD: readonly [number, number];
}

export function heroPlane(
  form: Form,
  extent: HeroExtent,
  width: number,
  height: number,
): HeroPlane {
  const narrow = width < 520;
  const frame = createFrame(width, height, {
    left: narrow ? 44 : 56,
    right: narrow ? 10 : 16,
    top: 22,
    bottom: narrow ? 38 : 42,
  });
  const x = createScale(form === 'CN' ? extent.logC : extent.logD, [frame.left, frame.right]);
  const y = createScale(extent.logN, [frame.bottom, frame.top]);
  return {
    form,
    frame,
    x,
    y,
    xTicks: logTicks(
      x.domain,
      form === 'CN' ? (v) => formatFlops(v, 1) : (v) => formatCount(v, 1),
      width / 80,
    ),
    yTicks: logTicks(y.domain, (v) => formatCount(v, 1), height / 44),
    place: (logC, logN) => [
      x.toPixel(form === 'CN' ? logC : logC - LOG10_6 - logN),
      y.toPixel(logN),
    ],
    locate: (px, py) => {
      const logN = y.fromPixel(py);
      const across = x.fromPixel(px);
      return [form === 'CN' ? across : across + LOG10_6 + logN, logN];
    },
  };
}

export interface LabelledPath {
  readonly d: string;
  readonly label: {
    readonly x: number;
    readonly y: number;
    readonly text: string;
    readonly angle: number;
  } | null;
}

export interface HeroLayout {
  readonly dots: readonly { readonly row: number; readonly x: number; readonly y: number }[];
  readonly contours: readonly LabelledPath[];
  readonly tokenGuides: readonly LabelledPath[];
  readonly ratioGuides: readonly LabelledPath[];
  readonly bands: readonly { readonly level: number; readonly d: string }[];
  readonly good: string;
  /** The path where runs reach, and beyond. */
  readonly pathMeasured: string;
  readonly pathBeyond: string;
  /** Everything outside the hull of the runs, for hatching (even-odd). */
  readonly outside: string;
}

const noPaths = {
  contours: [],
  tokenGuides: [],
  ratioGuides: [],
  bands: [],
  good: '',
  pathMeasured: '',
  pathBeyond: '',
} as const;

/** The runs alone, where there is no law to draw. */
export function runsLayout(plane: HeroPlane, runs: RunSeries): HeroLayout {
  return {
    ...noPaths,
    dots: placeDots(plane, runs),
    outside: outsidePath(plane, runs),
  };
}

/** Everything of the hero that a drag does not move. */
export function heroLayout(
  plane: HeroPlane,
  runs: RunSeries | null,
  frontier: FrontierSeries,
  contours: readonly Contour[],
): HeroLayout {
  const { place } = plane;
  const count = frontier.logC.length;
  const at = (logN: Float64Array) => (i: number) =>
    place(frontier.logC[i] as number, logN[i] as number);
  const largest = runs ? runs.rangeC[1] : Number.NEGATIVE_INFINITY;
  const section = (keep: (i: number) => boolean): string =>
    linePath(
      count,
      (i) => (keep(i) ? at(frontier.logN)(i)[0] : Number.NaN),
      (i) => at(frontier.logN)(i)[1],
    );
  const step = (frontier.logC[1] as number) - (frontier.logC[0] as number);
  const labels: Box[] = [];
  return {
    dots: runs ? placeDots(plane, runs) : [],
    contours: contours.map((contour) => placeContour(plane, contour, labels)),
    tokenGuides: plane.form === 'CN' ? tokenGuides(plane) : computeGuides(plane),
    ratioGuides: ratioGuides(plane),
    bands: frontier.bands.map(({ level, low, high }) => ({
      level,
      d: bandPath(count, at(low), at(high)),
    })),
    good: bandPath(count, at(frontier.goodLow), at(frontier.goodHigh)),
    pathMeasured: section((i) => (frontier.logC[i] as number) <= largest),
    pathBeyond: section((i) => (frontier.logC[i] as number) > largest - step),
    outside: runs ? outsidePath(plane, runs) : '',
  };
}

function placeDots(plane: HeroPlane, runs: RunSeries): HeroLayout['dots'] {
  return Array.from(runs.drawn, (row) => {
    const [x, y] = plane.place(runs.logC[row] as number, runs.logN[row] as number);
    return { row, x, y };
  });
}

function placeContour(plane: HeroPlane, { loss, logC, logN }: Contour, taken: Box[]): LabelledPath {
  const { frame } = plane;
  const points = Array.from(logC, (c, i) => plane.place(c, logN[i] as number));
  const d = linePath(
    points.length,
    (i) => points[i]?.[0] ?? Number.NaN,
    (i) => points[i]?.[1] ?? Number.NaN,
  );
  // The vertex (least compute) sits on the frontier; the label goes a fixed way up the branch of larger sizes.
  let vertex = 0;
  for (let i = 1; i < logC.length; i++)
    if ((logC[i] as number) < (logC[vertex] as number)) vertex = i;
  const text = String(loss);
  for (const lift of [1.15, 0.9, 1.4, 0.7, 1.7]) {
    const index = logN.findIndex((n) => n <= (logN[vertex] as number) + lift);
    const point = points[index];
    if (index < 1 || !point) continue;
    const box = { x: point[0] - 18, y: point[1] - 9, width: 36, height: 18 };
    const inside =
      box.x > frame.left + 2 &&
      box.x + box.width < frame.right &&
      box.y > frame.top &&
      box.y + box.height < frame.bottom;
    if (!inside || taken.some((other) => overlaps(other, box))) continue;
    taken.push(box);
    return { d, label: { x: point[0], y: point[1], text, angle: 0 } };
  }
  return { d, label: null };
}

/** A straight guide between two (log10 C, log10 N) points, labelled near one end of what is visible of it. */
export function guide(
  plane: HeroPlane,
  from: readonly [number, number],
  to: readonly [number, number],
  text: string,
  labelAt: 'start' | 'end',
): LabelledPath | null {
  const { frame } = plane;
  const clipped = clipSegment(plane.place(...from), plane.place(...to), frame);
  if (!clipped) return null;
  const [[x1, y1], [x2, y2]] = clipped;
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (length < 60) return null;
  const room = Math.min(0.5, (text.length * 3.4 + 8) / length);
  const t = labelAt === 'end' ? 1 - room : room;
  const angle = (Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI;
  return {
    d: `M${x1.toFixed(1)} ${y1.toFixed(1)}L${x2.toFixed(1)} ${y2.toFixed(1)}`,
    label: {
      x: x1 + (x2 - x1) * t,
      y: y1 + (y2 - y1) * t,
      text,
      angle: angle > 90 || angle < -90 ? angle + 180 : angle,
    },
  };
}

function everyDecade([low, high]: readonly [number, number], stride: number): number[] {
  const values: number[] = [];
  for (let k = Math.ceil(low / stride) * stride; k <= high; k += stride) values.push(k);
  return values;
}

function isGuide(path: LabelledPath | null): path is LabelledPath {
  return path !== null;
}

/** Lines of equal tokens in the compute x params form. */
function tokenGuides(plane: HeroPlane): LabelledPath[] {
  const [n0, n1] = plane.y.domain;
  const [c0, c1] = plane.x.domain;
  return everyDecade([c0 - LOG10_6 - n1, c1 - LOG10_6 - n0], 2)
    .map((d) =>
      guide(
        plane,
        [LOG10_6 + d + n0, n0],
        [LOG10_6 + d + n1, n1],
        `${formatCount(10 ** d)} tokens`,
        'start',
      ),
    )
    .filter(isGuide);
}

/** Lines of equal compute in the tokens x params form. */
export function computeGuides(plane: HeroPlane): LabelledPath[] {
  const [n0, n1] = plane.y.domain;
  const [d0, d1] = plane.x.domain;
  return everyDecade([d0 + n0 + LOG10_6, d1 + n1 + LOG10_6], 2)
    .map((c) => guide(plane, [c, n1], [c, n0], `${formatFlops(10 ** c)} FLOPs`, 'start'))
    .filter(isGuide);
}

function ratioGuides(plane: HeroPlane): LabelledPath[] {
  const [n0, n1] = plane.y.domain;
  return [20, 200, 2000]
    .map((ratio) => {
      const c = (n: number): number => LOG10_6 + Math.log10(ratio) + 2 * n;
      return guide(plane, [c(n0), n0], [c(n1), n1], `${ratio} tokens/param`, 'end');
    })
    .filter(isGuide);
}

/** The part of a segment inside the frame (Liang-Barsky). */
function clipSegment(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  frame: Frame,
): readonly [readonly [number, number], readonly [number, number]] | null {
  let t0 = 0;
  let t1 = 1;
  const dx = x2 - x1;
  const dy = y2 - y1;
  for (const [p, q] of [
    [-dx, x1 - frame.left],
    [dx, frame.right - x1],
    [-dy, y1 - frame.top],
    [dy, frame.bottom - y1],
  ] as const) {
    if (p === 0 && q < 0) return null;
    if (p === 0) continue;
    const t = q / p;
    if (p < 0) t0 = Math.max(t0, t);
    else t1 = Math.min(t1, t);
  }
  if (t0 >= t1) return null;
  return [
    [x1 + t0 * dx, y1 + t0 * dy],
    [x1 + t1 * dx, y1 + t1 * dy],
  ];
}

/** Everything of the plane outside the hull of the included runs, for hatching (even-odd). */
export function outsidePath(plane: HeroPlane, runs: RunSeries): string {
  const { frame } = plane;
  const hull = runHull(runs).map(([c, n]) => plane.place(c, n));
  const whole = `M${frame.left} ${frame.top}H${frame.right}V${frame.bottom}H${frame.left}Z`;
  if (hull.length < 3) return whole;
  const inner = hull.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L');
  return `${whole}M${inner}Z`;
}
