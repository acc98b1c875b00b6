import type { Parameter } from '../../laws';
import type { LongWork } from '../../long-work';
import { invertPositiveDefinite } from '../../numerics';
import { createObjective } from '../objective';
import { createParameterSpace } from '../parameter-space';
import { type PreparedRows, prepareRows } from '../prepare';
import type { Fit, FitProblem, FitSettings } from '../types';
import { createHeldFits } from './held-fits';
import type { Threshold } from './threshold';
import { type WalkPoint, walkOutward } from './walk';

/** An interval along a profile: where the least objective with the quantity held rises by the threshold. */
export interface Profile {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  /** The end is a bound, at which the objective has not risen by the threshold: the interval is one-sided. */
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
  readonly threshold: Threshold;
  /** Places visited, ascending, natural units, with the rise of the objective there: the curve to draw. */
  readonly points: readonly WalkPoint[];
}

/** Profiles of several parameters by id, all others refitted warm at each value. Fixed ones have none. */
export function* profileParameters(
  problem: FitProblem,
  fit: Fit,
  settings: FitSettings,
  ids: readonly string[],
  threshold: Threshold,
): LongWork<Record<string, Profile>> {
  const rows = prepareRows(problem, settings);
  const steps = findWidths(rows, fit, settings, threshold.rise);
  const profiles: Record<string, Profile> = {};
  let done = 0;
  for (const id of ids) {
    if (settings.fixed?.[id] === undefined) {
      profiles[id] = profileParameter(rows, fit, settings, id, threshold, steps[id] ?? 0.1);
    }
    yield { done: ++done, total: ids.length };
  }
  return profiles;
}

function profileParameter(
  rows: PreparedRows,
  fit: Fit,
  settings: FitSettings,
  id: string,
  threshold: Threshold,
  step: number,
): Profile {
  const { law } = rows;
  const index = law.parameters.findIndex((parameter) => parameter.id === id);
  const { transform, bounds } = law.parameters[index] as Parameter;
  const isLog = transform === 'log';
  const estimate = fit.parameters[id] as number;
  const held = createHeldFits(rows, fit, { ...settings.fixed, [id]: estimate }, null);
  const toNatural = (x: number): number => (isLog ? Math.exp(x) : x);
  const riseAt = (x: number): number => {
    held.parameters[index] = toNatural(x);
    return held.rise();
  };
  const start = isLog ? Math.log(estimate) : estimate;
  const bound = (value: number): number =>
    isLog ? Math.min(Math.max(Math.log(value), -300), 300) : value;
  const visited: WalkPoint[] = [{ at: start, rise: 0 }];
  const walk = (direction: -1 | 1, end: number) => {
    held.reset();
    const width = Number.isFinite(step) && step > 0 ? step : 0.1;
    return walkOutward(riseAt, start, direction, width, bound(end), threshold.rise, visited);
  };
  const low = walk(-1, bounds[0]);
  const high = walk(1, bounds[1]);
  return {
    estimate,
    low: low.open ? bounds[0] : toNatural(low.at),
    high: high.open ? bounds[1] : toNatural(high.at),
    lowOpen: low.open,
    highOpen: high.open,
    threshold,
    points: visited
      .sort((a, b) => a.at - b.at)
      .map(({ at, rise }) => ({ at: toNatural(at), rise })),
  };
}

/** Half widths to expect, by the curvature of the touching quadratic: where a walk takes its first step. */
function findWidths(
  rows: PreparedRows,
  fit: Fit,
  settings: FitSettings,
  rise: number,
): Record<string, number> {
  const { law } = rows;
  const metric = touchingMetric(rows, fit, settings);
  const { indices, size } = metric.space;
  return Object.fromEntries(
    Array.from(indices, (index, i) => {
      const variance = metric.inverse?.[i * size + i] ?? Number.NaN;
      return [law.parameters[index]?.id ?? '', Math.sqrt(2 * rise * variance)];
    }),
  );
}

/** Inverse of the touching quadratic's curvature at the fit, by coordinates; null where it is singular. */
export function touchingMetric(rows: PreparedRows, fit: Fit, { fixed }: FitSettings) {
  const space = createParameterSpace(rows.law, fixed);
  const objective = createObjective(rows, space);
  const weighting = objective.createWeighting();
  const evaluation = objective.createEvaluation();
  objective.weigh(weighting, null, rows.delta);
  const parameters = rows.law.parameters.map(({ id }) => fit.parameters[id] as number);
  objective.evaluate(parameters, weighting, evaluation);
  const { size } = space;
  const matrix = new Float64Array(size * size);
  objective.majorise(evaluation, weighting, matrix);
  const units = Array.from({ length: size }, (_, i) => Math.sqrt(matrix[i * size + i] || 1));
  const scaled = matrix.map(
    (value, k) => value / ((units[Math.floor(k / size)] ?? 1) * (units[k % size] ?? 1)),
  );
  for (let i = 0; i < size; i++) scaled[i * size + i] = 1 + 1e-12;
  const inverse = invertPositiveDefinite(scaled, size);
  return {
    space,
    chain: evaluation.chain,
    inverse:
      inverse?.map(
        (value, k) => value / ((units[Math.floor(k / size)] ?? 1) * (units[k % size] ?? 1)),
      ) ?? null,
  };
}
