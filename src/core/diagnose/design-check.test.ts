import { describe, expect, test } from 'vitest';
import { type Fit, fit } from '../fit';
import { runToEnd } from '../long-work';
import { checkDesign, type DesignCheck } from './design-check';
import { problemOf, type RunRows } from './run-rows';
import { chinchilla, defaultRows, isoFlopPoints, presetVector, rowsFrom } from './testing/designs';

const truth = presetVector('besiroglu2024');
const sizes = [5e7, 1e8, 2e8, 4e8, 8e8, 1.6e9];

function fitOf(rows: RunRows): Fit | null {
  const result = runToEnd(
    fit(problemOf(chinchilla, rows), { objective: 'huber-log', delta: 1e-3 }),
  );
  return result.ok ? result.value : null;
}
const check = (rows: RunRows): DesignCheck => checkDesign(rows, chinchilla, fitOf(rows));
const codes = ({ findings }: DesignCheck) => findings.map(({ code }) => code);

/** Whether the design with the proposed runs added is refused no more, and finds the truth. */
function mends(rows: RunRows, checked: DesignCheck): void {
  const cure = checked.findings[0]?.cure ?? [];
  const points = Array.from(rows.N, (N, i) => [N, rows.D[i] as number] as const);
  const mended = rowsFrom(truth, [...points, ...cure.map(({ N, D }) => [N, D] as const)]);
  const again = check(mended);
  expect(again.refused).toEqual([]);
  const fitted = fitOf(mended);
  expect(fitted?.parameters.alpha).toBeCloseTo(truth[3] as number, 4);
  expect(fitted?.parameters.beta).toBeCloseTo(truth[4] as number, 4);
}

describe('designs that cannot tell alpha from beta', () => {
  test('six sizes at one D are refused, the missing runs named, and those runs mend it', () => {
    const rows = rowsFrom(
      truth,
      sizes.map((N) => [N, 2e10] as const),
      0,
    );
    const checked = check(rows);
    expect(checked.refused).toEqual(['E', 'B', 'alpha', 'beta']);
    const [first] = checked.findings;
    expect(first?.code).toBe('design-one-tokens');
    expect(first?.severity).toBe('refuse');
    expect(first?.data.tokens).toBeCloseTo(2e10, -1);
    expect(first?.cure).toHaveLength(2);
    for (const { D } of first?.cure ?? []) expect(D).not.toBe(2e10);
    mends(rows, checked);
  });

  test('with the floor pinned one run is enough', () => {
    const rows = rowsFrom(
      truth,
      sizes.map((N) => [N, 2e10] as const),
      0,
    );
    const { findings, refused } = checkDesign(rows, chinchilla, null, ['E']);
    expect(refused).toEqual(['B', 'alpha', 'beta']);
    expect(findings[0]?.cure).toHaveLength(1);
  });

  test('one size', () => {
    const rows = rowsFrom(
      truth,
      sizes.map((N) => [2e8, 40 * N] as const),
      0,
    );
    const checked = check(rows);
    expect(codes(checked)[0]).toBe('design-one-size');
    expect(checked.refused).toEqual(['E', 'A', 'alpha', 'beta']);
    mends(rows, checked);
  });

  test('one ray', () => {
    const rows = rowsFrom(
      truth,
      sizes.map((N) => [N, 20 * N] as const),
      0,
    );
    const checked = check(rows);
    expect(codes(checked)[0]).toBe('design-one-ray');
    expect(checked.refused).toContain('alpha');
    expect(checked.refused).toContain('beta');
    expect(checked.findings[0]?.data.ratio).toBeCloseTo(20, 9);
    const off = checked.findings[0]?.cure[0];
    expect((off?.D as number) / (off?.N as number)).not.toBeCloseTo(20, 0);
    mends(rows, checked);
  });

  test('two runs: as many as a fit lacks are named, and those mend it', () => {
    const rows = rowsFrom(
      truth,
      [
        [1.2e7, 6e7],
        [1.2e7, 1.2e8],
      ],
      0,
    );
    const checked = check(rows);
    expect(codes(checked)).toEqual(['design-few-runs']);
    expect(checked.findings[0]?.data).toEqual({
      runs: 2,
      needed: 6,
      parameters: checked.refused.join(', '),
    });
    expect(checked.refused).toEqual(expect.arrayContaining(['alpha', 'beta']));
    expect(checked.findings[0]?.cure).toHaveLength(4);
    mends(rows, checked);
  });

  test('six copies of one run are one point: four more are named, and those mend it', () => {
    const rows = rowsFrom(
      truth,
      sizes.map(() => [1e8, 2e9] as const),
      0,
    );
    const checked = check(rows);
    expect(codes(checked)[0]).toBe('design-one-tokens');
    expect(checked.findings[0]?.cure).toHaveLength(4);
    mends(rows, checked);
  });

  test('a law without published values is refused by shape alone', () => {
    const { refused, findings } = checkDesign(
      rowsFrom(
        truth,
        sizes.map((N) => [N, 2e10] as const),
        0,
      ),
      { ...chinchilla, presets: [] },
      null,
    );
    expect(refused).toEqual(['alpha', 'beta']);
    expect(findings[0]?.code).toBe('design-one-tokens');
    expect(findings[0]?.cure).toEqual([]);
  });

  test('any other straight line through the plane of log N and log D', () => {
    const rows = rowsFrom(
      truth,
      sizes.map((N) => [N, 5 * N ** 1.1] as const),
      0,
    );
    expect(codes(check(rows))[0]).toBe('design-one-line');
  });
});

describe('designs that can be fitted', () => {
  test('one budget is a warning', () => {
    const rows = rowsFrom(truth, isoFlopPoints(truth, 0, 9).slice(0, 9), 0.002);
    const [first] = check(rows).findings;
    expect(first?.code).toBe('design-one-budget');
    expect(first?.severity).toBe('warn');
    expect(first?.data.compute).toBeCloseTo(6e18, -10);
  });

  test('a good design has nothing to mend', () => {
    const checked = check(rowsFrom(truth, isoFlopPoints(truth, 0, 7), 0.002, 3));
    expect(checked).toEqual({ findings: [], refused: [], noise: null });
  });

  test('a budget whose best size is its largest asks for a larger one', () => {
    const points = isoFlopPoints(truth, 0, 9).filter(
      ([N, D], i) => i >= 9 || 6 * N * D < 1 || i < 4,
    );
    const checked = check(rowsFrom(truth, points, 0));
    const edge = checked.findings.find(({ code }) => code === 'design-edge-optimum');
    expect(edge?.data).toEqual({
      compute: expect.closeTo(6e18, -10),
      side: 'largest',
      params: points[3]?.[0],
    });
    const [cure] = edge?.cure ?? [];
    expect(cure?.N).toBeGreaterThan(1.5 * (points[3]?.[0] as number));
    expect(6 * (cure?.N as number) * (cure?.D as number)).toBeCloseTo(6e18, -10);
  });

  test('a size that is 2 % above the surface is named, and no other', () => {
    const grid = sizes.flatMap((N) => [5, 20, 80].map((ratio) => [N, ratio * N] as const));
    const rows = rowsFrom(truth, grid, 0.002, 5);
    expect(codes(check(rows))).not.toContain('design-undertuned-size');
    const raised = {
      ...rows,
      loss: rows.loss.map((loss, i) => (rows.N[i] === 4e8 ? loss * 1.02 : loss)),
    };
    const named = check(raised).findings.filter(({ code }) => code === 'design-undertuned-size');
    expect(named).toHaveLength(1);
    expect(named[0]?.data.params).toBeCloseTo(4e8, -3);
    expect(named[0]?.data.excess).toBeCloseTo(0.02, 2);
    expect(named[0]?.rows).toEqual([9, 10, 11]);
    expect(named[0]?.cure[0]?.D).toBe(2e9);
  });

  test('repeated seeds give the noise, copies do not', () => {
    const grid = sizes.flatMap((N) => [5, 20, 80].map((ratio) => [N, ratio * N] as const));
    const rows = rowsFrom(truth, [...grid, ...grid], 0.01, 2);
    const { findings, noise } = check(rows);
    expect(findings.find(({ code }) => code === 'design-seeds')?.data).toEqual({
      runs: 36,
      points: 18,
      noise: noise as number,
    });
    expect(noise).toBeGreaterThan(0.007);
    expect(noise).toBeLessThan(0.013);
    const copied = check(rowsFrom(truth, [...grid, grid[0] as [number, number]], 0));
    expect(copied.noise).toBeNull();
    expect(copied.findings.map(({ code, rows: which }) => [code, which])).toEqual([
      ['design-duplicates', [0, 18]],
    ]);
  });

  test('two amounts of data are few', () => {
    const rows = rowsFrom(
      truth,
      sizes.flatMap((N) => [[N, 4e9] as const, [N, 1.6e10] as const]),
      0,
    );
    const few = check(rows).findings.find(({ code }) => code === 'design-few-levels');
    expect(few?.data).toEqual({ variable: 'D', levels: 2 });
    expect(few?.cure[0]?.D).toBeCloseTo(6.4e10, -2);
  });

  test('the default dataset: fitted, with what is known of it', () => {
    const checked = check(defaultRows());
    expect(checked.refused).toEqual([]);
    expect(codes(checked)).toContain('design-edge-optimum');
  });
});

test('a hundred thousand rows are checked too', () => {
  const points = Array.from({ length: 100_000 }, (_, i) => [1e8 * (1 + (i % 1000)), 2e10] as const);
  const rows = rowsFrom(truth, points);
  const { refused, findings } = checkDesign(rows, chinchilla, null);
  expect(refused).toEqual(['E', 'B', 'alpha', 'beta']);
  expect(findings[0]?.cure).toHaveLength(2);
});
