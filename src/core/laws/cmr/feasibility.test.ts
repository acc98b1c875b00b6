import { describe, expect, it } from 'vitest';
import { createRandom } from '../../numerics';
import { type FeasibilityRule, findCriticalRatio, type MixtureCurves } from '.';

/** Loss of a sum of powers and an offset at T units. */
const at = (p: readonly number[], units: number): number => {
  let sum = p.at(-1) as number;
  for (let i = 0; i < p.length - 1; i += 2) sum += (p[i] as number) * units ** (p[i + 1] as number);
  return sum;
};

const rule: FeasibilityRule = {
  tokens: 20e9,
  initialGeneralLoss: 2.5,
  epsilon: 0.05,
  lambda: 1000,
};

/** The general loss jumps by more, and later, the more domain data there is; then it comes down again. */
const curvesAt = (ratio: number): MixtureCurves => ({
  ratio,
  domain: [0.4 * ratio ** 0.2, -0.3, 1.3],
  general: [-0.35 * ratio, -0.4, -0.012, 0.35, 2.5 + 0.3 * ratio],
});

describe('findCriticalRatio', () => {
  const ratios = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

  it('takes the largest share whose general loss comes back in time', () => {
    const { ratio, shares } = findCriticalRatio(ratios.map(curvesAt), rule);
    // Rise at 100 units: 0.3 R - 0.35 R 100^-0.4 - 0.012 100^0.35, allowed up to 0.05.
    const perShare = 0.3 - 0.35 * 100 ** -0.4;
    const late = 0.012 * 100 ** 0.35;
    for (const share of shares) expect(share.rise).toBeCloseTo(perShare * share.ratio - late, 12);
    expect((0.05 + late) / perShare).toBeCloseTo(0.4504, 4);
    expect(shares.map(({ feasible }) => feasible)).toEqual(ratios.map((r) => r <= 0.4));
    expect(ratio).toBe(0.4);
  });

  it('moves up with the allowed rise and is none where nothing is allowed', () => {
    const curves = ratios.map(curvesAt);
    expect(findCriticalRatio(curves, { ...rule, epsilon: 0.12 }).ratio).toBe(0.7);
    expect(findCriticalRatio(curves, { ...rule, epsilon: -0.03 }).ratio).toBe(0.1);
    expect(findCriticalRatio(curves, { ...rule, epsilon: -1 }).ratio).toBeNaN();
    expect(findCriticalRatio([], rule).ratio).toBeNaN();
  });

  it('refuses a share whose loss is low at the end but never in balance', () => {
    // Both losses fall together all the way: their ratio of slopes is never negative.
    const easy: MixtureCurves = { ratio: 0.5, domain: [1, -0.3, 1], general: [1, -0.5, 0, 0.3, 1] };
    const { ratio, shares } = findCriticalRatio([easy], rule);
    expect(shares[0]?.rise).toBeLessThan(0);
    expect(shares[0]?.balancedAt).toBeNaN();
    expect(ratio).toBeNaN();
  });

  it('finds the length of balance exactly where one power is absent', () => {
    // dL_gen/dT = 0.1 0.2 T^-0.8 and dL_dom/dT = -0.5 T^-1.5: their ratio -0.04 T^0.7 is -1/lambda.
    const curve: MixtureCurves = {
      ratio: 0.5,
      domain: [1, -0.5, 1],
      general: [0, -1, 0.1, 0.2, 2],
    };
    const [share] = findCriticalRatio([curve], { ...rule, lambda: 100 }).shares;
    expect((share?.balancedAt ?? 0) / 0.2e9).toBeCloseTo((0.01 / 0.04) ** (1 / 0.7), 12);
    // A balance later than the end does not count.
    const late = findCriticalRatio([curve], { ...rule, lambda: 100, tokens: 0.01e9 }).shares;
    expect(late[0]?.balancedAt).toBeNaN();
  });

  it('agrees with a search over lengths, in a hundred random cases', () => {
    const random = createRandom(5);
    const between = (low: number, high: number): number => low + (high - low) * random.uniform();
    let found = 0;
    for (let i = 0; i < 100; i++) {
      const curve = {
        ratio: 0.5,
        domain: [between(0.1, 1), between(-1, -0.1), 1.5],
        general: [
          between(-0.5, 0.5),
          between(-1, -0.05),
          between(-0.2, 0.2),
          between(0.05, 0.8),
          2.5,
        ],
      };
      const lambda = 10 ** between(0, 3);
      const [share] = findCriticalRatio([curve], { ...rule, lambda }).shares;
      const slope = (units: number): number => {
        const step = 1e-4;
        const by = (p: readonly number[]): number =>
          at(p, units * (1 + step)) - at(p, units * (1 - step));
        return by(curve.general) / by(curve.domain) + 1 / lambda;
      };
      let first = Number.NaN;
      for (let log = -11; log < Math.log(100); log += 0.01) {
        if (slope(Math.exp(log)) < 0 === slope(Math.exp(log + 0.01)) < 0) continue;
        first = log + 0.005;
        break;
      }
      if (Number.isNaN(first)) {
        const early = (share?.balancedAt ?? 0) / 0.2e9 < Math.exp(-11);
        expect(Number.isNaN(share?.balancedAt) || early).toBe(true);
      } else if ((share?.balancedAt ?? 0) / 0.2e9 > Math.exp(-11)) {
        found++;
        expect(Math.abs(Math.log((share?.balancedAt ?? 0) / 0.2e9) - first)).toBeLessThan(0.02);
      }
    }
    expect(found).toBeGreaterThan(30);
  });
});
