import { describe, expect, it } from 'vitest';
import { evaluateOutput, findPreset, predict, toVector } from '..';
import { overtrained } from '../overtrained';
import { randomCases } from '../testing';
import { downstream as law } from '.';
import { chained } from './chained';

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

describe('downstream/chained', () => {
  const valuesOf = (form: typeof law, id: string): Float64Array =>
    toVector(form, findPreset(form, id)?.values ?? {});

  it('has a preset for each of the law, and gives the error of the predicted loss', () => {
    expect(chained.presets.map(({ id }) => id)).toEqual(law.presets.map(({ id }) => id));
    for (const { id } of chained.presets) {
      const losses = valuesOf(overtrained, id.replace(/-\d+$/, ''));
      for (const [N, D] of [
        [1e7, 5e7],
        [1e9, 2e10],
        [6.9e9, 1.38e11],
      ] as const) {
        const loss = predict(overtrained, { N, D }, losses);
        const inTwoSteps = predict(law, { loss }, valuesOf(law, id));
        const inOne = evaluateOutput(law, 'error', { N, D }, id);
        expect(Math.abs(inOne / inTwoSteps - 1)).toBeLessThan(1e-13);
      }
    }
  });

  it('predicts the error of the largest run as the paper says it does', () => {
    // Measured error of 17 tasks and relative error of the prediction: arXiv 2403.08540.
    const runs = [
      ['gadre2024-rpj-17', 0.47163718, 0.0005],
      ['gadre2024-c4-17', 0.47957834, 0.0014],
      ['gadre2024-refinedweb-17', 0.45045569, 0.0294],
    ] as const;
    for (const [id, measured, expected] of runs) {
      const error = evaluateOutput(law, 'error', { N: 6889410560, D: 137788211200 }, id);
      expect(Math.abs(Math.abs(error / measured - 1) - expected)).toBeLessThan(0.00006);
    }
  });

  it('falls with size and data from eps to eps - K, and inverts in either', () => {
    for (const { features, p } of randomCases(chained, 60)) {
      const [logN, logD] = features as [number, number];
      const error = chained.evaluate(features, p);
      expect(chained.evaluate([logN + 0.1, logD], p)).toBeLessThan(error);
      expect(chained.evaluate([logN, logD + 0.1], p)).toBeLessThan(error);
      expect(chained.evaluate([-200, logD], p)).toBe(p[0]);
      expect(chained.evaluate([300, 300], p)).toBeCloseTo((p[0] as number) - (p[1] as number), 12);
      const [N, D] = [Math.exp(logN), Math.exp(logD)];
      expect((chained.inverse?.('N', error, { D }, p) ?? 0) / N).toBeCloseTo(1, 7);
      expect((chained.inverse?.('D', error, { N }, p) ?? 0) / D).toBeCloseTo(1, 7);
    }
  });

  it('has no size or data for an error that size alone, or nothing, reaches', () => {
    const p = valuesOf(chained, 'gadre2024-rpj-17');
    const least = chained.evaluate([Math.log(1e9), 300], p);
    expect(chained.inverse?.('D', least - 1e-6, { N: 1e9 }, p)).toBeNaN();
    expect(chained.inverse?.('D', least + 1e-6, { N: 1e9 }, p)).toBeGreaterThan(1e15);
    expect(chained.inverse?.('N', 0.86, { D: 1e12 }, p)).toBeNaN();
    expect(chained.inverse?.('N', 0.2, { D: 1e12 }, p)).toBeNaN();
    expect(() => chained.inverse?.('loss', 0.5, { D: 1e12 }, p)).toThrow('no variable loss');
  });
});
