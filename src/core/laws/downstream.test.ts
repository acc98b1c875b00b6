import { describe, expect, it } from 'vitest';
import { evaluateOutput, findPreset, toVector } from '.';
import { downstream as law } from './downstream';
import { overtrained } from './overtrained';
import { randomCases } from './testing';

describe('downstream', () => {
  it('has a preset for each training set of the loss law and each set of tasks', () => {
    const expected = overtrained.presets.flatMap(({ id }) => [`${id}-17`, `${id}-46`]);
    expect(law.presets.map(({ id }) => id).sort()).toEqual(expected.sort());
  });

  it('predicts the error of the measured runs from their measured loss', () => {
    // Loss and error of 17 tasks of the 1.4B and 6.9B runs, and how far the law is off: furthest for C4.
    const runs = [
      ['gadre2024-c4-17', 2.4724, 0.491, 0.08],
      ['gadre2024-c4-17', 2.3822, 0.4796, 0.08],
      ['gadre2024-rpj-17', 2.5021, 0.4752, 0.04],
      ['gadre2024-rpj-17', 2.425, 0.4716, 0.04],
      ['gadre2024-refinedweb-17', 2.5314, 0.469, 0.06],
      ['gadre2024-refinedweb-17', 2.4547, 0.4505, 0.06],
    ] as const;
    for (const [preset, loss, measured, allowed] of runs) {
      const error = evaluateOutput(law, 'error', { loss }, preset);
      expect(Math.abs(error / measured - 1)).toBeLessThan(allowed);
    }
  });

  it('rises with loss to the error without skill, and inverts', () => {
    for (const { features, p } of randomCases(law, 60)) {
      const loss = features[0] as number;
      const error = law.evaluate([loss], p);
      expect(law.evaluate([loss + 0.1], p)).toBeGreaterThan(error);
      expect(law.evaluate([60], p)).toBeCloseTo(p[0] as number, 9);
      expect(law.inverse?.('loss', error, {}, p)).toBeCloseTo(loss, 8);
    }
  });

  it('has no loss for an error it never reaches', () => {
    const p = toVector(law, findPreset(law, 'gadre2024-rpj-17')?.values ?? {});
    expect(law.inverse?.('loss', 0.86, {}, p)).toBeNaN();
    expect(law.inverse?.('loss', -2, {}, p)).toBeNaN();
    expect(evaluateOutput(law, 'loss', { error: 0.86 }, 'gadre2024-rpj-17')).toBeNaN();
  });
});
