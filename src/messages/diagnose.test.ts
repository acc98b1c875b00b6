import { describe, expect, test } from 'vitest';
import type { Verdict } from '../core/diagnose';
import { describeBias, describeMultiverse, describeRecipes, describeVerdict } from './diagnose';
import { describeFinding } from './diagnose-design';

const verdict: Verdict = {
  target: { N: 3.17e9, D: 6.34e10 },
  loss: 2.5,
  lossInterval: { low: 2.4775, high: 2.5225 },
  forecast: 'pinned',
  relative: 0.009,
  parameters: 'open',
  judged: [
    { id: 'E', value: 1.2, interval: { low: 0, high: 2.1 }, grade: 'open', relative: 0.875 },
  ],
  refused: [],
  reciprocalCondition: 1e-6,
  decisive: [],
  method: 'profile',
  level: 0.95,
  threshold: 3.84,
};

describe('sentences of the diagnosis', () => {
  test('the verdict says both parts', () => {
    expect(describeVerdict(verdict)).toBe(
      '3.17B on 63.4B tokens: \u00b10.9 %, pinned; E anywhere from 0 to 2.1.',
    );
    expect(describeVerdict({ ...verdict, refused: ['alpha', 'beta'] })).toMatch(
      /alpha, beta cannot be told from these runs\.$/,
    );
    expect(describeVerdict({ ...verdict, forecast: 'unknown', parameters: 'pinned' })).toMatch(
      /no interval was made; the floor and the exponents are pinned\.$/,
    );
  });

  test('every finding of the design check has a sentence of its own', () => {
    const codes = [
      ...['design-one-tokens', 'design-one-size', 'design-one-ray', 'design-one-budget'],
      ...[
        'design-one-line',
        'design-few-runs',
        'design-not-identified',
        'design-few-levels',
        'design-edge-optimum',
      ],
      ...['design-undertuned-size', 'design-duplicates', 'design-seeds'],
    ];
    const texts = codes.map((code) => {
      const { what, fix } = describeFinding({
        code,
        severity: 'warn',
        data: {},
        rows: [],
        cure: [],
      });
      expect(what).not.toContain(code);
      expect(fix).toMatch(/\.$/);
      return what;
    });
    expect(new Set(texts).size).toBe(codes.length);
  });

  test('bias, multiverse and recipes', () => {
    const budgets = Array.from({ length: 9 }, () => ({ compute: 1, found: 1, truth: 1, ratio: 1 }));
    expect(describeBias({ budgets, ratio: 0.9694, exponent: 0.5338, trueExponent: 0.5338 })).toBe(
      'Were the fitted law true, parabolas on these 9 budgets would give N* \u22123.1 % off even without noise, and the exponent right.',
    );
    const curve = {
      order: [0, 1, 2],
      values: [1, 2, 3],
      failed: 1,
      median: 2e9,
      spread: [1e9, 3e9],
    } as const;
    expect(describeMultiverse({ ...curve, answer: 'params' })).toBe(
      'N* over 3 defensible choices: median 2B, nine in ten from 1B to 3B; 1 could not be fitted.',
    );
    const test = { shared: ['E', 'alpha'], statistic: 9, freedom: [2, 40], pValue: 0.001 } as const;
    const recipes = { multiplier: { value: 1.5, interval: { low: 1.3, high: 1.7 } }, test };
    expect(describeRecipes(recipes as never)).toBe(
      'The other recipe makes compute worth 1.5x [1.3x, 1.7x]; shared E, alpha are rejected (p 0.001), so it changes with compute.',
    );
  });
});
