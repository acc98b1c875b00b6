import { describe, expect, it } from 'vitest';
import { evaluateOutput, findLaw, findPreset, type Law, toVector, type Vector } from '../../laws';
import { optimalPlan } from '..';
import { rankBits } from './best-model';
import { type Composition, composeLoss } from './composed-loss';
import { type PlanLimits, solveConstrainedPlan } from './solve-plan';

const law = (id: string): Law => findLaw(id) as Law;
const preset = (id: string, name: string): Vector => {
  const found = findPreset(law(id), name);
  if (!found) throw new Error(name);
  return toVector(law(id), found.values);
};
const chinchilla = law('chinchilla');
const besiroglu = preset('chinchilla', 'besiroglu2024');
const muennighoff = preset('data-constrained', 'muennighoff2023');
const qid = preset('qid', 'ouyang2024-unified');

const R_D = 15.387756;
const R_N = 5.309743;
const repetition = (unique: number) => ({ unique, fadingTokens: R_D, fadingParams: R_N });
const degradation = (bits: number) => ({ law: law('qid'), parameters: qid, bits });
const free: Composition = { law: chinchilla, parameters: besiroglu };

const near = (value: number | undefined, expected: number, tolerance: number): void => {
  expect(Math.abs((value as number) / expected - 1)).toBeLessThan(tolerance);
};

/** The composed loss as the command line's contract states it, written out. */
function composed(N: number, D: number, unique: number, bits: number): number {
  const [E, A, B, alpha, beta] = Array.from(besiroglu) as [number, number, number, number, number];
  let Nx = N;
  let Dx = D;
  if (unique < Infinity) {
    const G = ((alpha * A) / (beta * B)) ** (1 / (alpha + beta));
    const U = Math.min(D, unique);
    const UN = Math.min(N, (U * G) ** (beta / alpha) * G);
    Dx = U + U * R_D * (1 - Math.exp(-(D / U - 1) / R_D));
    Nx = UN + UN * R_N * (1 - Math.exp(-(N / UN - 1) / R_N));
  }
  const lost =
    bits >= 16
      ? 0
      : ((qid[0] as number) * D ** (qid[1] as number)) /
        (N ** (qid[2] as number) * bits ** (qid[3] as number));
  return E + A / Nx ** alpha + B / Dx ** beta + lost;
}

/** The least composed loss on a grid of sizes and tokens, made finer around the best eight times. */
function bruteForce(
  { compute = Infinity, served = 0, memoryBytes = Infinity, mostTokens = Infinity }: PlanLimits,
  unique: number,
  bits: number,
): { N: number; D: number; loss: number } {
  let best = { N: NaN, D: NaN, loss: Infinity };
  let [n0, n1, d0, d1] = [Math.log(1e6), Math.log(1e14), Math.log(1e8), Math.log(1e16)];
  for (let round = 0; round < 9; round++) {
    const steps = 160;
    for (let i = 0; i <= steps; i++) {
      for (let j = 0; j <= steps; j++) {
        const N = Math.exp(n0 + ((n1 - n0) * i) / steps);
        const D = Math.exp(d0 + ((d1 - d0) * j) / steps);
        if ((N * bits) / 8 > memoryBytes || D > mostTokens) continue;
        if (6 * N * D + 2 * N * served > compute) continue;
        const loss = composed(N, D, unique, bits);
        if (loss < best.loss) best = { N, D, loss };
      }
    }
    const [n, d] = [Math.log(best.N), Math.log(best.D)];
    const [hn, hd] = [(n1 - n0) / 8, (d1 - d0) / 8];
    [n0, n1, d0, d1] = [n - hn, n + hn, d - hd, d + hd];
  }
  return best;
}

describe('a plan under constraints', () => {
  it('is the closed form where there is only a budget', () => {
    for (const compute of [1e19, 5.76e23, 1e27]) {
      const plan = solveConstrainedPlan(free, { compute });
      const exact = optimalPlan(chinchilla, besiroglu, compute);
      near(plan?.N, exact.N, 1e-8);
      near(plan?.D, exact.D, 1e-8);
      near(plan?.loss, exact.loss, 1e-12);
      expect(plan?.binding).toEqual(['compute']);
    }
  });
  it('is the inference-aware plan where tokens are served', () => {
    const aware = law('inference-aware');
    const own = preset('inference-aware', 'hoffmann2022-tex');
    const values = chinchilla.parameters.map(({ id }) => {
      const at = aware.parameters.findIndex((parameter) => parameter.id === id);
      return own[at] as number;
    });
    const [compute, served] = [1e24, 5e12];
    const plan = solveConstrainedPlan({ law: chinchilla, parameters: values }, { compute, served });
    const expected = evaluateOutput(aware, 'N', { C: compute, served }, 'hoffmann2022-tex');
    near(plan?.N, expected as number, 1e-6);
    expect(plan?.binding).toEqual(['compute', 'tokens-served']);
    near((plan?.trainingFlops as number) + (plan?.servingFlops as number), compute, 1e-12);
  });
  it('is the data-constrained plan where tokens run out', () => {
    const constrained = law('data-constrained');
    const [E, A, B, alpha] = Array.from(muennighoff) as [number, number, number, number];
    for (const [compute, unique] of [
      [1e22, 5e9],
      [1e24, 1e11],
      [1e20, 1e12],
    ] as const) {
      const plan = solveConstrainedPlan(
        {
          law: chinchilla,
          parameters: [E, A, B, alpha, alpha],
          repetition: {
            unique,
            fadingTokens: muennighoff[4] as number,
            fadingParams: muennighoff[5] as number,
          },
        },
        { compute },
      );
      for (const output of ['N', 'D', 'loss', 'epochs'] as const)
        near(
          plan?.[output],
          evaluateOutput(constrained, output, { C: compute, unique }, 'muennighoff2023') as number,
          1e-6,
        );
      expect(plan?.binding.includes('unique-tokens')).toBe((plan?.epochs as number) > 1);
    }
  });
  it('is that of a grid with everything on', () => {
    const cases: readonly [PlanLimits, number, number][] = [
      [{ compute: 1e24, served: 2e12, memoryBytes: 24e9 }, 1e12, 4],
      [{ compute: 1e24, served: 1e13, memoryBytes: 200e9 }, 2e11, 3],
      [{ compute: 1e22 }, Infinity, 2],
      [{ memoryBytes: 4e9, mostTokens: 5e12 }, Infinity, 4],
      [{ compute: 1e26, memoryBytes: 70e9, mostTokens: 3e13 }, 3e12, 8],
    ];
    for (const [limits, unique, bits] of cases) {
      const composition = {
        ...free,
        ...(unique < Infinity ? { repetition: repetition(unique) } : {}),
        degradation: degradation(bits),
      };
      const plan = solveConstrainedPlan(composition, limits);
      const grid = bruteForce(limits, unique, bits);
      expect(plan?.loss).toBeLessThanOrEqual(grid.loss * (1 + 1e-12));
      expect(Math.abs((plan?.loss as number) - grid.loss)).toBeLessThan(1e-6);
      near(plan?.loss, composed(plan?.N as number, plan?.D as number, unique, bits), 1e-12);
    }
  });
  it('spends less than the budget where more tokens would hurt the quantized model', () => {
    const plan = solveConstrainedPlan(
      { ...free, degradation: degradation(2) },
      { compute: 1e26, memoryBytes: 1e9 },
    );
    expect(plan?.binding).toEqual(['memory']);
    expect(plan?.trainingFlops).toBeLessThan(1e25);
  });
  it('holds a size or a number of tokens, and says where there is no plan', () => {
    const held = solveConstrainedPlan(free, { compute: 1e23, params: 7e9 });
    near(held?.D, 1e23 / 6 / 7e9, 1e-12);
    expect(held?.binding).toEqual(['compute', 'params']);
    near(solveConstrainedPlan(free, { compute: 1e23, tokens: 1e12 })?.N, 1e23 / 6e12, 1e-12);
    expect(solveConstrainedPlan(free, { compute: 1e23, params: 7e9, memoryBytes: 7e9 })).toBeNull();
    expect(solveConstrainedPlan(free, { memoryBytes: 7e9 })).toBeNull();
    expect(solveConstrainedPlan(free, { compute: 1e20, served: 1e30 })).toBeNull();
  });
  it('has exact slopes', () => {
    const loss = composeLoss({
      ...free,
      repetition: repetition(1e11),
      degradation: degradation(3),
    });
    const out = new Float64Array(2);
    for (const [n, d] of [
      [20, 24],
      [26, 25],
      [24, 28],
      [28, 30],
    ] as const) {
      const value = loss.slopes(n, d, out);
      expect(value).toBe(loss.loss(n, d));
      const h = 1e-4;
      near(out[0], (loss.loss(n + h, d) - loss.loss(n - h, d)) / (2 * h), 1e-5);
      near(out[1], (loss.loss(n, d + h) - loss.loss(n, d - h)) / (2 * h), 1e-5);
    }
  });
});

describe('the best model for a memory', () => {
  const at = (bits: number) => degradation(bits);
  it('ranks bit widths by loss, each at the best plan a grid finds', () => {
    const limits = { compute: 1e24, memoryBytes: 24e9 };
    const ranked = rankBits(free, limits, at);
    expect(ranked.map(({ loss }) => loss)).toEqual(
      [...ranked.map(({ loss }) => loss)].sort((a, b) => a - b),
    );
    expect(ranked.map(({ bits }) => bits).sort((a, b) => a - b)).toEqual([2, 3, 4, 5, 6, 8, 16]);
    const [best] = ranked;
    const grid = bruteForce(limits, Infinity, best?.bits ?? 16);
    expect(Math.abs((best?.loss as number) - grid.loss)).toBeLessThan(1e-6);
  });
});
