import { describe, expect, test } from 'vitest';
import { type FitSettings, fit } from '../fit';
import { predict, toVector } from '../laws';
import { runToEnd } from '../long-work';
import { leaveOneOut, listCutoffs, rollOut } from './backtest';
import { chooseHeldOut, foldsByGroup } from './folds';
import { indicesWhere, pickProblem, problemOf } from './run-rows';
import {
  chinchilla,
  defaultRows,
  isoFlopPoints,
  nineBudgets,
  presetVector,
  rowsFrom,
} from './testing/designs';

const settings: FitSettings = { objective: 'huber-log', delta: 1e-3 };
const rows = defaultRows();
const problem = problemOf(chinchilla, rows);

describe('roll-out over compute', () => {
  test('on the default dataset: what a fit of the smaller budgets says of the larger', () => {
    const result = runToEnd(rollOut(problem, rows, settings, 1e20, { replicates: 100 }));
    if (!result.ok) throw new Error(result.problem.code);
    const { folds, summary } = result.value;
    const compute = rows.C as Float64Array;
    const below = indicesWhere(118, (row) => (compute[row] as number) <= 1e20);
    expect(folds[0]?.trained).toBe(below.length);
    expect(summary.runs).toBe(118 - below.length);
    const alone = runToEnd(fit(pickProblem(problem, below), settings));
    if (!alone.ok) throw new Error(alone.problem.code);
    for (const run of folds[0]?.runs ?? []) {
      expect(run.compute).toBeGreaterThan(1e20);
      const plan = { N: run.params, D: run.tokens };
      expect(run.predicted).toBe(
        predict(chinchilla, plan, toVector(chinchilla, alone.value.parameters)),
      );
      expect(run.error).toBeCloseTo(Math.log(run.predicted / run.observed), 14);
      expect(run.meanInterval?.low).toBeLessThan(run.meanInterval?.high as number);
    }
    expect(summary.meanAbsolute).toBeLessThan(0.03);
    expect(summary.rootMeanSquare).toBeGreaterThanOrEqual(summary.meanAbsolute);
    expect(Math.abs(summary.worst?.error as number)).toBeGreaterThanOrEqual(summary.rootMeanSquare);
    expect(summary.coverage).toBeGreaterThan(0.5);
  });

  test('a law that is true and scatter that is even: prediction intervals cover, means do not', () => {
    const truth = presetVector('besiroglu2024');
    let inside = 0;
    let insideMean = 0;
    let all = 0;
    for (let seed = 1; seed <= 6; seed++) {
      const drawn = rowsFrom(truth, isoFlopPoints(truth, 0, 9), 0.01, seed);
      const result = runToEnd(
        rollOut(problemOf(chinchilla, drawn), drawn, { objective: 'log-mse', delta: 1e-3 }, 4e20, {
          replicates: 150,
        }),
      );
      if (!result.ok) throw new Error(result.problem.code);
      for (const { observed, meanInterval, predictionInterval } of result.value.folds[0]?.runs ??
        []) {
        all++;
        if (
          predictionInterval &&
          predictionInterval.low <= observed &&
          observed <= predictionInterval.high
        )
          inside++;
        if (meanInterval && meanInterval.low <= observed && observed <= meanInterval.high)
          insideMean++;
      }
    }
    expect(all).toBe(6 * 27);
    expect(inside / all).toBeGreaterThan(0.85);
    expect(insideMean).toBeLessThan(inside);
  });

  test('a cutoff outside the runs is refused with the range', () => {
    const above = runToEnd(rollOut(problem, rows, settings, 1e22));
    expect(above).toEqual({
      ok: false,
      problem: { code: 'backtest-nothing-above', data: { cutoff: 1e22, low: 6e18, high: 3e21 } },
    });
    const below = runToEnd(rollOut(problem, rows, settings, 1e18));
    expect(below.ok ? '' : below.problem.code).toBe('backtest-nothing-below');
    const few = runToEnd(
      rollOut(
        pickProblem(problem, [0, 1, 2, 110]),
        {
          ...rows,
          N: rows.N.slice(0, 4),
          D: rows.D.slice(0, 4),
          C: Float64Array.of(1e18, 1e18, 1e18, 1e20),
          loss: rows.loss.slice(0, 4),
        },
        settings,
        1e19,
      ),
    );
    expect(few.ok ? '' : few.problem.code).toBe('fit-too-few-rows');
  });

  test('cutoffs lie between the budgets', () => {
    const cutoffs = listCutoffs(rows);
    expect(cutoffs).toHaveLength(8);
    cutoffs.forEach((cutoff, i) => {
      expect(cutoff).toBeCloseTo(
        Math.sqrt((nineBudgets[i] as number) * (nineBudgets[i + 1] as number)),
        -10,
      );
    });
  });
});

describe('leave one out', () => {
  test('every run is predicted once, without its own budget', () => {
    expect(chooseHeldOut(rows)).toBe('budget');
    const { folds, summary } = runToEnd(
      leaveOneOut(problem, rows, settings, 'budget', { replicates: 0 }),
    );
    expect(folds.map(({ level }) => level)).toEqual(nineBudgets);
    expect(folds.flatMap((fold) => fold.runs.map((run) => run.row)).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 118 }, (_, row) => row),
    );
    expect(folds[8]?.trained).toBe(118 - (folds[8]?.runs.length as number));
    expect(summary.coverage).toBeNull();
    expect(summary.meanAbsolute).toBeLessThan(0.02);
  });

  test('more than twelve groups are left out with their neighbours', () => {
    const grid = Array.from({ length: 30 }, (_, i) => [1e8 * 1.3 ** i, 1e10 * 1.2 ** i] as const);
    const folds = foldsByGroup(rowsFrom(presetVector('besiroglu2024'), grid), 'budget');
    expect(folds).toHaveLength(12);
    expect(folds.flatMap(({ held }) => [...held])).toEqual(Array.from({ length: 30 }, (_, i) => i));
    expect(folds.map(({ held }) => held.length).every((n) => n === 2 || n === 3)).toBe(true);
  });

  test('noise-free runs are predicted exactly, by size too', () => {
    const truth = presetVector('besiroglu2024');
    const grid = [1e8, 2e8, 4e8, 8e8].flatMap((N) => [5, 20, 80].map((r) => [N, r * N] as const));
    const clean = rowsFrom(truth, grid);
    const { folds, summary } = runToEnd(
      leaveOneOut(
        problemOf(chinchilla, clean),
        clean,
        { objective: 'log-mse', delta: 1e-3 },
        'size',
        { replicates: 0 },
      ),
    );
    expect(folds.map(({ level }) => level)).toEqual([1e8, 2e8, 4e8, 8e8]);
    expect(summary.rootMeanSquare).toBeLessThan(1e-6);
  });
});
