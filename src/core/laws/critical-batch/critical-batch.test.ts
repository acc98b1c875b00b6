import { describe, expect, it } from 'vitest';
import { determine, evaluateOutput, findPreset, formsWithPreset, type Law, toVector } from '..';
import { criticalBatch as law } from '.';

const [, tokens, tradeOff] = law.parts as readonly [Law, Law, Law];
const sequence = 512;
const ids = law.presets.map(({ id }) => id);

/** Steps to the target loss at 64, 128, ... 16,384 sequences: the values the notebook of Zhang et al. fits. */
const measured: Readonly<Record<string, readonly number[]>> = {
  'zhang2024-85m': [46000, 23000, 13282, 7000, 3840, 2528, 1917, 1600, 1600],
  'zhang2024-151m': [96000, 49000, 24000, 12000, 7128, 4350, 2940, 2400, 2300],
  'zhang2024-302m': [196000, 90000, 46000, 23400, 13300, 7224, 4980, 3400, 2879],
  'zhang2024-604m': [311000, 166000, 81000, 37440, 21320, 11400, 7199, 4700, 3800],
  'zhang2024-1.2b': [642000, 331000, 176000, 94000, 46500, 25000, 15360, 8900, 6500],
};

/** Sum of squares of the logarithms against the measured steps. */
const misfit = (id: string, p: ArrayLike<number>): number =>
  (measured[id] as readonly number[]).reduce((sum, steps, i) => {
    const found = law.evaluate([Math.log(64 * sequence * 2 ** i)], p);
    return sum + Math.log(found / steps) ** 2;
  }, 0);

describe('critical-batch', () => {
  it.each(ids)('has the least misfit to the measured steps: %s', (id) => {
    const p = toVector(law, findPreset(law, id)?.values ?? {});
    const [a, b] = [p[0] as number, p[1] as number];
    const best = misfit(id, p);
    for (const by of [0.999, 1.001]) {
      expect(misfit(id, [a * by, b])).toBeGreaterThan(best);
      expect(misfit(id, [a, b * by])).toBeGreaterThan(best);
    }
  });

  it.each(ids)(
    'needs 20 %% more examples at the critical batch than at 256 sequences: %s',
    (id) => {
      const examples = (batch: number) => evaluateOutput(law, 'examples', { batch }, id);
      const critical = evaluateOutput(law, 'batch', {}, id);
      expect(examples(critical) / examples(256 * sequence)).toBeCloseTo(1.2, 9);
    },
  );

  it('takes batches in tokens, and inverts', () => {
    const id = 'zhang2024-85m';
    const p = toVector(law, findPreset(law, id)?.values ?? {});
    const steps = evaluateOutput(law, 'steps', { batch: 1024 * sequence }, id);
    expect(steps).toBeCloseTo(1293.83 + 2834260 / 1024, 9);
    expect(evaluateOutput(law, 'batch', { steps }, id) / (1024 * sequence)).toBeCloseTo(1, 9);
    expect(law.inverse?.('batch', steps, {}, p)).toBeCloseTo(1024 * sequence, 3);
    expect(law.inverse?.('batch', 1000, {}, p)).toBeNaN();
  });

  it('says the critical batch whatever is given, unless a batch is', () => {
    const forms = formsWithPreset(law, 'zhang2024-85m');
    const outputs = (given: Record<string, number>) =>
      determine(forms, given).map(({ output }) => output.id);
    expect(outputs({})).toContain('batch');
    expect(outputs({ batch: 1e6 })).toEqual(expect.arrayContaining(['steps', 'examples']));
    expect(outputs({ batch: 1e6 })).not.toContain('batch');
  });
});

describe('critical-batch/trade-off', () => {
  it.each(ids)('is the same hyperbola: %s', (id) => {
    const p = toVector(tradeOff, findPreset(tradeOff, id)?.values ?? {});
    for (const batch of [1e4, 1e6, 1e8]) {
      const steps = evaluateOutput(law, 'steps', { batch }, id);
      expect(tradeOff.evaluate([Math.log(batch)], p) / steps).toBeCloseTo(1, 12);
      expect((tradeOff.inverse?.('batch', steps, {}, p) ?? 0) / batch).toBeCloseTo(1, 9);
      const examples = tradeOff.outputs.find(({ inputs }) => inputs[0] === 'steps');
      expect((examples?.compute({ steps }, p) ?? 0) / (batch * steps)).toBeCloseTo(1, 9);
    }
    const few = (p[0] as number) / 2;
    expect(tradeOff.inverse?.('batch', few, {}, p)).toBeNaN();
  });

  it('holds at any batch', () => {
    for (const batchRatio of [0.01, 1, 50]) {
      const steps = evaluateOutput(law, 'stepsFactor', { batchRatio });
      const examples = evaluateOutput(law, 'examplesFactor', { batchRatio });
      expect((steps - 1) * (examples - 1)).toBeCloseTo(1, 12);
    }
  });
});

describe('critical-batch/tokens', () => {
  it('meets the law by size at 20 tokens a parameter, which fixes its units', () => {
    for (const N of [85e6, 302e6, 1.2e9]) {
      const bySize = evaluateOutput(law, 'batch', { N }, 'zhang2024');
      const byTokens = evaluateOutput(law, 'batch', { D: 20 * N }, 'zhang2024-tokens');
      expect(Math.abs(byTokens / bySize - 1)).toBeLessThan(0.03);
    }
    expect(tokens.presets.map(({ status }) => status)).toEqual(['unverified']);
  });
});
