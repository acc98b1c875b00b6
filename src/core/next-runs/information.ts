import { type Inputs, toFeatures, toVector } from '../laws';
import { quantile } from '../numerics';
import { estimateNoise } from './noise';
import type { FittedModel } from './types';
import { type Factor, factorRows } from './whiten';

/**
 * What the rows of a fit say of its parameters, linearised at the fitted values. A row counts by its slopes in the
 * objective's space (loss or log loss, over its standard error where rows are weighted) by the fitting
 * coordinates of the parameters that are not held.
 */
export interface Information {
  readonly factor: Factor;
  /** Variance of a row in the objective's space. */
  readonly noise: number;
  /** Whitened slopes of every row, row-major. */
  readonly rows: Float64Array;
  /** Whitened slopes of a run that would be made, written to `out` from `at`. */
  writeRun(inputs: Inputs, out: Float64Array, at: number): void;
  /** Whitened slopes of the response itself (base units): its variance is `noise` x their square. */
  slopeOfResponse(inputs: Inputs): Float64Array;
  /** Whitened slopes of any number the parameters give, by central differences. */
  slopeOf(answer: (parameters: Float64Array) => number): Float64Array;
}

/** Relative step of a central difference. */
const STEP = 1e-5;

export function measureInformation({ problem, settings, fit }: FittedModel): Information {
  const { law, variables, response, standardErrors } = problem;
  const logSpace = settings.objective === 'huber-log' || settings.objective === 'log-mse';
  const delta = settings.objective.startsWith('huber') ? settings.delta : Number.POSITIVE_INFINITY;
  const parameters = toVector(law, fit.parameters);
  const free = law.parameters.flatMap(({ id }, i) =>
    settings.fixed?.[id] === undefined ? [i] : [],
  );
  const size = free.length;
  const chain = free.map((i) =>
    law.parameters[i]?.transform === 'log' ? (parameters[i] ?? 0) : 1,
  );
  const gradient = new Float64Array(law.parameters.length);
  const write = (
    features: Float64Array,
    scale: number,
    log: boolean,
    out: Float64Array,
    at = 0,
  ) => {
    const value = law.derivatives(features, parameters, gradient, null);
    const per = log ? scale / value : scale;
    for (let a = 0; a < size; a++) {
      out[at + a] = per * (chain[a] as number) * (gradient[free[a] as number] as number);
    }
    return value;
  };

  const count = response.length;
  const features = new Float64Array(law.variables.length);
  const slopes = new Float64Array(count * size);
  const residuals = new Float64Array(count);
  const scales = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    law.variables.forEach(({ scale }, j) => {
      const value = variables[j]?.[row] as number;
      features[j] = scale === 'log' ? Math.log(value) : value;
    });
    const measured = response[row] as number;
    const error = standardErrors?.[row];
    const scale = error === undefined ? 1 : (logSpace ? measured : 1) / error;
    const here = write(features, scale, logSpace, slopes, row * size);
    scales[row] = scale;
    residuals[row] = scale * (logSpace ? Math.log(here / measured) : here - measured);
  }

  const inner = size - fit.atBound.length;
  const noise = estimateNoise(residuals, delta, settings.envelope ?? 1, inner);
  const factor = factorRows(slopes, size, priorRows({ problem, settings, fit }, free, noise));
  const rows = new Float64Array(slopes.length);
  for (let at = 0; at < rows.length; at += size) factor.whiten(slopes, at, rows, at);
  // A run not made yet has the standard error of a typical one.
  const typical = quantile(scales, 0.5);
  const slope = new Float64Array(size);
  return {
    factor,
    noise,
    rows,
    writeRun(inputs, out, at) {
      write(toFeatures(law, inputs), typical, logSpace, slope);
      factor.whiten(slope, 0, out, at);
    },
    slopeOf(answer) {
      const out = new Float64Array(size);
      const moved = parameters.slice();
      free.forEach((i, a) => {
        const at = parameters[i] as number;
        const isLog = law.parameters[i]?.transform === 'log';
        const by = isLog ? STEP * at : STEP * Math.max(Math.abs(at), 0.1);
        moved[i] = at + by;
        const above = answer(moved);
        moved[i] = at - by;
        slope[a] = ((above - answer(moved)) / (2 * by)) * (chain[a] as number);
        moved[i] = at;
      });
      factor.whiten(slope, 0, out, 0);
      return out;
    },
    slopeOfResponse(inputs) {
      const out = new Float64Array(size);
      write(toFeatures(law, inputs), 1, false, slope);
      factor.whiten(slope, 0, out, 0);
      return out;
    },
  };
}

/**
 * A parameter that ends on a bound is not known exactly: it is somewhere between its bounds. It stays free, with the
 * variance of a uniform one there as a row of its own; for a floor the range ends at the least response.
 */
function priorRows({ problem, fit }: FittedModel, free: readonly number[], noise: number) {
  const { law, response } = problem;
  return fit.atBound.flatMap(({ parameter }) => {
    const a = free.findIndex((i) => law.parameters[i]?.id === parameter);
    const { bounds, transform } = law.parameters[free[a] ?? -1] ?? {};
    if (!bounds) return [];
    const isFloor = law.additiveForm?.floor === parameter;
    const least = response.reduce((x, y) => Math.min(x, y), Number.POSITIVE_INFINITY);
    const high = isFloor ? Math.min(bounds[1], least) : bounds[1];
    const width = transform === 'log' ? Math.log(high / bounds[0]) : high - bounds[0];
    return [{ index: a, slope: Math.sqrt(12 * noise) / width }];
  });
}
