import { describe, expect, it } from 'vitest';
import { jsonOf, runWith } from './testing/fake-io';

const chinchilla = ['simulate', '--law', 'chinchilla', '--preset', 'besiroglu2024'];

function csvOf(...argv: string[]): string {
  const { code, out, err } = runWith({}, ...argv);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return out;
}

describe('simulate', () => {
  it('writes runs that a fit gives the law back from', () => {
    const csv = csvOf(
      ...[...chinchilla, '--design', 'isoflop', '--budgets', '7', '--sizes', '9'],
      ...['--noise', '0', '--seed', '1'],
    );
    const lines = csv.trimEnd().split('\n');
    expect(lines[0]).toBe('name,N [params],D [tokens],loss [nats per token]');
    expect(lines).toHaveLength(64);
    expect(lines[63]).toMatch(/^simulated 63,/);
    const { params, n } = jsonOf({ 's.csv': csv }, 'fit', 's.csv', '--objective', 'log-mse');
    expect(n).toBe(63);
    expect(params.E).toBeCloseTo(1.8172, 6);
    expect(params.beta).toBeCloseTo(0.3658, 6);
  });

  it('lays grids and ladders over the ranges it is given', () => {
    const ladder = csvOf(
      ...[...chinchilla, '--design', 'ladder', '--sizes', '2', '--params', '1e8:1e9'],
      ...['--tokens', '3', '--ratios', '10:40', '--noise', '0'],
    );
    const plans = ladder
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
    expect(plans.map(([, N, D]) => Number(D) / Number(N))).toEqual([10, 20, 40, 10, 20, 40]);
    const grid = csvOf(
      ...[...chinchilla, '--design', 'grid', '--sizes', '1', '--params', '1e8:1e8'],
      ...['--tokens', '2', '--data', '1e9:1e10'],
    );
    expect(grid.trimEnd().split('\n')).toHaveLength(3);
  });

  it('makes the runs any law recommends, which a fit of the file gives back', () => {
    const args = ['simulate', '--law', 'qid', '--preset', 'ouyang2024-unified', '--noise', '0'];
    const csv = csvOf(...args);
    expect(csv.split('\n')[0]).toBe('name,N,D,bits,qid');
    const { params, warnings } = jsonOf(
      { 's.csv': csv },
      ...['fit', 's.csv', '--law', 'qid', '--objective', 'log-mse', '--bootstrap', '0'],
    );
    expect(params.gamma / 5.4812).toBeCloseTo(1, 2);
    expect(warnings.join()).not.toContain('guesses');
  });

  it('writes to a file and says what is in it', () => {
    const { out, written } = runWith({}, ...chinchilla, '--out', 'runs.csv', '--seed', '3');
    expect(out).toBe(
      'Simulated: Chinchilla (Besiroglu et al. 2024), recommended design, noise 0.01, seed 3: 63 runs in runs.csv\n',
    );
    expect(written.get('runs.csv')).toBe(csvOf(...chinchilla, '--seed', '3'));
  });

  it.each([
    [[], '--preset is missing'],
    [['--preset', 'besiroglu2024', '--design', 'star'], 'isoflop, grid, ladder, recommended'],
    [['--preset', 'besiroglu2024', '--noise', '2'], 'A noise of 2'],
    [['--preset', 'besiroglu2024', '--design', 'grid', '--data', '1e9'], 'Write LOW:HIGH'],
    [['--preset', 'besiroglu2024', '--design', 'grid', '--sizes', '0'], '1 to 10000'],
    [
      ['--preset', 'besiroglu2024', '--design', 'isoflop', '--sizes', '10000', '--budgets', '100'],
      '1000000 runs',
    ],
  ])('refuses %j', (argv, words) => {
    const { code, out, err } = runWith({}, 'simulate', ...argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(words);
  });
});
