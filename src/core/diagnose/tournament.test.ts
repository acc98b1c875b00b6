import { describe, expect, test } from 'vitest';
import { type FitSettings, fit } from '../fit';
import { planLaws } from '../laws';
import { runToEnd } from '../long-work';
import { leaveOneOut } from './backtest';
import { problemOf } from './run-rows';
import { chinchilla, defaultRows, isoFlopPoints, presetVector, rowsFrom } from './testing/designs';
import { listContenders, nameOf, runTournament } from './tournament';

const settings: FitSettings = { objective: 'huber-log', delta: 1e-3 };
const rows = defaultRows();

describe('tournament', () => {
  test('every plan law, with and without a floor', () => {
    const names = listContenders(planLaws).map(nameOf);
    expect(names).toContain('chinchilla');
    expect(names).toContain('chinchilla, E = 0');
    expect(names).toContain('power-mean, E = 0');
    expect(names).toContain('kaplan');
    expect(names).not.toContain('kaplan, E = 0');
  });

  const result = runToEnd(runTournament(rows, listContenders(planLaws), settings));
  const find = (name: string) => result.entries.find((entry) => nameOf(entry) === name);

  test('on the default dataset: whole budgets decide, and forms of one law are told as one', () => {
    expect(result.heldOut).toBe('budget');
    expect(result.levels).toHaveLength(9);
    expect(find('inference-aware')?.sameAs).toBe('chinchilla');
    const errors = result.entries.filter(({ sameAs }) => sameAs === null).map(({ error }) => error);
    expect(errors).toEqual([...errors].sort((a, b) => a - b));
    // No law without a floor comes near on these runs.
    expect(find('chinchilla, E = 0')?.error).toBeGreaterThan(
      1.2 * (find('chinchilla')?.error as number),
    );
  });

  test('the held-out error is that of the backtest', () => {
    const { folds } = runToEnd(
      leaveOneOut(problemOf(chinchilla, rows), rows, settings, 'budget', { replicates: 0 }),
    );
    const means = folds.map(
      ({ runs }) => runs.reduce((sum, { error }) => sum + Math.abs(error), 0) / runs.length,
    );
    find('chinchilla')?.groupErrors.forEach((error, g) => {
      expect(error).toBeCloseTo(means[g] as number, 12);
    });
  });

  test('AICc comes from squares of log loss, and weights add up to one', () => {
    const refit = runToEnd(fit(problemOf(chinchilla, rows), { objective: 'log-mse', delta: 1 }));
    if (!refit.ok) throw new Error(refit.problem.code);
    const aicc = 118 * Math.log(refit.value.value / 118) + 12 + 84 / 111;
    expect(find('chinchilla')?.aicc).toBeCloseTo(aicc, 9);
    const weights = result.entries.map(({ weight }) => weight ?? 0);
    expect(weights.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    expect(find('inference-aware')?.weight).toBeNull();
  });

  test('the truth wins where it can be told, and a tie is called one', () => {
    const truth = presetVector('hoffmann2022-tex');
    const grid = isoFlopPoints(truth, 0, 7);
    const laws = listContenders(
      planLaws.filter(({ id }) => ['chinchilla', 'kaplan', 'overtrained'].includes(id)),
    );
    const clear = runToEnd(runTournament(rowsFrom(truth, grid, 0.001, 4), laws, settings));
    expect(clear.entries[0]?.law.id).toBe('chinchilla');
    expect(clear.entries[0]?.floor).toBe('free');
    expect(clear.duel?.distinguishable).toBe(true);
  });

  test('a form that holds the truth as a special case mostly ties with it, whichever is ahead', () => {
    const truth = presetVector('hoffmann2022-tex');
    const pair = planLaws.filter(({ id }) => ['chinchilla', 'power-mean'].includes(id));
    const free = listContenders(pair).filter(({ floor }) => floor === 'free');
    const squares: FitSettings = { objective: 'log-mse', delta: 1e-3 };
    let ties = 0;
    for (let seed = 1; seed <= 8; seed++) {
      const drawn = rowsFrom(truth, isoFlopPoints(truth, 0, 5), 0.01, seed);
      const { duel } = runToEnd(runTournament(drawn, free, squares));
      if (!duel) throw new Error('two contenders make a duel');
      expect(duel.difference).toBeGreaterThanOrEqual(0);
      expect(duel.distinguishable).toBe(duel.difference >= duel.standardError);
      if (!duel.distinguishable) ties++;
    }
    expect(ties).toBeGreaterThanOrEqual(3);
  });

  test('clustered rows: clusters are held out, AICc is withheld', () => {
    const truth = presetVector('besiroglu2024');
    const drawn = rowsFrom(truth, isoFlopPoints(truth, 0, 5), 0.01);
    const clusters = Array.from(drawn.N, (_, i) => `trunk ${i % 5}`);
    const contenders = listContenders([chinchilla]);
    const { heldOut, levels, entries, aiccWithheld } = runToEnd(
      runTournament({ ...drawn, clusters }, contenders, settings),
    );
    expect(heldOut).toBe('cluster');
    expect(levels).toHaveLength(5);
    expect(aiccWithheld).toBe('clustered');
    expect(entries.map(({ aicc, weight }) => [aicc, weight])).toEqual([
      [null, null],
      [null, null],
    ]);
  });
});
