import { describe, expect, test } from 'vitest';
import { jsonOf, runWith } from './testing/fake-io';

/** Losses of the additive form for sizes at given data, as a file. */
const fileOf = (points: readonly (readonly [params: number, tokens: number])[]): string =>
  [
    'N,D,loss',
    ...points.map(
      ([N, D]) => `${N},${D},${1.8172 + 482.01 * N ** -0.3478 + 2085.43 * D ** -0.3658}`,
    ),
  ].join('\n');
const sizes = [1e8, 2e8, 4e8, 8e8, 1.6e9, 3.2e9];

describe('diagnose', () => {
  const report = jsonOf({}, 'diagnose', '--dataset', 'chinchilla-isoflop', '--bootstrap', '20');

  test('says of the default dataset what its parts say', () => {
    expect(report.n).toBe(118);
    expect(report.params.alpha).toBeCloseTo(0.3564, 4);
    expect(report.design.refused).toEqual([]);
    const methods = report.approaches.map(({ method }: { method: string }) => method);
    expect(methods).toEqual(['parabolas', 'parametric']);
    expect(report.approaches[0].exponent).toBeCloseTo(0.508, 3);
    expect(report.approaches[1].exponent).toBeCloseTo(0.53379, 5);
    expect(report.minima).toHaveLength(9);
    expect(report.bias.trueExponent).toBeCloseTo(0.53379, 5);
    expect(report.tournament.heldOut).toBe('budget');
    expect(report.tournament.entries).toHaveLength(9);
    expect(report.backtest.summary.runs).toBe(118);
    expect(report.verdict.forecast).toBe('pinned');
    expect(report.influence).toHaveLength(10);
  });

  test('in words', () => {
    const words: string[] = report.design.findings.map(
      ({ what, fix }: { what: string; fix: string }) => `${what}. ${fix}`,
    );
    expect(words[0]).toBe(
      'At 1e20 FLOPs the best size is the smallest tried, 632M: this budget bounds the optimum from one side only. Train 421M parameters on 39.6B tokens.',
    );
    expect(report.bias.words).toContain('an exponent of 0.5329 against 0.5338');
    expect(report.backtest.summary.words).toMatch(/^118 held-out runs: 0\.7 % off on average/);
    expect(report.verdict.words).toMatch(/^63\.5B on 787B tokens: \u00b1/);
  });

  test('rolls out over every budget, and compares two recipes', () => {
    const { rollOut } = report.backtest;
    expect(rollOut.length).toBeGreaterThanOrEqual(7);
    expect(rollOut[0].trained + rollOut[0].summary.runs).toBe(118);
    const two = jsonOf(
      {},
      'diagnose',
      '--dataset',
      'gadre-c4',
      '--against',
      'gadre-rpj',
      '--bootstrap',
      '10',
    );
    expect(two.recipes.pairs).toBe(33);
    expect(two.recipes.multiplier.value).toBeGreaterThan(0.1);
    expect(two.recipes.multiplier.value).toBeLessThan(1);
    expect(two.recipes.multiplier.interval.high).toBeLessThan(1);
    expect(two.recipes.words).toMatch(/^The other recipe makes compute worth 0\.\d+x \[/);
  });

  test('six sizes at one D: alpha and beta are refused and the missing runs named', () => {
    const file = fileOf(sizes.map((N) => [N, 2e10]));
    const { out, code } = runWith({ 'six.csv': file }, 'diagnose', 'six.csv');
    expect(code).toBe(0);
    expect(out).toBe(
      'chinchilla on 6 runs, huber-log\n- refuse: Every run has 20B tokens: the runs cannot tell E, B, alpha, beta apart and they are not stated. Train 800M parameters on 5B tokens and 3.2B parameters on 80B tokens.\n',
    );
  });

  test('one ray: a fit exists, and what it cannot tell is not in the output', () => {
    const file = fileOf(sizes.map((N) => [N, 20 * N]));
    const ray = jsonOf({ 'ray.csv': file }, 'diagnose', 'ray.csv', '--bootstrap', '0');
    expect(ray.design.findings[0].code).toBe('design-one-ray');
    expect(ray.params?.alpha ?? null).toBeNull();
    expect(JSON.stringify(ray.approaches ?? [])).not.toContain('parametric');
  });

  test('the micro ladder has curves, clusters and two ways to count parameters', () => {
    const small = jsonOf(
      {},
      'diagnose',
      ...['--dataset', 'microladder', '--curves', 'microladder-curves'],
      ...['--cluster', 'size', '--bootstrap', '0'],
    );
    expect(small.approaches[0].method).toBe('envelope');
    expect(small.approaches[0].exponent).toBeCloseTo(0.784, 2);
    expect(small.tournament.aiccWithheld).toBe('clustered');
    expect(small.tournament.heldOut).toBe('cluster');
    expect(small.design.noise).toBeCloseTo(0.0058, 4);
  });

  test.each([
    [['--dataset', 'microladder', '--cluster', 'trunk'], 'There is no column \u201ctrunk\u201d'],
    [
      ['--dataset', 'microladder', '--curves', 'gadre-c4'],
      'holds no training curves of these runs',
    ],
    [
      ['--dataset', 'chinchilla-isoflop', '--law', 'qid'],
      'does not say a loss from size and tokens',
    ],
    [['--dataset', 'chinchilla-isoflop', '--target', 'N=7e9'], 'is not a whole point'],
  ])('refuses %j in a sentence', (argv, sentence) => {
    const { code, out, err } = runWith({}, 'diagnose', ...argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(sentence);
  });
}, 60_000);
