import { describe, expect, it } from 'vitest';
import type { Plan } from '../laws';
import { runToEnd } from '../long-work';
import { createRandom, type Random } from '../numerics';
import { proposeRuns, takeAim, usualLimits } from './index';
import {
  drawDesign,
  fitModel,
  flopsOf,
  joinProblems,
  logSquares,
  makeRuns,
  optimalSize,
} from './testing/simulated';

const CASES = 50;
/** Half as many again as are ever proposed. */
const MOST_RANDOM_RUNS = 30;

/** Optimal plans of the truth inside the limits, each at half the FLOPs of the one before, that cost `spend` together. */
function onTheFrontier(spend: number, sizes: readonly number[]): Plan[] {
  const least = Math.min(...sizes) / usualLimits.sizeFactor;
  const runs: Plan[] = [];
  for (let compute = spend / 2; runs.length < 2 || optimalSize(compute) >= least; compute /= 2) {
    const N = optimalSize(compute);
    runs.push({ N, D: compute / (6 * N) });
  }
  const scale = Math.sqrt(spend / flopsOf(runs));
  return runs.map(({ N, D }) => ({ N: N * scale, D: D * scale }));
}

/** Runs drawn evenly in log N and log D/N inside the limits while the spend lasts; what is left goes into more tokens. */
function atRandom(spend: number, sizes: readonly number[], random: Random): Plan[] {
  const low = Math.min(...sizes) / usualLimits.sizeFactor;
  const high = Math.max(...sizes) * usualLimits.sizeFactor;
  const [least, most] = usualLimits.ratio;
  const runs: { N: number; D: number }[] = [];
  let left = spend;
  for (let tries = 0; tries < 3000 && runs.length < MOST_RANDOM_RUNS; tries++) {
    const N = low * (high / low) ** random.uniform();
    const D = N * least * (most / least) ** random.uniform();
    if (6 * N * D > left) continue;
    runs.push({ N, D });
    left -= 6 * N * D;
  }
  for (const run of runs) {
    const more = Math.min(left / (6 * run.N), most * run.N - run.D);
    run.D += more;
    left -= 6 * run.N * more;
  }
  return runs;
}

describe('what to run next, against other ways to spend the same', () => {
  it('shrinks the interval most in nine of ten refitted cases', { timeout: 120_000 }, () => {
    let wins = 0;
    const shrinkage: number[] = [];
    for (let seed = 1; seed <= CASES; seed++) {
      const random = createRandom(seed, 5);
      const design = drawDesign(random);
      const noise = 0.003 + 0.007 * random.uniform();
      const model = fitModel(makeRuns(design, noise, random), logSquares);
      const largest = Math.max(...design.map(({ N, D }) => 6 * N * D));
      const found = runToEnd(
        proposeRuns(model, {
          target: { C: largest * 10 ** (1 + 2 * random.uniform()) },
          budget: largest * (1 + 4 * random.uniform()),
          limits: usualLimits,
        }),
      );
      if (!found.ok) throw new Error(found.problem.code);
      const { target, runs, before } = found.value;
      const spend = flopsOf(runs);
      const sizes = design.map(({ N }) => N);
      const frontier = onTheFrontier(spend, sizes);
      const drawn = atRandom(spend, sizes, random);
      expect(flopsOf(frontier) / spend).toBeCloseTo(1, 9);
      expect(flopsOf(drawn)).toBeGreaterThan(0.98 * spend);
      // New runs from the truth with the noise the fit found; then everything is fitted again.
      const fitted = Math.sqrt(model.fit.value / (model.fit.n - 5));
      const refitted = (added: readonly Plan[]): number => {
        const all = joinProblems(model.problem, makeRuns(added, fitted, random));
        const aim = takeAim(fitModel(all, logSquares, model.fit.parameters), target);
        return aim.ok ? aim.value.halfWidth : Number.NaN;
      };
      const ours = refitted(runs);
      shrinkage.push(ours / before);
      if (ours < Math.min(refitted(frontier), refitted(drawn))) wins++;
    }
    expect(wins).toBeGreaterThanOrEqual(0.9 * CASES);
    expect(shrinkage.sort()[CASES / 2]).toBeLessThan(0.55);
  });
});
