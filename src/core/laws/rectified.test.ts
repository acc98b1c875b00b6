import { describe, expect, it } from 'vitest';
import { evaluateOutput, runChecks } from '.';
import { rectified } from './rectified';

const value = (output: string, inputs: Record<string, number>, size: string): number =>
  evaluateOutput(rectified, output, inputs, `qin2025-${size}`);

/** Table 1: predicted accuracy in percent. */
const tokens = [10e9, 50e9, 250e9, 300e9, 1e12, 4e12];
const table1: Record<string, readonly number[]> = {
  '3b': [64.6, 74.7, 80.5, 80.9, 83.1, 84.4],
  '8b': [73.2, 78.6, 81.4, 81.6, 82.6, 83.2],
};

describe('rectified', () => {
  it.each(Object.entries(table1))('meets Table 1: %s', (size, accuracies) => {
    accuracies.forEach((percent, i) => {
      const D = tokens[i] as number;
      const accuracy = value('accuracy', { D }, size);
      expect(Math.abs(accuracy - percent / 100)).toBeLessThan(0.0006);
      expect(value('error', { D }, size)).toBeCloseTo(1 - accuracy, 14);
    });
  });

  it('takes raw tokens and gives fractions', () => {
    const error = rectified.evaluate([Math.log(4e9)], [100, 2, 0.5, 15]);
    expect(error).toBeCloseTo((100 / (2 + 2) + 15) / 100, 13);
  });

  it('falls to its plateau', () => {
    const plateau = value('plateau', {}, '8b');
    expect(plateau).toBeCloseTo(0.162025, 14);
    expect(value('error', { D: 1e30 }, '8b')).toBeCloseTo(plateau, 8);
    expect(value('error', { D: 1e13 }, '8b')).toBeGreaterThan(plateau);
  });

  it('inverts between plateau and the error without data', () => {
    for (const D of [1e9, 3e11]) {
      const targetError = value('error', { D }, '3b');
      expect(value('D', { targetError }, '3b') / D).toBeCloseTo(1, 9);
    }
    expect(value('D', { targetError: 0.14 }, '3b')).toBeNaN();
    expect(value('D', { targetError: 0.9 }, '3b')).toBeNaN();
    expect(100 * 0.9).toBeGreaterThan(value('gainOfData', {}, '3b') + 14.2868);
  });

  it('has the disagreement of the caveat at 4.5B tokens', () => {
    expect(value('error', { D: 4.5e9 }, '3b')).toBeCloseTo(0.42, 3);
    expect(value('error', { D: 4.5e9 }, '8b')).toBeCloseTo(0.307, 3);
  });

  it('misses the published B / D_l', () => {
    const outcomes = runChecks(rectified).filter(({ outcome }) => outcome === 'mismatch');
    expect(outcomes.map(({ expected }) => expected)).toEqual([56.3]);
    expect(outcomes[0]?.computed).toBeCloseTo(54.3818, 4);
  });
});
