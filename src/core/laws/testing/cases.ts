import { createRandom } from '../../numerics';
import type { Law, Parameter } from '../law';
import { toVector } from '../parameter-vector';

/** The middle of where the fits of a parameter start: for forms that come without published values. */
function middle({ id, transform, startRange }: Parameter, law: Law): number {
  if (!startRange)
    throw new Error(`${law.id}: ${id} has neither a published value nor a start range`);
  const [low, high] = startRange;
  return transform === 'log' ? Math.sqrt(low * high) : (low + high) / 2;
}

/** Parameter values to test with: every preset, else plausible ones. */
export function truths(law: Law): Float64Array[] {
  if (law.presets.length > 0) return law.presets.map(({ values }) => toVector(law, values));
  return [Float64Array.from(law.parameters, (parameter) => middle(parameter, law))];
}

export interface Case {
  readonly features: number[];
  readonly p: Float64Array;
}

/** Seeded points inside the law's validity and parameters within 20 % of known ones, within their bounds. */
export function* randomCases(law: Law, count: number): Generator<Case> {
  const random = createRandom(11);
  const known = truths(law);
  for (let i = 0; i < count; i++) {
    const p = (known[i % known.length] as Float64Array).map((value, j) => {
      const [low, high] = law.parameters[j]?.bounds ?? [0, 0];
      return Math.min(Math.max(value * (0.8 + 0.4 * random.uniform()), low), high);
    });
    const features = law.variables.map(({ id, scale, domain }) => {
      const [low, high] = law.validity.ranges[id] ?? spread(law, id) ?? domain;
      const share = random.uniform();
      return scale === 'log'
        ? Math.log(low) + share * Math.log(high / low)
        : low + share * (high - low);
    });
    yield { features, p };
  }
}

/** Range of a variable over the recommended design. */
function spread(law: Law, id: string): [number, number] | undefined {
  const column = law.recommendedDesign.runs[id];
  return column && [Math.min(...column), Math.max(...column)];
}

/** Steps of a difference, relative to the argument: the small ones for points beside a change of regime. */
export const differenceSteps = [3e-3, 1e-3, 3e-4, 1e-4, 1e-5] as const;

/** Sixth-order central difference of `f` in the entry `index` of `at`. */
export function difference(
  f: (x: number[]) => number,
  at: ArrayLike<number>,
  index: number,
  relativeStep: number = 1e-3,
): number {
  const step = relativeStep * Math.max(Math.abs(at[index] as number), 1e-3);
  const shifted = (by: number): number => {
    const x = Array.from(at);
    x[index] = (x[index] as number) + by * step;
    return f(x);
  };
  const pair = (by: number): number => shifted(by) - shifted(-by);
  return (45 * pair(1) - 9 * pair(2) + pair(3)) / (60 * step);
}
