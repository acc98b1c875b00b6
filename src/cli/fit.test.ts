import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { jsonOf, runWith } from './testing/fake-io';

const isoflop = readFileSync(
  new URL('../../public/data/chinchilla_isoflop.csv', import.meta.url),
  'utf8',
);
const files = { 'runs.csv': isoflop };

describe('fit', () => {
  it('fits a file with guessed columns as it does with named ones', () => {
    const guessed = jsonOf(files, 'fit', 'runs.csv', '--where', 'excluded==0', '--bootstrap', '0');
    const named = jsonOf(
      files,
      'fit',
      'runs.csv',
      '--where=excluded==0',
      '--map',
      'N=params,D=tokens,loss=loss',
      '--bootstrap=0',
    );
    expect(named).toEqual(guessed);
    expect(guessed.n).toBe(118);
    // An independent program found this optimum.
    expect(guessed.value).toBeLessThan(0.0005937978858007543 * (1 + 1e-6));
    expect(guessed.params.alpha).toBeCloseTo(0.35639927784561304, 4);
    expect(guessed.optimum.a).toBeCloseTo(0.5337945109560314, 4);
    expect(guessed.certificate.starts).toBeGreaterThanOrEqual(8);
    expect(guessed.certificate.records).toHaveLength(guessed.certificate.starts);
    expect(guessed.intervals).toMatchObject({ method: 'none', replicates: 0, seed: null });
    expect(guessed.timeMs).toBe(2.5);
  });
  it('proves the optimum where a proof can close', () => {
    const fitUnder = (objective: string) =>
      jsonOf(
        {},
        'fit',
        '--dataset',
        'chinchilla-isoflop',
        '--objective',
        objective,
        '--bootstrap',
        '0',
      ).certificate;
    const proven = fitUnder('log-mse');
    expect(proven.provenGap).toBeGreaterThan(0);
    expect(proven.provenGap).toBeLessThanOrEqual(1e-3);
    expect(proven.cells).toBeGreaterThan(10);
  });
  it('leaves out of a bundled dataset what its source leaves out, and says so', () => {
    const fit = jsonOf({}, 'fit', '--dataset', 'chinchilla-isoflop', '--bootstrap', '0');
    expect(fit.n).toBe(118);
    expect(fit.warnings).toEqual([expect.stringMatching(/^5 rows are left out/)]);
    const some = jsonOf(
      {},
      'fit',
      '--dataset',
      'chinchilla-isoflop',
      '--where',
      'flops<1e21',
      '--bootstrap',
      '0',
    );
    expect(some.n).toBeLessThan(118);
  });
  it('gives seeded bootstrap intervals around coefficients, exponents and predictions', () => {
    const args = [
      'fit',
      '--dataset',
      'chinchilla-isoflop',
      '--bootstrap',
      '40',
      '--predict',
      'N=1e9,D=2e10',
    ];
    const one = jsonOf({}, ...args, '--predict', 'C=1.2e20,N=1b', '--seed', '3');
    expect(one.intervals).toEqual({
      method: 'bootstrap',
      standardErrors: 'bootstrap',
      replicates: 40,
      failed: 0,
      seed: 3,
      kind: 'cases',
      ends: 'percentile',
    });
    for (const [name, value] of Object.entries<number>(one.params)) {
      expect(one.ci95[name][0]).toBeLessThan(value);
      expect(one.ci95[name][1]).toBeGreaterThan(value);
      expect(one.se[name]).toBeGreaterThan(0);
    }
    const [first, second] = one.predictions;
    expect(first.inputs).toEqual({ N: 1e9, D: 2e10 });
    expect(second.loss).toBeCloseTo(first.loss, 12);
    expect(first.ci95[0]).toBeLessThan(first.loss);
    expect(first.ci95[1] - first.ci95[0]).toBeLessThan(0.05);
    expect(jsonOf({}, ...args, '--seed', '3').ci95).toEqual(one.ci95);
    expect(jsonOf({}, ...args, '--seed', '4').ci95).not.toEqual(one.ci95);
  });
  it('takes delta-method errors for the square objectives', () => {
    const fit = jsonOf(
      {},
      'fit',
      '--dataset',
      'gadre-c4',
      '--objective',
      'log-mse',
      '--bootstrap',
      '0',
    );
    expect(fit.intervals).toMatchObject({ method: 'delta', standardErrors: 'delta' });
    const { beta } = fit.ci95;
    expect(beta[1] - beta[0]).toBeCloseTo(2 * 1.959964 * fit.se.beta, 6);
  });
  it('reports a parameter on its bound with a one-sided interval', () => {
    const fit = jsonOf({}, 'fit', '--dataset', 'microladder', '--bootstrap', '40');
    expect(fit.params.E).toBe(0);
    expect(fit.se.E).toBeNull();
    expect(fit.ci95.E[0]).toBe(0);
    expect(fit.atBound).toEqual([{ parameter: 'E', side: 'lower', value: 0 }]);
    expect(fit.warnings.join()).toContain('E ended on its lower bound');
    expect(fit.warnings.join()).toContain('per byte');
  });
  it('weighs rows by a column of standard errors', () => {
    const args = ['fit', '--dataset', 'microladder', '--bootstrap', '0', '--objective', 'mse'];
    const plain = jsonOf({}, ...args);
    const weighed = jsonOf({}, ...args, '--weights', 'loss_general_se');
    expect(weighed.params.alpha).not.toBe(plain.params.alpha);
    // Squares over squared errors of about 0.007.
    expect(weighed.value / plain.value).toBeGreaterThan(1000);
  });
  it('prints a short table for people', () => {
    const { out, code } = runWith(
      {},
      'fit',
      '--dataset',
      'chinchilla-isoflop',
      '--bootstrap',
      '20',
    );
    expect(code).toBe(0);
    expect(out).toMatch(/^alpha +0\.3564 +\[0\.\d+, 0\.\d+\]$/m);
    expect(out).toContain('118 runs, huber-log');
  });
});

describe('fit refuses', () => {
  const cases: readonly [string, readonly string[], string][] = [
    ['an unknown flag', ['--formulas', 'x'], '--formulas'],
    ['a flag without value', ['--dataset'], '--dataset needs a value'],
    ['no data', [], 'Give a FILE or --dataset ID'],
    ['file and dataset', ['runs.csv', '--dataset', 'gadre-c4'], 'not both'],
    ['a second file', ['runs.csv', 'more.csv'], '"more.csv"'],
    ['a missing file', ['gone.csv'], '"gone.csv" cannot be read: there is no such file'],
    ['an unknown dataset', ['--dataset', 'pile'], 'chinchilla-isoflop, gadre-c4'],
    ['an unknown law', ['runs.csv', '--law', 'moore'], '"moore"'],
    ['an unknown objective', ['runs.csv', '--objective', 'l1'], 'huber-log, log-mse, huber, mse'],
    ['a word for delta', ['runs.csv', '--delta', 'small'], '"small" is not a number (--delta)'],
    ['delta 0', ['runs.csv', '--delta', '0'], '--delta'],
    ['half a replicate', ['runs.csv', '--bootstrap', '1.5'], 'whole number from 0 to 100000'],
    ['half a point', ['runs.csv', '--predict', 'N=7e9'], '"N=7e9" is not a whole point'],
    ['a point without names', ['runs.csv', '--predict', '7e9'], 'NAME=VALUE'],
    ['a point below zero', ['runs.csv', '--predict', 'N=-1,D=2e12'], 'N = -1'],
    ['an unknown column', ['runs.csv', '--map', 'N=size'], 'size'],
    [
      'a filter nothing passes',
      ['--dataset', 'gadre-c4', '--where', 'loss<1'],
      'No row passes "loss<1"',
    ],
    ['a filter on no column', ['--dataset', 'gadre-c4', '--where', 'lr<1'], 'lr'],
    ['a broken filter', ['--dataset', 'gadre-c4', '--where', 'loss<'], 'loss'],
    ['a map for a dataset', ['--dataset', 'gadre-c4', '--map', 'N=params'], '--map'],
    ['weights that are not there', ['--dataset', 'gadre-c4', '--weights', 'se'], '"se"'],
    [
      'weights that are no errors',
      ['--dataset', 'chinchilla-isoflop', '--weights', 'excluded'],
      'positive standard error',
    ],
  ];
  it.each(cases)('%s', (_, argv, words) => {
    const { code, out, err } = runWith(files, 'fit', ...argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^[^\n]{20,}\n$/);
    expect(err).toContain(words);
  });
  it.each([
    ['an empty file', ''],
    ['a header alone', 'N,D,loss\n'],
    ['no numbers', 'a,b,c\nx,y,z\nu,v,w\n'],
  ])('%s', (_, text) => {
    const { code, out, err } = runWith({ 'bad.csv': text }, 'fit', 'bad.csv');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^[^\n]{20,}\n$/);
    expect(err).not.toContain('Something went wrong');
  });
  it.each([
    [
      'two rows',
      'N,D,loss\n1e9,2e10,3\n2e9,2e10,2.9\n',
      /^There are only 2 runs and a fit needs 6: .* Runs at N=.*, D=.* would mend it\.\n$/,
    ],
    [
      'runs of one size',
      `N,D,loss\n${[1, 2, 3, 4, 5, 6, 7, 8].map((d) => `1e9,${d}e10,${4 - d / 8}`).join('\n')}\n`,
      /^Every run has 1B parameters: .*cannot tell E, A, alpha, beta apart.* Runs at N=250M, D=.* and N=4B, D=.* would mend it\.\n$/,
    ],
    [
      'runs of one token count',
      `N,D,loss\n${[1, 2, 3, 4, 5, 6].map((n) => `${n}e8,2e10,${4 - n / 8}`).join('\n')}\n`,
      /^Every run has 20B tokens: .* Runs at N=.* would mend it\.\n$/,
    ],
  ])('%s: which runs are missing', (_, text, words) => {
    const { code, out, err } = runWith({ 'bad.csv': text }, 'fit', 'bad.csv');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(words);
  });
});
