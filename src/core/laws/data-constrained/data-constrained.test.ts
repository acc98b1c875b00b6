import { describe, expect, it } from 'vitest';
import { evaluateOutput, findPreset, predict, toVector } from '..';
import { randomCases } from '../testing';
import { dataConstrained as law } from '.';
import { logMatching } from './form';
import { createSaturation, logReturn, saturate, saturated } from './saturation';

const preset = 'muennighoff2023';
const p = toVector(law, findPreset(law, preset)?.values ?? {});
const of = (id: string, inputs: Record<string, number>): number =>
  evaluateOutput(law, id, inputs, preset);

/** Central difference with a step that stays on one side of where the second derivatives jump. */
function difference(f: (x: number[]) => number, at: ArrayLike<number>, index: number): number {
  const step = 1e-4 * Math.abs(at[index] as number);
  const shifted = (by: number): number => {
    const x = Array.from(at);
    x[index] = (x[index] as number) + by * step;
    return f(x);
  };
  const pair = (by: number): number => shifted(by) - shifted(-by);
  return (45 * pair(1) - 9 * pair(2) + pair(3)) / (60 * step);
}

describe('saturation', () => {
  it('counts what is fresh in full and meets its limit', () => {
    expect(saturated(-3, 15)).toBe(-3);
    expect(saturated(0, 15)).toBe(0);
    expect(Math.exp(saturated(Math.log(1e6), 15.387756))).toBeCloseTo(16.387756, 9);
    // The first repeat is worth almost a fresh epoch.
    expect(Math.exp(saturated(Math.log(2), 15.387756))).toBeCloseTo(1.968, 3);
    expect(saturated(Math.log(5), 1e12)).toBeCloseTo(Math.log(5), 10);
  });

  it('has exact derivatives to second order, and a return that only falls', () => {
    const here = createSaturation();
    const moved = createSaturation();
    const step = 1e-4;
    let before = 0;
    for (const R of [0.5, 5.3, 15.4]) {
      before = 0;
      for (const x of [0.05, 0.4, 1, 2, 3]) {
        saturate(x, R, here);
        const slope = (f: (by: number) => number): number => (f(step) - f(-step)) / (2 * step);
        const at = (dx: number, dR: number, key: keyof typeof moved): number => {
          saturate(x + dx, R + dR, moved);
          return moved[key];
        };
        expect(here.byX).toBeCloseTo(
          slope((h) => at(h, 0, 'value')),
          6,
        );
        expect(here.byR).toBeCloseTo(
          slope((h) => at(0, h, 'value')),
          6,
        );
        expect(here.byXX).toBeCloseTo(
          slope((h) => at(h, 0, 'byX')),
          6,
        );
        expect(here.byXR).toBeCloseTo(
          slope((h) => at(0, h, 'byX')),
          6,
        );
        expect(here.byRR).toBeCloseTo(
          slope((h) => at(0, h, 'byR')),
          6,
        );
        expect(Math.exp(logReturn(x, R))).toBeCloseTo(here.byX, 12);
        expect(logReturn(x, R)).toBeLessThan(before);
        before = logReturn(x, R);
      }
    }
  });
});

describe('data-constrained', () => {
  it('has exact derivatives on both sides of each limit', () => {
    const gradient = new Float64Array(6);
    const hessian = new Float64Array(21);
    const moved = new Float64Array(6);
    const slopes = new Float64Array(3);
    let compared = 0;
    for (const { features, p: values } of randomCases(law, 120)) {
      const [logN, logD, logUnique] = features as [number, number, number];
      const used = Math.min(logD, logUnique);
      const isNearLimit =
        Math.abs(logD - logUnique) < 0.02 || Math.abs(logN - used - logMatching(values)) < 0.02;
      if (isNearLimit || logD - used > 4) continue;
      compared++;
      law.derivatives(features, values, gradient, hessian);
      const value = law.featureDerivatives(features, values, slopes);
      features.forEach((feature, j) => {
        const found = difference((x) => law.evaluate(x, values), features, j);
        expect(Math.abs((slopes[j] as number) - found)).toBeLessThan(1e-8 * value);
        expect(feature).toBeGreaterThan(0);
      });
      for (let a = 0; a < 6; a++) {
        const found = difference((x) => law.evaluate(features, x), values, a);
        const scale = value / (values[a] as number);
        expect(Math.abs((gradient[a] as number) - found)).toBeLessThan(1e-9 * scale);
        for (let b = 0; b <= a; b++) {
          const second = difference(
            (x) => {
              law.derivatives(features, x, moved, null);
              return moved[a] as number;
            },
            values,
            b,
          );
          const entry = hessian[(a * (a + 1)) / 2 + b] as number;
          const size = scale / (values[b] as number);
          expect(Math.abs(entry - second)).toBeLessThan(1e-9 * Math.max(size, Math.abs(second)));
        }
      }
    }
    expect(compared).toBeGreaterThan(60);
  });

  it('never gets worse with more tokens, parameters or unique tokens', () => {
    const slopes = new Float64Array(3);
    for (const { features, p: values } of randomCases(law, 120)) {
      law.featureDerivatives(features, values, slopes);
      for (const slope of slopes) expect(slope).toBeLessThanOrEqual(0);
    }
  });

  it('is the additive form up to the size that the data call for', () => {
    const [E, A, B, alpha] = Array.from(p) as [number, number, number, number];
    for (const [N, D] of [
      [1e8, 1e11],
      [1e9, 1e11],
    ] as const) {
      const additive = E + A * N ** -alpha + B * D ** -alpha;
      expect(predict(law, { N, D, unique: 1e13 }, p)).toBeCloseTo(additive, 12);
      expect(of('loss', { N, D })).toBeCloseTo(additive, 12);
      expect(of('effectiveParams', { N, D, unique: D })).toBeCloseTo(N, -1);
    }
    const big = { N: 1e11, D: 1e11 };
    expect(of('loss', big)).toBeGreaterThan(E + A * big.N ** -alpha + B * big.D ** -alpha);
  });

  it('counts epochs and effective data the same from either pair of inputs', () => {
    expect(of('epochs', { D: 178e9, unique: 44.5e9 })).toBe(4);
    expect(of('epochs', { D: 1e9, unique: 4e9 })).toBe(1);
    const byTokens = of('effectiveTokens', { D: 178e9, unique: 44.5e9 });
    expect(byTokens / of('effectiveTokens', { unique: 44.5e9, epochs: 4 })).toBeCloseTo(1, 12);
    expect(byTokens / 178e9).toBeCloseTo(0.931418, 6);
    expect(of('effectiveTokens', { D: 1e9, unique: 4e9 })).toBe(1e9);
    expect(of('effectiveTokens', { unique: 1e30, epochs: 4 })).toBeNaN();
    expect(of('effectiveTokens', { D: 1e15, unique: 1e9 }) / 1e9).toBeCloseTo(16.387756, 6);
  });

  it('splits a budget at equal returns where data are short, and continuously where they begin to be', () => {
    const slopes = new Float64Array(3);
    const C = 1e22;
    const free = of('D', { C });
    for (const share of [0.9, 0.3, 0.05]) {
      const unique = share * free;
      const [N, D] = [of('N', { C, unique }), of('D', { C, unique })];
      expect((6 * N * D) / C).toBeCloseTo(1, 11);
      law.featureDerivatives([Math.log(N), Math.log(D), Math.log(unique)], p, slopes);
      expect((slopes[0] as number) / (slopes[1] as number)).toBeCloseTo(1, 8);
      expect(of('epochs', { C, unique })).toBeGreaterThan(1);
      expect(of('loss', { C, unique })).toBeGreaterThan(of('loss', { C, unique: free }));
    }
    for (const share of [1 - 1e-9, 1, 1 + 1e-9]) {
      expect(of('D', { C, unique: share * free }) / free).toBeCloseTo(1, 8);
    }
    expect(of('epochs', { C, unique: 10 * free })).toBe(1);
    expect(of('N', { C, unique: 1e30 })).toBe(of('N', { C }));
  });
});
