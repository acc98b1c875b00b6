import { describe, expect, it } from 'vitest';
import { findLaw, findPreset, type Law, toVector } from '../core/laws';
import { solveConstrainedPlan } from '../core/optimum';
import { defaultState, type ExplorerState } from '../core/permalink';
import {
  moveLimits,
  payingEpochs,
  selectLimits,
  selectLimitsBand,
  selectLimitsPoint,
  selectLimitsSplit,
  selectSynthetic,
} from './data-limits';
import { type AppState, createAppStore } from './store';

const at = (patch: Partial<ExplorerState>): AppState =>
  createAppStore({ ...defaultState, screen: 'data-limits', ...patch }).getState();

const law = findLaw('data-constrained') as Law;
const values = toVector(law, findPreset(law, 'muennighoff2023')?.values ?? {});

describe('the point of the screen of data limits', () => {
  it('is 6 N times unique tokens times epochs, however it is named', () => {
    const point = selectLimitsPoint(at({ N: 8.7e9, unique: 44e9, D: 178e9 }));
    expect(point.epochs).toBeCloseTo(178 / 44, 12);
    expect(point.C).toBeCloseTo(6 * 8.7e9 * 178e9, -9);
    expect(moveLimits(point, 'C', 2 * point.C).epochs).toBeCloseTo((2 * 178) / 44, 12);
    expect(moveLimits(point, 'D', 88e9)).toMatchObject({ epochs: 2, unique: 44e9, D: null });
    expect(moveLimits(point, 'unique', 1e9)).toMatchObject({ unique: 1e9, epochs: point.epochs });
  });
});

describe('what the screen says', () => {
  it('has the published losses and the worth of a token', () => {
    for (const [N, D, unique, loss] of [
      [8.7e9, 178e9, 44e9, 2.2073],
      [8.7e9, 178e9, 25e9, 2.22685],
      [2.8e9, 55e9, 13.75e9, 2.37778],
      [2.8e9, 55e9, 1.25e9, 2.70121],
    ] as const)
      expect(selectLimits(at({ N, D, unique }))?.loss.value).toBeCloseTo(loss, 4);
    const four = selectLimits(at({ epochs: 4 }));
    expect(four?.worth.value).toBeCloseTo(0.931418, 6);
    // exp(-3 / R_D): what the next token after three repeats is worth.
    expect(four?.nextWorth.value).toBeCloseTo(Math.exp(-3 / 15.387756), 4);
    expect(selectLimits(at({ unique: 1e9 }))?.matching.value).toBeCloseTo(0.0509865e9, -3);
  });

  it('finds the size that reaches the loss without repeats', () => {
    const state = at({ N: 2.8e9, unique: 13.75e9, epochs: 4 });
    const { loss, multiplier, point } = selectLimits(state) as NonNullable<
      ReturnType<typeof selectLimits>
    >;
    const logD = Math.log(point.D);
    const same = law.evaluate([Math.log(multiplier.value * point.N), logD, logD], values);
    expect(same).toBeCloseTo(loss.value, 10);
    expect(multiplier.value).toBeLessThan(1);
    expect(selectLimits(at({ epochs: 1 }))?.multiplier.value).toBe(1);
  });

  it('stops paying where another epoch gains the share, and at once where the second gains less', () => {
    const point = { N: 8.7e9, unique: 25e9, share: 0.002 };
    const epochs = payingEpochs(law, values, point);
    const loss = (e: number): number =>
      law.evaluate([Math.log(8.7e9), Math.log(25e9 * e), Math.log(25e9)], values);
    expect((loss(epochs) - loss(epochs + 1)) / loss(epochs)).toBeCloseTo(0.002, 9);
    expect(epochs).toBeGreaterThan(2);
    expect(payingEpochs(law, values, { ...point, share: 0.5 })).toBe(1);
  });

  it('splits compute as the command line does', () => {
    for (const [N, unique, epochs] of [
      [8.7e9, 25e9, 7],
      [1e9, 1e9, 100],
      [1e8, 1e12, 1],
    ] as const) {
      const state = at({ N, unique, epochs });
      const { C } = selectLimitsPoint(state);
      const split = selectLimitsSplit(state);
      const plan = solveConstrainedPlan(
        { law, parameters: values, held: { unique } },
        { compute: C },
      );
      for (const key of ['N', 'D', 'epochs', 'loss'] as const)
        expect((split?.[key].value as number) / (plan?.[key] as number)).toBeCloseTo(1, 6);
    }
  });

  it('has the band of damage at 800M and the accuracy on 10B synthetic tokens', () => {
    const band = selectLimitsBand(at({ N: 8e8, epochs: 100 }));
    expect(band?.enters.value).toBeCloseTo(43.4029, 3);
    expect(band?.leaves.value).toBeCloseTo(1803.12, 1);
    expect(band?.isInside).toBe(true);
    expect(selectSynthetic(at({ unique: 10e9 }))?.accuracy.value).toBeCloseTo(0.646, 3);
    const larger = at({ unique: 10e9, tlaw: 'rectified', tpreset: 'qin2025-8b' });
    expect(selectSynthetic(larger)?.accuracy.value).toBeCloseTo(0.732, 3);
    expect(selectSynthetic(larger)?.plateau.value).toBeCloseTo(0.162025, 10);
  });
});
