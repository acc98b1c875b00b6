import type { Law, Parameter } from '../../laws';
import type { LongWork } from '../../long-work';
import { quantile } from '../../numerics';
import { mapDraws } from '../bootstrap';
import { prepareRows } from '../prepare';
import type { Bootstrap, Fit, FitProblem, FitSettings } from '../types';
import { createHeldFits } from './held-fits';
import { touchingMetric } from './profile';
import type { Threshold } from './threshold';
import { type WalkPoint, walkOutward } from './walk';

/** A closed line in the plane of two parameters, natural units. */
export type Outline = readonly (readonly [first: number, second: number])[];

type Pair = readonly [first: string, second: string];

/**
 * Ellipse around the cloud of draws of two parameters (in the logarithm of those fitted so): its shape is the
 * draws' covariance, its size such that the share `level` of them lies inside.
 */
export function bootstrapEllipse(
  law: Law,
  bootstrap: Bootstrap,
  pair: Pair,
  level: number,
): Outline {
  const axes = pair.map((id) => {
    const axis = readAxis(law, id);
    const values = mapDraws(bootstrap, (p) => axis.toCoordinate(p[axis.index] as number));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return { ...axis, mean, offsets: values.map((value) => value - mean) };
  });
  const [x, y] = axes as [(typeof axes)[0], (typeof axes)[0]];
  const cross = (a: Float64Array, b: Float64Array): number =>
    a.reduce((sum, value, i) => sum + value * (b[i] as number), 0) / (a.length - 1);
  const xx = cross(x.offsets, x.offsets);
  const xy = cross(x.offsets, y.offsets);
  const yy = cross(y.offsets, y.offsets);
  const determinant = xx * yy - xy * xy;
  if (!(determinant > 0)) return [];
  const distances = x.offsets.map((dx, i) => {
    const dy = y.offsets[i] as number;
    return (yy * dx * dx - 2 * xy * dx * dy + xx * dy * dy) / determinant;
  });
  const radius = Math.sqrt(quantile(distances, level));
  // Columns of the covariance's Cholesky factor span the ellipse.
  const l11 = Math.sqrt(xx);
  const l21 = xy / l11;
  const l22 = Math.sqrt(determinant / xx);
  return Array.from({ length: 64 }, (_, i) => {
    const angle = (2 * Math.PI * i) / 64;
    const [c, s] = [radius * Math.cos(angle), radius * Math.sin(angle)];
    return [x.toNatural(x.mean + l11 * c), y.toNatural(y.mean + l21 * c + l22 * s)] as const;
  });
}

/**
 * Where the profile of two parameters meets a joint threshold (`dimensions` 2): a walk outward in each of `rays`
 * directions, even in angle once the touching quadratic is made round. A ray that meets a bound ends on it.
 */
export function* profileContour(
  problem: FitProblem,
  fit: Fit,
  settings: FitSettings,
  pair: Pair,
  threshold: Threshold,
  rays = 32,
): LongWork<Outline> {
  const rows = prepareRows(problem, settings);
  const { law } = rows;
  const metric = touchingMetric(rows, fit, settings);
  const [x, y] = pair.map((id) => readAxis(law, id)) as [Axis, Axis];
  const covariance = (a: Axis, b: Axis): number => {
    const [i, j] = [a, b].map(({ index }) => metric.space.indices.indexOf(index)) as [
      number,
      number,
    ];
    return (
      2 * threshold.rise * (metric.inverse?.[i * metric.space.size + j] ?? (a === b ? 0.01 : 0))
    );
  };
  const l11 = Math.sqrt(covariance(x, x));
  const l21 = covariance(x, y) / l11;
  const l22 = Math.sqrt(Math.max(covariance(y, y) - l21 * l21, 1e-12 * covariance(y, y)));
  const start = pair.map((id) => fit.parameters[id] as number) as [number, number];
  const centre = [x.toCoordinate(start[0]), y.toCoordinate(start[1])] as const;
  const fixed = { ...settings.fixed, [pair[0]]: start[0], [pair[1]]: start[1] };
  const held = createHeldFits(rows, fit, fixed, null);
  const outline: (readonly [number, number])[] = [];
  for (let ray = 0; ray < rays; ray++) {
    const angle = (2 * Math.PI * ray) / rays;
    const toX = l11 * Math.cos(angle);
    const toY = l21 * Math.cos(angle) + l22 * Math.sin(angle);
    const place = (at: number): readonly [number, number] => [
      x.toNatural(centre[0] + at * toX),
      y.toNatural(centre[1] + at * toY),
    ];
    held.reset();
    const riseAt = (at: number): number => {
      const [first, second] = place(at);
      held.parameters[x.index] = first;
      held.parameters[y.index] = second;
      return held.rise();
    };
    const bound = Math.min(roomOn(x, centre[0], toX), roomOn(y, centre[1], toY));
    const visited: WalkPoint[] = [];
    const end =
      bound > 0
        ? walkOutward(riseAt, 0, 1, Math.min(1, bound), bound, threshold.rise, visited)
        : null;
    outline.push(place(end?.at ?? 0));
    yield { done: ray + 1, total: rays };
  }
  return outline;
}

interface Axis {
  readonly index: number;
  readonly bounds: readonly [number, number];
  toCoordinate(natural: number): number;
  toNatural(coordinate: number): number;
}

function readAxis(law: Law, id: string): Axis {
  const index = law.parameters.findIndex((parameter) => parameter.id === id);
  const { transform, bounds } = law.parameters[index] as Parameter;
  if (transform !== 'log') return { index, bounds, toCoordinate: (x) => x, toNatural: (x) => x };
  return { index, bounds, toCoordinate: Math.log, toNatural: Math.exp };
}

/** How far along a direction the bounds leave room; at most 1,000 expected widths. */
function roomOn({ bounds, toCoordinate }: Axis, from: number, direction: number): number {
  if (direction === 0) return 1000;
  const end = toCoordinate(direction > 0 ? bounds[1] : bounds[0]);
  return Math.min((end - from) / direction, 1000);
}
