import { describe, expect, test } from 'vitest';
import { fit } from '../fit';
import { planLaws, predict, toVector } from '../laws';
import { runToEnd } from '../long-work';
import {
  listSpecifications,
  type MultiverseQuestion,
  runMultiverse,
  sortMultiverse,
  specifyFit,
} from './multiverse';
import { indicesWhere } from './run-rows';
import { lastOfRun, smoothLoss } from './smooth-loss';
import { chinchilla, defaultRows } from './testing/designs';
import { usualChoices } from './usual-choices';

const all = defaultRows(true);
// The five highest losses are what the source leaves out.
const fifth = [...all.loss].sort((a, b) => b - a)[4] as number;
const given = indicesWhere(123, (row) => (all.loss[row] as number) < fifth);
const question: MultiverseQuestion = { target: { N: 7e10, D: 1.4e12 }, compute: 5.76e23 };

describe('multiverse', () => {
  const choices = usualChoices(all, given, chinchilla, 1.855);
  const specifications = listSpecifications(choices);

  test('lists what differs, once each', () => {
    expect(given).toHaveLength(118);
    expect(choices.rows.map(({ id, rows }) => [id, rows.length]).slice(0, 6)).toEqual([
      ['as-given', 118],
      ['none-excluded', 123],
      ['highest-loss:1', 117],
      ['highest-loss:3', 115],
      ['highest-loss:5', 113],
      // The least budget, to a run.
      ['least-compute:1.0e19:9', 109],
    ]);
    // 17 sets of rows, 3 floors, and 3 + 3 widths of Huber beside two squares.
    expect(specifications).toHaveLength(17 * 3 * 8);
    const keys = specifications.map(({ objective, delta, floor, rows }) =>
      JSON.stringify([objective, delta, floor, rows.id]),
    );
    expect(new Set(keys).size).toBe(specifications.length);
    const kaplan = planLaws.filter(({ id }) => id === 'kaplan');
    expect(listSpecifications({ ...choices, laws: kaplan })).toHaveLength(17 * 8);
  });

  test('first rows are cut by compute and tokens, named by what goes', () => {
    const cuts = choices.rows.filter(({ id }) => id.startsWith('least-'));
    expect(cuts).toHaveLength(4);
    for (const { id, rows } of cuts) {
      const [kind, value, count] = id.split(':');
      expect(rows).toHaveLength(118 - Number(count));
      const of = (row: number): number =>
        (all.D[row] as number) * (kind === 'least-compute' ? 6 * (all.N[row] as number) : 1);
      const least = Math.min(...Array.from(rows, of));
      expect(Number(value) / least).toBeCloseTo(1, 1);
      const kept = new Set(rows);
      for (const row of given) if (!kept.has(row)) expect(of(row)).toBeLessThan(least);
    }
    expect(cuts.map(({ rows }) => 118 - rows.length).slice(0, 2)).toEqual([9, 28]);
  });

  test('checkpoints: the last of each run alone, and the loss smoothed over the end up to each', () => {
    const D = Float64Array.of(100, 1, 50, 97, 99, 7);
    const loss = Float64Array.of(2, 9, 4, 2.5, 2.3, 6);
    const runs = Int32Array.of(0, 0, 0, 0, 0, -1);
    expect([...lastOfRun({ D }, runs, Int32Array.of(1, 2, 3, 5))]).toEqual([3, 5]);
    const smoothed = smoothLoss({ D, loss }, runs);
    expect(smoothed[0]).toBeCloseTo((2 + 2.3 + 2.5) / 3, 12);
    expect(smoothed[2]).toBeCloseTo((9 + 4) / 2, 12);
    expect(smoothed[5]).toBe(6);
    const checkpoints = Int32Array.from(all.N, (_, row) => row >> 2);
    const two = usualChoices(all, given, chinchilla, null, [], checkpoints);
    expect(two.losses.map(({ id }) => id)).toEqual(['as-given', 'smoothed']);
    expect(two.rows.at(-1)?.id).toBe('last-of-run');
  });

  test('stays at 500 specifications and says what it does not try', () => {
    const counts = ['given', 'without', 'measured'].map((id, i) => ({
      id,
      params: all.N.map((N) => N / (1 + i)),
    }));
    const many = usualChoices(all, given, chinchilla, 1.855, counts);
    expect(many.untried).toEqual(['inner-budgets', 'edge-budgets', 'highest-1-5', 'deltas']);
    expect(listSpecifications(many)).toHaveLength(7 * 3 * 4 * 3);
    expect(choices.untried).toEqual([]);
  });

  test('each is the fit made alone, and the curve is sorted', () => {
    const some = specifications.filter((_, i) => i % 13 === 0);
    const fits = runToEnd(runMultiverse(all, some, question));
    for (const [i, { specification, fit: found, answers }] of fits.entries()) {
      if (i % 3 !== 0) continue;
      const { problem, settings } = specifyFit(all, specification);
      const alone = runToEnd(fit(problem, settings));
      if (!alone.ok) throw new Error(alone.problem.code);
      expect(found).toEqual(alone.value);
      const parameters = toVector(chinchilla, alone.value.parameters);
      expect(answers.loss).toBe(predict(chinchilla, question.target, parameters));
      expect(answers.params).toBe(chinchilla.optimum?.atCompute(parameters, 5.76e23).N);
      expect(answers.exponent).toBe(chinchilla.optimum?.exponents(parameters).a);
    }
    const curve = sortMultiverse(fits, 'exponent');
    expect(curve.failed).toBe(0);
    expect(curve.values).toEqual([...curve.values].sort((a, b) => a - b));
    expect(fits[curve.order[0] as number]?.answers.exponent).toBe(curve.values[0]);
    expect(curve.spread[0]).toBeLessThan(curve.median);
    expect(curve.median).toBeLessThan(curve.spread[1]);
    expect(curve.median).toBeGreaterThan(0.4);
    expect(curve.median).toBeLessThan(0.65);
  });

  test('two hundred and more on 118 rows take less than 2 s of CPU', () => {
    const rows = defaultRows();
    const here = usualChoices(
      rows,
      indicesWhere(118, () => true),
      chinchilla,
      null,
    );
    const list = listSpecifications(here);
    runToEnd(runMultiverse(rows, list.slice(0, 20), question));
    const before = process.cpuUsage();
    expect(runToEnd(runMultiverse(rows, list, question))).toHaveLength(16 * 2 * 8);
    // Time in system calls is the collector's and other processes' business.
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(2);
  }, 30_000);

  test('the published convention is among them: as given, huber-log, delta 1e-3, free floor', () => {
    const published = specifications.find(
      ({ objective, delta, floor, rows }) =>
        objective === 'huber-log' && delta === 1e-3 && floor === 'free' && rows.id === 'as-given',
    );
    const [found] = runToEnd(runMultiverse(all, published ? [published] : [], question));
    expect(found?.answers.exponent).toBeCloseTo(0.53379, 5);
    expect(found?.fit?.n).toBe(118);
  });

  test('another way to count parameters is another set of fits', () => {
    const half = { id: 'N/2', params: all.N.map((N) => N / 2) };
    const two = listSpecifications({
      ...choices,
      objectives: ['log-mse'],
      floors: ['free'],
      rows: choices.rows.slice(0, 1),
      sizes: [{ id: 'N', params: all.N }, half],
    });
    const [whole, halved] = runToEnd(runMultiverse(all, two, question));
    const { A = 0, alpha = 0 } = whole?.fit?.parameters ?? {};
    expect(halved?.fit?.parameters.alpha).toBeCloseTo(alpha, 6);
    expect((halved?.fit?.parameters.A as number) / (A * 2 ** -alpha)).toBeCloseTo(1, 5);
    // Both are asked about the same model, whatever its number is under their count.
    expect(halved?.answers.loss).toBeCloseTo(whole?.answers.loss as number, 6);
  });

  test('a specification that cannot be fitted carries its reason and is left out of the curve', () => {
    const few = { ...choices, objectives: ['mse' as const], floors: ['free' as const] };
    const rows = [...few.rows.slice(0, 1), { id: 'three', rows: Int32Array.of(0, 1, 2) }];
    const fits = runToEnd(runMultiverse(all, listSpecifications({ ...few, rows }), question));
    expect(fits[1]?.problem?.code).toBe('fit-too-few-rows');
    expect(sortMultiverse(fits, 'loss')).toMatchObject({ order: [0], failed: 1 });
  });
});
