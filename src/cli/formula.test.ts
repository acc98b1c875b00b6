import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { jsonOf, runLater } from './testing/fake-io';

const isoflop = readFileSync(
  new URL('../../public/data/chinchilla_isoflop.csv', import.meta.url),
  'utf8',
);

/** Forty steps whose time is 2 + 3 width^0.5 to the last digit. */
const steps = [
  'width,gpu memory,time of step',
  ...Array.from({ length: 40 }, (_, i) => {
    const width = 10 * 1.3 ** i;
    return `${width},${i % 7},${2 + 3 * width ** 0.5 + 0.1 * (i % 7)}`;
  }),
].join('\n');
const files = { 'runs.csv': isoflop, 'steps.csv': steps };

async function fitOf(...argv: string[]) {
  const { code, out, err } = await runLater(files, 'fit', ...argv, '--bootstrap', '0', '--json');
  if (code !== 0 || err !== '') throw new Error(`exit ${code}: ${err}`);
  return JSON.parse(out);
}

async function refusalOf(...argv: string[]): Promise<string> {
  const { code, out, err } = await runLater(files, 'fit', ...argv);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err.trim().split('\n')).toHaveLength(1);
  return err;
}

describe('fit --formula', () => {
  it('fits the form of chinchilla as the law itself is fitted', async () => {
    const where = ['--where', 'excluded==0'];
    const own = await fitOf('runs.csv', '--formula', 'E + A/N^alpha + B/D^beta', ...where);
    const known = jsonOf(files, 'fit', 'runs.csv', ...where, '--bootstrap', '0');
    expect(own.law).toBe('custom');
    expect(own.n).toBe(118);
    expect(own.value / known.value).toBeCloseTo(1, 9);
    for (const id of ['E', 'A', 'B', 'alpha', 'beta']) {
      expect(own.params[id] / known.params[id]).toBeCloseTo(1, 8);
    }
    expect(own.optimum.a).toBeCloseTo(known.optimum.a, 8);
  });

  it('fits a bundled dataset and predicts', async () => {
    const fit = await fitOf(
      '--dataset=chinchilla-isoflop',
      '--formula=E + A/N^alpha + B/D^beta',
      '--predict',
      'N=7e10,D=1.4e12',
    );
    expect(fit.predictions[0].loss).toBeGreaterThan(1.8);
    expect(fit.predictions[0].loss).toBeLessThan(2.1);
  });

  it('reads any columns, under names of one\u2019s own', async () => {
    const fit = await fitOf(
      'steps.csv',
      '--formula',
      'a + b*width^p + c*M',
      '--map',
      'M=gpu memory',
      '--response',
      'time of step',
      '--objective',
      'log-mse',
    );
    expect(fit.n).toBe(40);
    for (const [id, value] of Object.entries({ a: 2, b: 3, p: 0.5, c: 0.1 })) {
      expect(fit.params[id]).toBeCloseTo(value, 5);
    }
  });

  it('holds parameters within bounds', async () => {
    const fit = await fitOf(
      '--dataset=chinchilla-isoflop',
      '--formula=E + A/N^alpha + B/D^beta',
      '--bounds',
      'alpha=0.1:0.3,E=:1.5',
    );
    expect(fit.params.alpha).toBeLessThanOrEqual(0.3);
    expect(fit.params.E).toBeLessThanOrEqual(1.5);
  });

  it.each([
    [['runs.csv', '--formula', 'E + A/N^alpha + )'], 'character 17'],
    [['runs.csv', '--formula', 'E + foo(N)'], 'There is no function foo'],
    [['runs.csv', '--formula', 'E + A/N', '--law', 'chinchilla'], '--formula and --law'],
    [['runs.csv', '--law', 'custom'], 'There is no formula'],
    [['runs.csv', '--formula', 'E + A/N', '--bounds', 'E'], '--bounds'],
    [['runs.csv', '--formula', 'E + A/N', '--bounds', 'Z=0:1'], 'Z, which is no parameter'],
    [['runs.csv', '--bounds', 'E=0:1'], '--bounds belongs to a formula'],
    [['nowhere.csv', '--formula', 'E + A/N'], 'nowhere.csv'],
    [['runs.csv', '--formula', 'E + A'], 'No name of the formula is a column'],
  ])('refuses %j', async (argv, words) => {
    expect(await refusalOf(...argv)).toContain(words);
  });
});
