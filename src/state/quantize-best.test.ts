import { describe, expect, it } from 'vitest';
import { findAccelerator, peakOf, readHardware } from '../core/hardware';
import { findLaw, findPreset, type Law, predict, toVector } from '../core/laws';
import { runToEnd } from '../core/long-work';
import { servedBits } from '../core/optimum';
import { defaultState } from '../core/permalink';
import {
  propagateBest,
  selectBest,
  selectBestAsk,
  selectMoreTokens,
  selectTurning,
} from './quantize-best';
import { costOfMemory, dollarsPerMillion, withPrice } from './quantize-serving';
import { type AppState, createAppStore } from './store';

const chinchilla = findLaw('chinchilla') as Law;
const besiroglu = toVector(chinchilla, findPreset(chinchilla, 'besiroglu2024')?.values ?? {});
const qid = findLaw('qid') as Law;
const unified = toVector(qid, findPreset(qid, 'ouyang2024-unified')?.values ?? {});

/** The screen with published plans: no fit and no worker is needed. */
function on(patch: Partial<AppState['explorer']>): AppState {
  const store = createAppStore({
    ...defaultState,
    screen: 'quantize',
    preset: 'besiroglu2024',
    ...patch,
  });
  return store.getState();
}

function lossOf(N: number, D: number, bits: number): number {
  const lost = bits >= 16 ? 0 : predict(qid, { N, D, bits }, unified);
  return predict(chinchilla, { N, D }, besiroglu) + lost;
}

/** The least loss over every width on a grid made finer around the best, without any of the solver. */
function bruteForce(fits: (N: number, D: number, bits: number) => boolean) {
  let best = { N: Number.NaN, D: Number.NaN, bits: 0, loss: Number.POSITIVE_INFINITY };
  for (const bits of servedBits) {
    let [n0, n1, d0, d1] = [Math.log(1e7), Math.log(1e13), Math.log(1e9), Math.log(1e15)];
    let here = { N: Number.NaN, D: Number.NaN, bits, loss: Number.POSITIVE_INFINITY };
    for (let round = 0; round < 9; round++) {
      for (let i = 0; i <= 120; i++) {
        for (let j = 0; j <= 120; j++) {
          const N = Math.exp(n0 + ((n1 - n0) * i) / 120);
          const D = Math.exp(d0 + ((d1 - d0) * j) / 120);
          if (!fits(N, D, bits)) continue;
          const loss = lossOf(N, D, bits);
          if (loss < here.loss) here = { N, D, bits, loss };
        }
      }
      const [n, d] = [Math.log(here.N), Math.log(here.D)];
      const [hn, hd] = [(n1 - n0) / 8, (d1 - d0) / 8];
      [n0, n1, d0, d1] = [n - hn, n + hn, d - hd, d + hd];
    }
    if (here.loss < best.loss) best = here;
  }
  return best;
}

describe('the best model for a budget', () => {
  it.each([8e9, 24e9, 300e9])('is that of a fine grid in %d bytes', (mem) => {
    const C = 5.76e23;
    const [best] = selectBest(on({ mem, C })) ?? [];
    const grid = bruteForce((N, D, bits) => (N * bits) / 8 <= mem && 6 * N * D <= C);
    expect(best?.bits).toBe(grid.bits);
    expect(best?.loss).toBeLessThanOrEqual(grid.loss);
    expect(Math.abs((best?.loss ?? 0) - grid.loss)).toBeLessThan(1e-6);
  });

  it('takes a cap of tokens in place of the compute', () => {
    const [best] = selectBest(on({ mem: 24e9, D: 2e12, view: 'tokens' })) ?? [];
    const grid = bruteForce((N, D, bits) => (N * bits) / 8 <= 24e9 && D <= 2e12);
    expect(best?.bits).toBe(grid.bits);
    expect(Math.abs((best?.loss ?? 0) - grid.loss)).toBeLessThan(1e-6);
  });

  it('takes a cap on the cost of a token in place of the memory', () => {
    const cost = 0.3;
    const C = 5.76e23;
    const [best] = selectBest(on({ cost, C })) ?? [];
    // H100: 989e12 FLOP/s in bf16, half of the tokens read at 40 %, half generated at 10 %.
    const { price } = findAccelerator(readHardware(''));
    const perFlop = ((0.5 / 0.4 + 0.5 / 0.1) / peakOf(readHardware('')) / 3600) * price;
    const dollars = (N: number, bits: number): number => 1e6 * 2 * N * (bits / 16) * perFlop;
    const grid = bruteForce((N, D, bits) => dollars(N, bits) <= cost && 6 * N * D <= C);
    expect(best?.bits).toBe(grid.bits);
    expect(Math.abs((best?.loss ?? 0) - grid.loss)).toBeLessThan(1e-6);
    expect(dollarsPerMillion(readHardware(''), best?.N ?? 0, best?.bits ?? 0)).toBeCloseTo(cost, 9);
    // Twice the price buys half the model.
    const [dear] = selectBest(on({ cost, C, hw: withPrice('', 2 * price) })) ?? [];
    expect(((dear?.N ?? 0) * (dear?.bits ?? 0)) / ((best?.N ?? 1) * (best?.bits ?? 1))).toBeCloseTo(
      0.5,
      9,
    );
    expect(selectBest(on({ cost: costOfMemory(on({ mem: 24e9 })), C }))?.[0]?.loss).toBeCloseTo(
      selectBest(on({ mem: 24e9, C }))?.[0]?.loss ?? 0,
      3,
    );
  });

  it('takes less than 50 ms', () => {
    // The first of a page is the slowest: nothing is compiled yet.
    const begun = performance.now();
    selectBest(on({ mem: 17e9 }));
    expect(performance.now() - begun).toBeLessThan(50);
  });

  it('says what more tokens change', () => {
    const state = on({ mem: 24e9, C: 5.76e23 });
    const [best] = selectBest(state) ?? [];
    const more = selectMoreTokens(state);
    const [doubled] = selectBest(on({ mem: 24e9, C: 2 * 5.76e23 })) ?? [];
    expect(more?.doubled?.loss).toBe(doubled?.loss);
    expect(more?.doubled?.loss).toBeLessThan(best?.loss ?? 0);
    const turning = selectTurning(on({ N: 7e9, bits: 4 })) ?? 0;
    for (const factor of [0.5, 0.9, 1.1, 2])
      expect(lossOf(7e9, factor * turning, 4)).toBeGreaterThan(lossOf(7e9, turning, 4));
  });

  it('carries the refits of the law that makes plans', () => {
    const state = on({ mem: 24e9 });
    const ask = selectBestAsk(state);
    const bits = selectBest(state)?.[0]?.bits ?? 0;
    if (!ask) throw new Error('no question');
    expect(runToEnd(propagateBest(ask, bits))).toBeNull();
    const draws = [0.98, 1, 1.02].map((factor) =>
      Float64Array.from(ask.plan.parameters, (value, i) => (i === 0 ? factor * value : value)),
    );
    const intervals = runToEnd(propagateBest({ ...ask, plan: { ...ask.plan, draws } }, bits));
    expect(intervals?.refits).toBe(3);
    expect(intervals?.agree).toBe(1);
    const [low, high] = intervals?.loss.get(bits) ?? [0, 0];
    const loss = selectBest(state)?.[0]?.loss ?? 0;
    expect(low).toBeLessThan(loss);
    expect(high).toBeGreaterThan(loss);
  });
});
