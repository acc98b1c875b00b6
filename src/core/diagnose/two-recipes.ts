import { type Fit, type FitProblem, type FitSettings, fit as fitLaw } from '../fit';
import { type Law, toVector, type Vector } from '../laws';
import type { LongWork } from '../long-work';
import { createRandom, findRoot, fQuantile, type Interval, percentileInterval } from '../numerics';
import { computeForLoss, optimalPlan } from '../optimum';
import { type Result, success } from '../result';
import { LEVEL_TOLERANCE } from './groups';
import { listFactors, pairLaw, parametersOf } from './paired-law';
import { pickProblem, problemOf, type RunRows } from './run-rows';

export interface RecipeQuestion {
  readonly law: Law;
  readonly settings: FitSettings;
  /** Budget of the other recipe, FLOPs, at which the multiplier is asked. */
  readonly compute: number;
  /** Parameters each recipe has its own value of; the factors of the law's terms where it is not given. */
  readonly separate?: readonly string[];
  readonly replicates?: number;
  readonly seed?: number;
  readonly level?: number;
}

/** How much more compute the baseline needs for what the other recipe reaches. */
export interface Multiplier {
  /** Above 1: the other recipe is better. */
  readonly value: number;
  readonly interval: Interval | null;
}

export interface RecipeComparison {
  /** One fit of both, exponents and floor shared. */
  readonly shared: Fit;
  readonly separateFits: readonly [baseline: Fit, other: Fit];
  /** From the shared fit, and from two fits of their own. */
  readonly multiplier: Multiplier;
  readonly multiplierSeparate: Multiplier;
  /** Runs of equal size and data in both sets; a resample takes or leaves both. */
  readonly pairs: number;
  /** Replicates that could be fitted. */
  readonly replicates: number;
  readonly seed: number;
  /**
   * F test, squares of log loss, of the shared parameters against separate ones. A small p value says that one
   * multiplier does not describe the difference. Null where nothing is shared or no rows are left to judge by.
   */
  readonly test: {
    readonly shared: readonly string[];
    readonly statistic: number;
    readonly freedom: readonly [above: number, below: number];
    readonly pValue: number;
  } | null;
}

/**
 * Effective-compute multiplier of one set of runs over another (optimizer, data, architecture): the compute the
 * baseline needs, spent at its optimum, for the least loss the other reaches with `compute`, over `compute`.
 * Intervals: percentile, over resampled pairs where the sets share points, over runs within each set else.
 * Fails with the reasons of `fit`.
 */
export function* compareRecipes(
  baseline: RunRows,
  other: RunRows,
  question: RecipeQuestion,
): LongWork<Result<RecipeComparison>> {
  const { law, settings, compute, replicates = 200, seed = 1, level = 0.95 } = question;
  const separate = question.separate ?? listFactors(law);
  const both = joinRecipes(law, separate, baseline, other);
  const split = baseline.N.length;
  const shared = yield* fitLaw(both, settings);
  if (!shared.ok) return shared;
  const first = yield* fitLaw(ownProblem(law, both, indices(split)), settings);
  if (!first.ok) return first;
  const second = yield* fitLaw(ownProblem(law, both, indices(other.N.length, split)), settings);
  if (!second.ok) return second;

  const fromShared = (fit: Fit) =>
    findMultiplier(
      law,
      parametersOf(law, fit.parameters, 'baseline'),
      parametersOf(law, fit.parameters, 'other'),
      compute,
    );
  const fromOwn = (a: Fit, b: Fit) =>
    findMultiplier(law, toVector(law, a.parameters), toVector(law, b.parameters), compute);
  const units = pairRuns(baseline, other);
  const draws: number[] = [];
  const ownDraws: number[] = [];
  for (let k = 0; k < replicates; k++) {
    const [rows, ofFirst, ofSecond] = resample(units, seed, k);
    const joint = yield* fitLaw(pickProblem(both, rows), settings, shared.value.parameters);
    if (joint.ok) draws.push(fromShared(joint.value));
    const a = yield* fitLaw(ownProblem(law, both, ofFirst), settings, first.value.parameters);
    const b = yield* fitLaw(ownProblem(law, both, ofSecond), settings, second.value.parameters);
    if (a.ok && b.ok) ownDraws.push(fromOwn(a.value, b.value));
    yield { done: k + 1, total: replicates };
  }
  const over = (values: readonly number[]): Interval | null =>
    values.length > 0 ? percentileInterval(values, level) : null;
  return success({
    shared: shared.value,
    separateFits: [first.value, second.value],
    multiplier: { value: fromShared(shared.value), interval: over(draws) },
    multiplierSeparate: { value: fromOwn(first.value, second.value), interval: over(ownDraws) },
    pairs: units.pairs.length,
    replicates: draws.length,
    seed,
    test: yield* testShared(law, separate, both, split),
  });
}

const indices = (length: number, from = 0): Int32Array =>
  Int32Array.from({ length }, (_, i) => from + i);

/** Rows of the joint problem as a problem of the law itself. */
function ownProblem(law: Law, both: FitProblem, rows: ArrayLike<number>): FitProblem {
  const picked = pickProblem(both, rows);
  return { ...picked, law, variables: picked.variables.slice(0, law.variables.length) };
}

function findMultiplier(law: Law, baseline: Vector, other: Vector, compute: number): number {
  return computeForLoss(law, baseline, optimalPlan(law, other, compute).loss) / compute;
}

/** The runs of both as one problem of the paired law, the baseline's first. */
function joinRecipes(
  law: Law,
  separate: readonly string[],
  baseline: RunRows,
  other: RunRows,
): FitProblem {
  const [a, b] = [problemOf(law, baseline), problemOf(law, other)];
  const join = (x: Float64Array, y: Float64Array) => Float64Array.from([...x, ...y]);
  const recipe = join(
    new Float64Array(a.response.length),
    new Float64Array(b.response.length).fill(1),
  );
  return {
    law: pairLaw(law, separate),
    variables: [
      ...a.variables.map((column, j) => join(column, b.variables[j] as Float64Array)),
      recipe,
    ],
    response: join(a.response, b.response),
    ...(a.standardErrors && b.standardErrors
      ? { standardErrors: join(a.standardErrors, b.standardErrors) }
      : {}),
  };
}

interface Units {
  /** Row of the baseline and row of the other set, both in the joint problem. */
  readonly pairs: readonly (readonly [number, number])[];
  readonly onlyBaseline: readonly number[];
  readonly onlyOther: readonly number[];
}

function pairRuns(baseline: RunRows, other: RunRows): Units {
  const split = baseline.N.length;
  const isNear = (a: number, b: number) => Math.abs(a / b - 1) <= LEVEL_TOLERANCE;
  const open = new Set(other.N.keys());
  const pairs: [number, number][] = [];
  const onlyBaseline: number[] = [];
  for (let row = 0; row < split; row++) {
    const partner = [...open].find(
      (k) =>
        isNear(other.N[k] as number, baseline.N[row] as number) &&
        isNear(other.D[k] as number, baseline.D[row] as number),
    );
    if (partner === undefined) onlyBaseline.push(row);
    else {
      open.delete(partner);
      pairs.push([row, split + partner]);
    }
  }
  return { pairs, onlyBaseline, onlyOther: [...open].map((k) => split + k) };
}

/** Rows of one replicate: all, those of the baseline, those of the other. Each kind of unit keeps its number. */
function resample(
  { pairs, onlyBaseline, onlyOther }: Units,
  seed: number,
  replicate: number,
): [number[], number[], number[]] {
  const random = createRandom(seed, replicate);
  const draw = <T>(units: readonly T[]): T[] =>
    units.map(() => units[random.below(units.length)] as T);
  const drawn = draw(pairs);
  const first = [...drawn.map(([row]) => row), ...draw(onlyBaseline)];
  const second = [...drawn.map(([, row]) => row), ...draw(onlyOther)];
  return [[...first, ...second], first, second];
}

function* testShared(
  law: Law,
  separate: readonly string[],
  both: FitProblem,
  split: number,
): LongWork<RecipeComparison['test']> {
  const settings: FitSettings = { objective: 'log-mse', delta: 1e-3 };
  const shared = law.parameters.map(({ id }) => id).filter((id) => !separate.includes(id));
  const total = both.response.length;
  const below = total - 2 * law.parameters.length;
  if (shared.length === 0 || below < 1) return null;
  const joint = yield* fitLaw(both, settings);
  const first = yield* fitLaw(ownProblem(law, both, indices(split)), settings);
  const second = yield* fitLaw(ownProblem(law, both, indices(total - split, split)), settings);
  if (!joint.ok || !first.ok || !second.ok) return null;
  const rest = first.value.value + second.value.value;
  const statistic = (joint.value.value - rest) / shared.length / (rest / below);
  return {
    shared,
    statistic,
    freedom: [shared.length, below],
    pValue: tailOfF(statistic, shared.length, below),
  };
}

/** P(F >= f), by inverting the quantile; 0 and 1 where it is within 1e-13 of them. */
function tailOfF(f: number, above: number, below: number): number {
  const edge = 1e-13;
  if (!(f > fQuantile(edge, above, below))) return 1;
  if (f >= fQuantile(1 - edge, above, below)) return 0;
  return 1 - findRoot((p) => fQuantile(p, above, below) - f, edge, 1 - edge);
}
