import { describe, expect, it } from 'vitest';
import { determine, evaluateOutput, formsWithPreset } from '.';
import { deepseekHp as law } from './deepseek-hp';

const ask = (output: string, C: number) => evaluateOutput(law, output, { C }, 'bi2024');

describe('deepseek-hp', () => {
  it('answers with rate, batch, model scale and tokens for a budget', () => {
    const found = determine(formsWithPreset(law, 'bi2024'), { C: 1e20 });
    expect(found.map(({ output }) => output.id).sort()).toEqual(['D', 'M', 'batch', 'lr']);
  });

  it('spends the budget: M D = C to the digits printed', () => {
    for (const C of [1e17, 1e20, 1e24]) expect((ask('M', C) * ask('D', C)) / C).toBeCloseTo(1, 3);
  });

  it('counts attention in the compute of a token', () => {
    const M = evaluateOutput(law, 'M', { layers: 30, width: 4096, context: 4096 });
    expect(M).toBe(72 * 30 * 4096 ** 2 + 12 * 30 * 4096 ** 2);
    expect(evaluateOutput(law, 'C', { M, D: 2e12 }) / 8.45572e22).toBeCloseTo(1, 5);
  });

  it('takes 6 N D where only size and tokens are known', () => {
    const lr = evaluateOutput(law, 'lr', { N: 7e9, D: 2e12 }, 'bi2024');
    expect(lr).toBeCloseTo(ask('lr', 8.4e22), 15);
    const batch = evaluateOutput(law, 'batch', { N: 7e9, D: 2e12 }, 'bi2024');
    expect(batch / ask('batch', 8.4e22)).toBeCloseTo(1, 12);
  });

  it('lowers the rate and raises the batch with compute', () => {
    expect(ask('lr', 1e21) / ask('lr', 1e20)).toBeCloseTo(10 ** -0.125, 12);
    expect(ask('batch', 1e21) / ask('batch', 1e20)).toBeCloseTo(10 ** 0.3271, 12);
  });
});
