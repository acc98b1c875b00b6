import { findLaw, findPreset, type Law, toVector } from '../core/laws';
import { percentileInterval } from '../core/numerics';
import { computeEquivalent, computeForLoss, goodEnoughRange, optimalPlan } from '../core/optimum';
import { memo } from './memo';
import type { Model } from './model';
import { type Point, resolvePoint, suggestCompute } from './point';
import { selectDataset } from './rows';
import type { AppState } from './store';

/** A computed number with its 95 % bootstrap percentile interval where there is one. */
export interface Estimate {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

export const selectLaw = memo(
  (state: AppState) => [state.explorer.law] as const,
  (id): Law => {
    const law = findLaw(id);
    if (!law) throw new Error(`No law ${id}: states are checked before they are put in place.`);
    return law;
  },
);

/** The model on screen: the shown fit, or the chosen preset. Null before the first fit. */
export const selectModel = memo(
  (state: AppState) => [selectLaw(state), state.explorer.preset, state.fitting.shown] as const,
  (law, presetId, shown): Model | null => {
    const preset = findPreset(law, presetId);
    if (preset) {
      return {
        law,
        parameters: toVector(law, preset.values),
        draws: [],
        source: { kind: 'preset', preset },
      };
    }
    return shown?.model ?? null;
  },
);

/** Losses of the runs on screen are per token unless their source says per byte. */
export const selectLossUnit = (state: AppState): 'nats/token' | 'nats/byte' =>
  selectDataset(state)?.lossPer === 'byte' ? 'nats/byte' : 'nats/token';

/** The budget of a first look at the dataset. */
export const selectSuggestedCompute = memo(
  (state: AppState) => [selectDataset(state)] as const,
  suggestCompute,
);

export const selectPoint = memo(
  (state: AppState) => {
    const { C, N, D, lock, target } = state.explorer;
    return [selectModel(state), selectSuggestedCompute(state), C, N, D, lock, target] as const;
  },
  (model, suggested, C, N, D, lock, target): Point | null =>
    model ? resolvePoint({ C, N, D, lock, target }, model, suggested) : null,
);

/** Estimates a scalar of the model under the point parameters and every bootstrap draw. */
export function estimate(model: Model, of: (parameters: Float64Array) => number): Estimate {
  const value = of(model.parameters);
  if (model.draws.length === 0) return { value, low: null, high: null };
  const values = new Float64Array(model.draws.length);
  for (let i = 0; i < values.length; i++) values[i] = of(model.draws[i] as Float64Array);
  const { low, high } = percentileInterval(values, 0.95);
  return { value, low, high };
}

export interface Readouts {
  readonly point: Point;
  /** Loss at the point. */
  readonly loss: Estimate;
  /** The compute-optimal plan at the point's budget. */
  readonly optimalN: Estimate;
  readonly optimalD: Estimate;
  readonly optimalLoss: Estimate;
  /** Compute-optimal tokens per parameter at this budget. */
  readonly optimalRatio: Estimate;
  readonly ratio: number;
  /** M / M*: tokens per parameter over the optimal one; 1 is compute-optimal. */
  readonly overTraining: Estimate;
  /** Loss above the optimum's at this budget, and the same in compute: C over the least compute reaching it. */
  readonly gap: Estimate;
  readonly computeFactor: Estimate;
  /** Every N within the tolerance of compute, at this budget. */
  readonly goodEnough: { readonly low: number; readonly high: number };
  /** Compute at which the target loss is reached, with its interval; null without a target. */
  readonly targetCompute: Estimate | null;
  /** The budget over the largest one measured; null where it is not beyond it. */
  readonly extrapolation: number | null;
  /** FLOPs to generate one token, 2 N. */
  readonly servingFlops: number;
  /** Bytes of the weights at 16 bits. */
  readonly memoryBytes: number;
}

const selectLargestCompute = memo(
  (state: AppState) => [selectDataset(state)] as const,
  (dataset): number | null => {
    if (!dataset) return null;
    let largest = 0;
    for (let i = 0; i < dataset.N.length; i++) {
      largest = Math.max(largest, 6 * (dataset.N[i] as number) * (dataset.D[i] as number));
    }
    return largest;
  },
);

/** Everything the right column and the answer line say, computed in one go for one point. */
export const selectReadouts = memo(
  (state: AppState) =>
    [
      selectModel(state),
      selectPoint(state),
      state.explorer.tol,
      state.explorer.target,
      selectLargestCompute(state),
    ] as const,
  (model, point, tolerance, target, largest): Readouts | null => {
    if (!model || !point) return null;
    const { law, parameters } = model;
    const features = [Math.log(point.N), Math.log(point.D)];
    const ratio = point.D / point.N;
    const plan = (p: Float64Array) => optimalPlan(law, p, point.C);
    return {
      point,
      loss: estimate(model, (p) => law.evaluate(features, p)),
      ...estimatePlans(model, point.C, target),
      ratio,
      overTraining: estimate(model, (p) => {
        const { N, D } = plan(p);
        return ratio / (D / N);
      }),
      // Rounding can put an exact optimum a hair below itself.
      gap: estimate(model, (p) => Math.max(0, law.evaluate(features, p) - plan(p).loss)),
      computeFactor: estimate(model, (p) =>
        Math.max(1, point.C / computeEquivalent(law, p, point.N, point.D)),
      ),
      goodEnough: goodEnoughRange(law, parameters, point.C, tolerance),
      extrapolation: largest !== null && point.C > largest ? point.C / largest : null,
      servingFlops: 2 * point.N,
      memoryBytes: 2 * point.N,
    };
  },
);

type Plans = Pick<
  Readouts,
  'optimalN' | 'optimalD' | 'optimalLoss' | 'optimalRatio' | 'targetCompute'
>;

/** The optimum's numbers with intervals, one plan a draw; under a target every draw has its own budget. */
function estimatePlans(model: Model, compute: number, target: number | null): Plans {
  const { law, parameters, draws } = model;
  const rows = [parameters, ...draws].map((p) => {
    const budget = target === null ? compute : computeForLoss(law, p, target);
    return { budget, ...optimalPlan(law, p, budget) };
  });
  const of = (pick: (row: (typeof rows)[number]) => number): Estimate => {
    const [value = Number.NaN, ...others] = rows.map(pick);
    if (others.length === 0) return { value, low: null, high: null };
    return { value, ...percentileInterval(others, 0.95) };
  };
  return {
    optimalN: of(({ N }) => N),
    optimalD: of(({ D }) => D),
    optimalLoss: of(({ loss }) => loss),
    optimalRatio: of(({ N, D }) => D / N),
    targetCompute: target === null ? null : of(({ budget }) => budget),
  };
}
