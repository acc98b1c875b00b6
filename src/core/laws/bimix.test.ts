import { describe, expect, it } from 'vitest';
import { predict } from '.';
import { bimix } from './bimix';

const [A, B, C, alpha, beta] = [1.3, 12, 1.7, 0.08, 0.4] as const;
const p = [A * B, A * C, alpha, beta];

describe('bimix', () => {
  it('is the product of the paper', () => {
    const loss = predict(bimix, { ratio: 0.3, steps: 5000 }, p);
    expect(loss).toBeCloseTo((A / 0.3 ** alpha) * (B / 5000 ** beta + C), 12);
  });

  it('is a pure power law in the share at any number of steps', () => {
    for (const steps of [200, 50_000]) {
      const quotient =
        predict(bimix, { ratio: 0.1, steps }, p) / predict(bimix, { ratio: 0.4, steps }, p);
      expect(quotient).toBeCloseTo(4 ** alpha, 12);
    }
  });

  it('inverts in either variable, and has a floor in steps', () => {
    const targetLoss = predict(bimix, { ratio: 0.3, steps: 5000 }, p);
    expect(bimix.inverse?.('ratio', targetLoss, { steps: 5000 }, p)).toBeCloseTo(0.3, 10);
    expect((bimix.inverse?.('steps', targetLoss, { ratio: 0.3 }, p) ?? 0) / 5000).toBeCloseTo(1, 9);
    expect(bimix.inverse?.('steps', A * C, { ratio: 0.3 }, p)).toBeNaN();
  });
});
