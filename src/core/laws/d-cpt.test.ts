import { describe, expect, it } from 'vitest';
import { predict } from '.';
import { dCpt, findLargestShare } from './d-cpt';

const p = [0.9, 300, 0.3, 350, 0.5, 0.3, 0.3, 0.1, 0.5];
const point = { N: 1.8e9, D: 10e9, ratio: 0.4 };

describe('d-cpt', () => {
  it('is the sum of the paper', () => {
    const expected =
      0.9 + 300 / 1.8e9 ** 0.3 + (350 * 0.4 ** 0.5) / 10e9 ** 0.3 + 0.3 / (0.4 + 0.1) ** 0.5;
    expect(predict(dCpt, point, p)).toBeCloseTo(expected, 12);
  });

  it('falls with size and tokens, and has a value without its corpus', () => {
    const loss = predict(dCpt, point, p);
    expect(predict(dCpt, { ...point, N: 4e9 }, p)).toBeLessThan(loss);
    expect(predict(dCpt, { ...point, D: 26e9 }, p)).toBeLessThan(loss);
    const without = predict(dCpt, { ...point, ratio: 0 }, p);
    expect(without).toBeCloseTo(0.9 + 300 / 1.8e9 ** 0.3 + 0.3 / 0.1 ** 0.5, 12);
    const gradient = new Float64Array(9);
    const hessian = new Float64Array(45);
    dCpt.derivatives([Math.log(1.8e9), Math.log(1e10), 0], p, gradient, hessian);
    expect([...gradient, ...hessian].every(Number.isFinite)).toBe(true);
  });

  it('inverts in size and tokens', () => {
    const loss = predict(dCpt, point, p);
    expect((dCpt.inverse?.('N', loss, point, p) ?? 0) / point.N).toBeCloseTo(1, 9);
    expect((dCpt.inverse?.('D', loss, point, p) ?? 0) / point.D).toBeCloseTo(1, 9);
    expect(dCpt.inverse?.('D', 1, point, p)).toBeNaN();
  });
});

describe('findLargestShare', () => {
  const rows = [
    { ratio: 0.5, generalLoss: 2.8 },
    { ratio: 0.9, generalLoss: 3 },
    { ratio: 0.7, generalLoss: 2.9 },
  ];

  it('takes the largest allowed one, the limit included', () => {
    expect(findLargestShare(rows, 2.9)).toBe(0.7);
    expect(findLargestShare(rows, 2.89)).toBe(0.5);
    expect(findLargestShare(rows, 4)).toBe(0.9);
    expect(findLargestShare(rows, 2)).toBeNaN();
  });
});
