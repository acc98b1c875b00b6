import { type Fit, type FitProblem, type FitSettings, fit } from '../../fit';
import { findPlanLaw, type Law, type Plan, predict, toVector } from '../../laws';
import { runToEnd } from '../../long-work';
import type { Random } from '../../numerics';
import type { FittedModel } from '../types';

export const chinchilla = findPlanLaw('chinchilla') as Law;
export const truth = { E: 1.8172, A: 482.01, B: 2085.43, alpha: 0.3478, beta: 0.3658 } as const;
const trueParameters = toVector(chinchilla, truth);
export const logSquares: FitSettings = { objective: 'log-mse', delta: 1e-3 };

/** Runs as some parameters have them, with normal noise in the logarithm of the loss. */
export function makeRuns(
  runs: readonly Plan[],
  noise: number,
  random: Random,
  parameters = trueParameters,
): FitProblem {
  const loss = runs.map(
    ({ N, D }) => predict(chinchilla, { N, D }, parameters) * Math.exp(noise * random.normal()),
  );
  return {
    law: chinchilla,
    variables: [Float64Array.from(runs, ({ N }) => N), Float64Array.from(runs, ({ D }) => D)],
    response: Float64Array.from(loss),
  };
}

export function joinProblems(one: FitProblem, two: FitProblem): FitProblem {
  const chain = (a: Float64Array, b: Float64Array) => Float64Array.from([...a, ...b]);
  return {
    law: one.law,
    variables: one.variables.map((column, j) => chain(column, two.variables[j] as Float64Array)),
    response: chain(one.response, two.response),
  };
}

export function fitModel(
  problem: FitProblem,
  settings: FitSettings,
  warm?: Fit['parameters'],
): FittedModel {
  const found = runToEnd(fit(problem, settings, warm));
  if (!found.ok) throw new Error(found.problem.code);
  return { problem, settings, fit: found.value };
}

/** 3 to 5 budgets in equal ratios from about 1e18 FLOPs, 6 to 9 jittered sizes over 1.5 decades about each optimum. */
export function drawDesign(random: Random): Plan[] {
  const least = 10 ** (17.5 + 1.5 * random.uniform());
  const budgets = 3 + random.below(3);
  const step = 3 + 3 * random.uniform();
  return Array.from({ length: budgets }, (_, k) => least * step ** k).flatMap((compute) => {
    const sizes = 6 + random.below(4);
    const centre = optimalSize(compute);
    return Array.from({ length: sizes }, (_, i) => {
      const N = centre * 10 ** (1.5 * (i / (sizes - 1) - 0.5) + 0.1 * (random.uniform() - 0.5));
      return { N, D: compute / (6 * N) };
    });
  });
}

export function optimalSize(compute: number): number {
  return chinchilla.optimum?.atCompute(trueParameters, compute).N ?? Number.NaN;
}

export const flopsOf = (runs: readonly Plan[]): number =>
  runs.reduce((sum, { N, D }) => sum + 6 * N * D, 0);
