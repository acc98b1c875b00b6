import { describe, expect, it } from 'vitest';
import { formsOf, laws } from '.';
import { evaluateFormula, randomCases } from './testing';

const forms = laws.flatMap(formsOf).map((form) => [form.id, form] as const);

describe('the notation of formulas', () => {
  const given = { a: 2, b: 3 };
  it.each([
    ['y = a - b - 1', -2],
    ['y = a/b/2 * 3', 1],
    ['y = -a^2', -4],
    ['y = a^-b^0', 0.5],
    ['y = a^b^2', 512],
    ['y = min(a, b, 1e-1) + max(a, b)', 3.1],
    ['y = u * v; v = exp(log(u)); u = a + b', 25],
  ])('%s is %d', (formula, value) => {
    expect(evaluateFormula(formula, given)).toBeCloseTo(value, 12);
  });

  it.each([
    'y',
    'y = ',
    'y = 2 a',
    'y = a, in percent',
    'y = a + ... + b',
    'y = (a',
    'y = a * c',
    'y = tanh(a)',
    'y = u; u = v; v = u',
    'y = a; u = b',
    'y = a; a = b',
    'a/b = a',
  ])('%s is refused', (formula) => {
    expect(() => evaluateFormula(formula, given)).toThrow(Error);
  });
});

describe('formula', () => {
  it.each(forms)('of %s is what the law computes', (_, form) => {
    for (const { features, p } of randomCases(form, 20)) {
      const inputs = form.variables.map(({ id, scale }, j) => {
        const feature = features[j] as number;
        return [id, scale === 'log' ? Math.exp(feature) : feature] as const;
      });
      const values = form.parameters.map(({ id }, j) => [id, p[j] as number] as const);
      const given = Object.fromEntries([...inputs, ...values]);
      const value = form.evaluate(features, p);
      const error = evaluateFormula(form.formula, given) / value - 1;
      expect({ given, value, isSame: Math.abs(error) < 1e-12 }).toMatchObject({ isSame: true });
    }
  });

  it.each(forms)('of %s gives no name to two things', (_, form) => {
    const ids = [...form.variables, ...form.parameters].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
