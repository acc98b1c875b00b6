import { describe, expect, test } from 'vitest';
import { findCatalogueEntry, loadCatalogueDataset } from '../../core/catalogue';
import { bytesOf } from '../../core/catalogue/testing/load';
import type { FitProblem } from '../../core/fit';
import { findLaw, type Law } from '../../core/laws';
import { parseArguments } from '../arguments';
import { readBacktest, withBacktest } from './backtest';

const shape = { name: 'fit', flags: { backtest: 'text', json: 'switch' }, positionals: 0 } as const;
const settings = { objective: 'huber-log', delta: 1e-3 } as const;
const plan = { replicates: 50, seed: 1 };

function load(): FitProblem {
  const entry = findCatalogueEntry('chinchilla-isoflop');
  const loaded = entry && loadCatalogueDataset(entry, bytesOf(entry.file));
  if (!loaded?.ok) throw new Error('the default dataset must load');
  const { N, D, loss, leftOut } = loaded.value;
  const keep = (column: Float64Array) => column.filter((_, row) => !leftOut.includes(row));
  const law = findLaw('chinchilla') as Law;
  return { law, variables: [keep(N), keep(D)], response: keep(loss) };
}

function ask(...argv: string[]) {
  const args = parseArguments(shape, argv);
  if (!args.ok) throw new Error(args.problem.code);
  return readBacktest(args.value, load(), settings, plan);
}

describe('fit --backtest', () => {
  test('nothing is added where it is not asked for', () => {
    const result = ask('--json');
    expect(result).toEqual({ ok: true, value: null });
    expect(withBacktest('{"n":1}\n', null, true)).toBe('{"n":1}\n');
  });

  test('the runs above the cutoff, predicted by a fit of those below', () => {
    const result = ask('--backtest', '2e20');
    if (!result.ok || !result.value) throw new Error('a backtest was asked for');
    const { cutoff, trained, params, summary, runs } = result.value;
    expect(cutoff).toBe(2e20);
    expect(trained + runs.length).toBe(118);
    expect(summary.runs).toBe(runs.length);
    expect(Object.keys(params)).toEqual(['E', 'A', 'B', 'alpha', 'beta']);
    for (const { C, error, observed, predicted, intervals } of runs) {
      expect(C).toBeGreaterThan(2e20);
      expect(error).toBeCloseTo(Math.log(predicted / observed), 12);
      expect(intervals.prediction?.[0]).toBeLessThan(intervals.prediction?.[1] as number);
    }
    const json = JSON.parse(withBacktest('{"n":118}\n', result.value, true));
    expect(json.n).toBe(118);
    expect(json.backtest.summary.meanAbsolute).toBe(summary.meanAbsolute);
    expect(withBacktest('table\n', result.value, false)).toBe(
      `table\n\nBacktest, fitted up to 2e20 FLOPs: ${summary.words}\n`,
    );
  });

  test.each([
    ['1e25', 'backtest-nothing-above'],
    ['1e10', 'backtest-nothing-below'],
    ['soon', 'cli-not-a-number'],
  ])('%s is refused: %s', (cutoff, code) => {
    const result = ask('--backtest', cutoff);
    expect(result.ok ? '' : result.problem.code).toBe(code);
  });
});
