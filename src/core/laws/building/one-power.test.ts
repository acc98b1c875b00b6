import { describe, expect, it } from 'vitest';
import { inUnits, onePower, params, powerSum } from '.';

describe('inUnits', () => {
  // y = 2 + 3 x^-1 with x in 512 and y in 10 base units each.
  const functions = inUnits(
    powerSum(2, [
      { coefficient: 0, factors: [] },
      { coefficient: 1, factors: [{ variable: 0, exponent: { fixed: -1 } }] },
    ]),
    [512],
    10,
  );
  const x = [Math.log(2048)];

  it('takes and gives base units', () => {
    expect(functions.evaluate(x, [2, 3])).toBeCloseTo(10 * (2 + 3 / 4), 12);
  });

  it('scales derivatives by the unit of the response', () => {
    const gradient = new Float64Array(2);
    const hessian = new Float64Array(3).fill(5);
    expect(functions.derivatives(x, [2, 3], gradient, hessian)).toBeCloseTo(27.5, 12);
    expect(gradient[0]).toBeCloseTo(10, 12);
    expect(gradient[1]).toBeCloseTo(2.5, 12);
    expect(Array.from(hessian)).toEqual([0, 0, 0]);
    const slope = new Float64Array(1);
    functions.featureDerivatives(x, [2, 3], slope);
    expect(slope[0]).toBeCloseTo(-7.5, 12);
  });
});

describe('onePower', () => {
  const law = onePower({
    law: 'cube',
    variable: params(),
    variableUnit: 1e6,
    response: { id: 'y', symbol: 'y', name: 'response', unit: '' },
    responseUnit: 512,
    coefficient: { id: 'c', symbol: 'c', name: 'factor', unit: '' },
    exponent: { id: 'p', symbol: 'p', name: 'power' },
  });

  it('is a power of the variable in its units', () => {
    expect(law.outputs[0].compute({ N: 2e6 }, [5, 3])).toBeCloseTo(512 * 40, 8);
  });

  it('inverts, and refuses what has no answer', () => {
    expect(law.inverse('N', 512 * 40, {}, [5, 3]) / 2e6).toBeCloseTo(1, 12);
    expect(law.inverse('N', -1, {}, [5, 3])).toBeNaN();
    expect(() => law.inverse('D', 1, {}, [5, 3])).toThrow('cube has no variable D');
  });
});
