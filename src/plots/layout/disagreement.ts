import { contours } from 'd3';
import { formatPlain } from '../../core/units';
import type { DisagreementSeries } from '../series/disagreement';
import type { RunSeries } from '../series/runs';
import { type Box, overlaps } from './geometry';
import { computeGuides, type HeroPlane, type LabelledPath, outsidePath } from './hero';

/** The disagreement map in pixels. */
export interface DisagreementLayout {
  /** Regions beyond each level on each side, nested: painted over one another they darken outwards. */
  readonly regions: readonly { readonly key: string; readonly side: 1 | -1; readonly d: string }[];
  readonly lines: readonly LabelledPath[];
  /** Where the two agree; null where they nowhere change places. */
  readonly zero: LabelledPath | null;
  readonly guides: readonly LabelledPath[];
  /** Everything outside the hull of the runs (even-odd); empty without runs. */
  readonly outside: string;
  readonly dots: readonly (readonly [number, number])[];
}

type Ring = readonly (readonly [number, number])[];

export function disagreementLayout(
  plane: HeroPlane,
  series: DisagreementSeries,
  runs: RunSeries | null,
  mostDots: number,
  /** Pixels of the person's point, whose label lies to one side of it. */
  point: readonly [number, number],
): DisagreementLayout {
  const { difference, size, levels } = series;
  const guides = computeGuides(plane);
  const taken: Box[] = [
    { x: point[0] - 140, y: point[1] - 12, width: 280, height: 24 },
    ...guides.flatMap(({ label: at }) =>
      at ? [{ x: at.x - 36, y: at.y - 26, width: 72, height: 52 }] : [],
    ),
  ];
  const opposite = difference.map((value) => -value);
  const trace = (values: Float64Array, level: number): readonly Ring[] =>
    ringsAt(values, size, level).map((ring) => ring.map(([x, y]) => toPixel(plane, series, x, y)));
  const zeroRings = trace(difference, 0);
  const zero = label(plane, zeroRings, '0', taken);
  const regions: DisagreementLayout['regions'][number][] = [];
  const lines: LabelledPath[] = [];
  for (const side of [1, -1] as const) {
    for (const level of levels) {
      const rings = trace(side === 1 ? difference : opposite, level);
      const d = pathOf(rings);
      if (d === '') continue;
      regions.push({ key: `${side * level}`, side, d });
      lines.push(label(plane, rings, `${side === 1 ? '+' : '\u2212'}${formatPlain(level)}`, taken));
    }
  }
  const stride = runs ? Math.max(1, Math.ceil(runs.drawn.length / mostDots)) : 1;
  const dots: (readonly [number, number])[] = [];
  for (let i = 0; runs && i < runs.drawn.length; i += stride) {
    const row = runs.drawn[i] as number;
    if (runs.included[row] === 1)
      dots.push(plane.place(runs.logC[row] as number, runs.logN[row] as number));
  }
  return {
    regions,
    lines,
    zero: zero.d === '' ? null : zero,
    guides,
    outside: runs ? outsidePath(plane, runs) : '',
    dots,
  };
}

/** Outlines of where the samples are at least the level, in sample coordinates. */
function ringsAt(values: Float64Array, size: number, level: number): readonly Ring[] {
  const { coordinates } = contours()
    .size([size, size])
    // Typed for plain arrays; it only ever indexes.
    .contour(values as unknown as number[], level);
  return coordinates.flat() as unknown as Ring[];
}

/** The middle of sample (i, j) lies at (i + 1/2, j + 1/2), and one sample lies beyond each edge of the axes. */
function toPixel(
  { x, y }: HeroPlane,
  { logD, logN, size }: DisagreementSeries,
  across: number,
  up: number,
): readonly [number, number] {
  const share = (at: number): number => (at - 1.5) / (size - 3);
  return [
    x.toPixel(logD[0] + share(across) * (logD[1] - logD[0])),
    y.toPixel(logN[0] + share(up) * (logN[1] - logN[0])),
  ];
}

function pathOf(rings: readonly Ring[]): string {
  return rings
    .map((ring) => `M${ring.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`)
    .join('');
}

/** Where a label may stand, as shares of the plot, best first: away from the runs and from each other. */
const anchors: readonly (readonly [number, number])[] = [
  [0.62, 0.3],
  [0.82, 0.55],
  [0.4, 0.2],
  [0.88, 0.2],
  [0.6, 0.75],
  [0.25, 0.5],
];

function label(plane: HeroPlane, rings: readonly Ring[], text: string, taken: Box[]): LabelledPath {
  const { frame } = plane;
  const d = pathOf(rings);
  const width = text.length * 7 + 8;
  const inside = rings
    .flat()
    .filter(
      ([x, y]) =>
        x > frame.left + width / 2 + 4 &&
        x < frame.right - width / 2 - 4 &&
        y > frame.top + 12 &&
        y < frame.bottom - 12,
    );
  for (const [across, down] of anchors) {
    const x = frame.left + across * (frame.right - frame.left);
    const y = frame.top + down * (frame.bottom - frame.top);
    let best: readonly [number, number] | undefined;
    let nearest = Number.POSITIVE_INFINITY;
    for (const point of inside) {
      const distance = Math.hypot(point[0] - x, point[1] - y);
      if (distance >= nearest) continue;
      nearest = distance;
      best = point;
    }
    if (!best) break;
    const box = { x: best[0] - width / 2, y: best[1] - 10, width, height: 20 };
    if (taken.some((other) => overlaps(other, box))) continue;
    taken.push(box);
    return { d, label: { x: best[0], y: best[1], text, angle: 0 } };
  }
  return { d, label: null };
}
