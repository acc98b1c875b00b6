import { type Bootstrap, bcaInterval } from '../core/fit';
import { readHardware, trainingBudget } from '../core/hardware';
import { CUSTOM, findPlanLaw, findPreset, type Law, toVector } from '../core/laws';
import { percentileInterval, percentileIntervalInPlace } from '../core/numerics';
import { computeForLoss, optimalParams, optimalPlan } from '../core/optimum';
import { selectCustomLaw } from './custom';
import {
  type Limiting,
  lawUnder,
  limit,
  selectActiveLimits,
  selectSettledLimits,
} from './limiting';
import { memo } from './memo';
import { lighten, type Model, splitDraws } from './model';
import { budgetForLoss, goodEnough, planFor, spend } from './planning';
import { largestCompute, type Point, resolvePoint, suggestCompute } from './point';
import { selectDataset } from './rows';
import type { AppState } from './store';

/** A computed number with its 95 % bootstrap interval where there is one: BCa where the model has a jackknife, else percentiles. */
export interface Estimate {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** The law in use; null while a formula is being made into one. */
export const selectLaw = memo(
  (state: AppState) => [state.explorer.law, selectCustomLaw(state)] as const,
  (id, custom): Law | null => {
    if (id === CUSTOM) return custom;
    const law = findPlanLaw(id);
    if (!law) throw new Error(`No law ${id}: states are checked before they are put in place.`);
    return law;
  },
);

/** The model on screen: the chosen preset, or the shown fit, which stays until a newer one is there. Null before the first fit. */
export const selectModel = memo(
  (state: AppState) =>
    [
      selectLaw(state),
      state.explorer.preset,
      state.fitting.shown?.model ?? null,
      state.history.gesture?.startsWith('drag:') ?? false,
    ] as const,
  (law, presetId, shown, isDragged): Model | null => {
    const preset = law && findPreset(law, presetId);
    if (preset) {
      return {
        law,
        parameters: toVector(law, preset.values),
        draws: [],
        source: { kind: 'preset', preset },
      };
    }
    return shown && isDragged ? lighten(shown) : shown;
  },
);

/** The model on screen with the limits of Explore's plan; its law is then composed of those of several papers. */
export interface PlanModel extends Model {
  readonly limiting?: Limiting;
}

const planModelOf = (limits: typeof selectActiveLimits) =>
  memo(
    (state: AppState) => [selectModel(state), limits(state)] as const,
    (model, active): PlanModel | null => {
      if (!model || !active) return model;
      const limiting = limit(model.law, active);
      return { ...model, law: lawUnder(limiting), limiting };
    },
  );

export const selectPlanModel = planModelOf(selectActiveLimits);
/** The same with the limits there were before the drag under way began. */
export const selectSettledPlanModel = planModelOf(selectSettledLimits);

/** The runs cannot be fitted, and no published values stand in: there is nothing to forecast with. */
export const selectRefused = (state: AppState): boolean =>
  state.fitting.problem !== null && selectModel(state) === null;

/** Losses of the runs on screen are per token unless their source says per byte. */
export const selectLossUnit = (state: AppState): 'nats/token' | 'nats/byte' =>
  selectDataset(state)?.lossPer === 'byte' ? 'nats/byte' : 'nats/token';

/** The budget of a first look at the dataset. */
export const selectSuggestedCompute = memo(
  (state: AppState) => [selectDataset(state)] as const,
  suggestCompute,
);

const pointOf = (which: 'explorer' | 'settled') =>
  memo(
    (state: AppState) => {
      const { C, N, D, lock, target, hw } = state[which];
      const model = which === 'explorer' ? selectPlanModel(state) : selectSettledPlanModel(state);
      return [model, selectSuggestedCompute(state), C, N, D, lock, target, hw] as const;
    },
    (model, suggested, C, N, D, lock, target, hw): Point | null =>
      model ? resolvePoint({ C, N, D, lock, target }, model, bought(hw) ?? suggested) : null,
  );

/** The budget of so many accelerators for so many days, where a link says these and no FLOPs. */
function bought(hw: string): number | null {
  if (hw === '') return null;
  const hardware = readHardware(hw);
  return hardware.days === null ? null : trainingBudget(hardware, hardware.days);
}

export const selectPoint = pointOf('explorer');

/** Where the point was before the drag under way began. */
export const selectSettledPoint = pointOf('settled');

/** Estimates a scalar of the model under the point parameters and every bootstrap draw. */
export function estimate(model: Model, of: (parameters: Float64Array) => number): Estimate {
  const vectors = vectorsOf(model);
  return summarise(Float64Array.from(vectors, of), model.draws.length);
}

/** The fit's own parameters, each draw's, and with a jackknife those of the fit without each row. */
function vectorsOf({ parameters, draws, jackknife }: Model): readonly Float64Array[] {
  if (!jackknife || draws.length === 0) return [parameters, ...draws];
  return [parameters, ...draws, ...splitDraws(jackknife, parameters.length)];
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
  /** Compute at which the target loss is reached, with its interval; null without a target. */
  readonly targetCompute: Estimate | null;
  /** FLOPs to generate one token, 2 N. */
  readonly servingFlops: number;
  /** Bytes of the weights at the bits in use. */
  readonly memoryBytes: number;
}

const selectLargestCompute = memo(
  (state: AppState) => [selectDataset(state)] as const,
  (dataset): number | null => dataset && largestCompute(dataset),
);

/** Off the optimum by more than the last digit shown, as compute over the least that reaches the same loss. */
export const isAway = (computeFactor: number): boolean => computeFactor > 1.0005;

/** What the marks of the plots need of a point: cheap, for it is computed every frame of a drag. */
export interface Marks {
  readonly point: Point;
  /** The compute-optimal size at the point's budget (under a target: each draw's own budget), with its interval. */
  readonly optimalN: Estimate;
  readonly optimalD: number;
  readonly optimalLoss: number;
  readonly loss: number;
  /** Loss above the optimum's, and the compute over the least that reaches this loss. */
  readonly gap: number;
  readonly computeFactor: number;
  readonly extrapolation: number | null;
}

export const selectMarks = memo(
  (state: AppState) =>
    [
      selectPlanModel(state),
      selectPoint(state),
      state.explorer.target,
      selectLargestCompute(state),
    ] as const,
  (model, point, target, largest): Marks | null => {
    if (!model || !point) return null;
    const { law, parameters, limiting } = model;
    const plan = planFor(model, point.C);
    const loss = law.evaluate([Math.log(point.N), Math.log(point.D)], parameters);
    const trained = 6 * point.N * point.D;
    return {
      point,
      // Under limits every draw is a search: the interval follows, see `plan-intervals.ts`.
      optimalN: limiting
        ? alone(plan.N)
        : estimate(model, (p) =>
            optimalParams(law, p, target === null ? point.C : computeForLoss(law, p, target)),
          ),
      optimalD: plan.D,
      optimalLoss: plan.loss,
      loss,
      // Rounding can put an exact optimum a hair below itself.
      gap: Math.max(0, loss - plan.loss),
      computeFactor: wasted(model, point, loss, plan.loss),
      extrapolation: largest !== null && trained > largest ? trained / largest : null,
    };
  },
);

const alone = (value: number): Estimate => ({ value, low: null, high: null });

/** What a point spends over the least budget that reaches its loss. */
function wasted(model: PlanModel, { C, N, D }: Point, loss: number, least: number): number {
  const { law, parameters, limiting } = model;
  if (!limiting) return Math.max(1, C / computeForLoss(law, parameters, loss));
  // On the path, where a search would only find the budget again.
  if (!(loss - least > 1e-9)) return 1;
  return Math.max(1, spend(model, N, D) / budgetForLoss(model, loss));
}

/** Every N within the tolerance of compute, at the point's budget. */
export const selectGoodEnough = memo(
  (state: AppState) =>
    [selectPlanModel(state), selectPoint(state)?.C ?? null, state.explorer.tol] as const,
  (model, compute, tolerance) =>
    model && compute !== null ? goodEnough(model, compute, tolerance) : null,
);

/** Everything the right column and the answer line say, computed in one go for one point. */
export const selectReadouts = memo(
  (state: AppState) => [selectPlanModel(state), selectPoint(state), state.explorer.target] as const,
  (model, point, target): Readouts | null => {
    if (!model || !point) return null;
    return {
      point,
      ...(model.limiting ? valuesUnder(model, point, target) : estimateAll(model, point, target)),
      ratio: point.D / point.N,
      servingFlops: 2 * point.N,
      memoryBytes: (point.N * (model.limiting?.bits ?? 16)) / 8,
    };
  },
);

type Estimates = Pick<
  Readouts,
  | 'loss'
  | 'optimalN'
  | 'optimalD'
  | 'optimalLoss'
  | 'optimalRatio'
  | 'overTraining'
  | 'gap'
  | 'computeFactor'
  | 'targetCompute'
>;

/** The same under limits, without intervals: each draw is a search, and they follow in slices. */
function valuesUnder(model: PlanModel, point: Point, target: number | null): Estimates {
  const plan = planFor(model, point.C);
  const loss = model.law.evaluate([Math.log(point.N), Math.log(point.D)], model.parameters);
  return {
    loss: alone(loss),
    optimalN: alone(plan.N),
    optimalD: alone(plan.D),
    optimalLoss: alone(plan.loss),
    optimalRatio: alone(plan.D / plan.N),
    overTraining: alone((point.D * plan.N) / (point.N * plan.D)),
    gap: alone(Math.max(0, loss - plan.loss)),
    computeFactor: alone(wasted(model, point, loss, plan.loss)),
    targetCompute: target === null ? null : alone(point.C),
  };
}

/**
 * Every number that has an interval, from one pass over the draws: it runs many times a second in a drag.
 * Under a target every draw has its own budget.
 */
function estimateAll(model: Model, { C, N, D }: Point, target: number | null): Estimates {
  const { law, draws } = model;
  const vectors = vectorsOf(model);
  const count = vectors.length;
  const column = (): Float64Array => new Float64Array(count);
  const loss = column();
  const optimalN = column();
  const optimalD = column();
  const optimalLoss = column();
  const optimalRatio = column();
  const overTraining = column();
  const gap = column();
  const computeFactor = column();
  const targetCompute = column();
  const features = [Math.log(N), Math.log(D)];
  for (let k = 0; k < count; k++) {
    const p = vectors[k] as Float64Array;
    const budget = target === null ? C : computeForLoss(law, p, target);
    const plan = optimalPlan(law, p, budget);
    const here = target === null ? plan : optimalPlan(law, p, C);
    const at = law.evaluate(features, p);
    loss[k] = at;
    optimalN[k] = plan.N;
    optimalD[k] = plan.D;
    optimalLoss[k] = plan.loss;
    optimalRatio[k] = plan.D / plan.N;
    overTraining[k] = (D * here.N) / (N * here.D);
    // Rounding can put an exact optimum a hair below itself.
    gap[k] = Math.max(0, at - here.loss);
    computeFactor[k] = Math.max(1, C / computeForLoss(law, p, at));
    targetCompute[k] = budget;
  }
  const interval = (values: Float64Array): Estimate => summarise(values, draws.length);
  return {
    loss: interval(loss),
    optimalN: interval(optimalN),
    optimalD: interval(optimalD),
    optimalLoss: interval(optimalLoss),
    optimalRatio: interval(optimalRatio),
    overTraining: interval(overTraining),
    gap: interval(gap),
    computeFactor: interval(computeFactor),
    targetCompute: target === null ? null : interval(targetCompute),
  };
}

/**
 * Value of the fit itself (entry 0) with the 95 % interval of the draws behind it: percentiles, or BCa where the
 * values of the jackknife follow.
 */
function summarise(values: Float64Array, drawCount: number): Estimate {
  const value = values[0] as number;
  if (drawCount === 0) return { value, low: null, high: null };
  const draws = values.slice(1, drawCount + 1);
  if (values.length > drawCount + 1) {
    const left = values.subarray(drawCount + 1);
    const { low, high } = bcaInterval(asDraws(draws), asDraws(left), first, value, 0.95);
    return { value, low, high };
  }
  // A draw without a value (a target below its floor) has no place in an interval.
  const { low, high } = draws.some(Number.isNaN)
    ? percentileInterval(draws, 0.95)
    : percentileIntervalInPlace(draws, 0.95);
  return { value, low, high };
}

const first = (vector: Float64Array): number => vector[0] as number;

/** Values of one statistic as draws of a law with that one parameter. */
const asDraws = (draws: Float64Array): Bootstrap => ({
  seed: 0,
  kind: 'cases',
  replicates: draws.length,
  draws,
  drops: new Float64Array(0),
  failed: 0,
});
