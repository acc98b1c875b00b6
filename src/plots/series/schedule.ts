import { percentileIntervalInPlace } from '../../core/numerics';
import { type Course, coursePlaces, rateAt } from '../../core/schedule';
import type { LimitsLine } from './limits';

/** Rates below this are off every axis: a warm-up starts at zero. */
const leastRate = 1e-12;

/** A course over tokens (linear) as log10 rates. `valid` are the tokens its law was fitted on; null holds everywhere. */
export function courseLine(
  course: Course,
  tone: LimitsLine['tone'],
  label: string,
  valid: readonly [number, number] | null,
): LimitsLine {
  const places = coursePlaces(course);
  const edges = (valid ?? []).filter((edge) => edge > 0 && edge < course.tokens);
  const x = edges.length > 0 ? Float64Array.from([...places, ...edges]).sort() : places;
  const y = x.map((n) => Math.log10(Math.max(leastRate, rateAt(course, n))));
  return { key: course.shape, label, tone, x, y, valid: valid ?? [0, course.tokens] };
}

/** Tokens processed over steps, in log10, along the batches of `range` (log10 tokens); the steps are those of `parameters`. */
export function tradeOffLine(
  line: Pick<LimitsLine, 'key' | 'label' | 'tone'>,
  model: { readonly parameters: Float64Array; readonly draws: readonly Float64Array[] },
  stepsAt: (batch: number, parameters: Float64Array) => number,
  tokensAt: (steps: number, parameters: Float64Array) => number,
  range: readonly [number, number],
  fitted: readonly [number, number],
): LimitsLine {
  const { parameters, draws } = model;
  const count = draws.length > 0 ? 25 : 41;
  const inner = fitted.filter((edge) => edge > range[0] && edge < range[1]);
  const even = Array.from(
    { length: count },
    (_, i) => range[0] + ((range[1] - range[0]) * i) / (count - 1),
  );
  // Larger batches take fewer steps.
  const batches = [...even, ...inner].sort((a, b) => b - a);
  const steps = batches.map((logBatch) => stepsAt(10 ** logBatch, parameters));
  const x = Float64Array.from(steps, Math.log10);
  const y = Float64Array.from(steps, (s) => Math.log10(tokensAt(s, parameters)));
  const values = new Float64Array(draws.length);
  const low = new Float64Array(draws.length > 0 ? x.length : 0);
  const high = new Float64Array(low.length);
  for (let i = 0; i < low.length; i++) {
    for (let k = 0; k < draws.length; k++) {
      const tokens = tokensAt(steps[i] as number, draws[k] as Float64Array);
      values[k] = Math.min(40, Math.log10(tokens));
    }
    const interval = percentileIntervalInPlace(values, 0.95);
    low[i] = interval.low;
    high[i] = interval.high;
  }
  const edge = (logBatch: number): number => Math.log10(stepsAt(10 ** logBatch, parameters));
  return { ...line, x, y, low, high, valid: [edge(fitted[1]), edge(fitted[0])] };
}
