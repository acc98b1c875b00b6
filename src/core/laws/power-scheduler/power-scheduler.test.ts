import { describe, expect, it } from 'vitest';
import { determine, evaluateOutput, findPreset, formsWithPreset, type Law, toVector } from '..';
import { powerScheduler as law } from '.';

const [schedule] = law.parts as readonly [Law];
const at = (form: Law, id: string) => toVector(form, findPreset(form, id)?.values ?? {});

describe('power-scheduler', () => {
  const wsd = at(law, 'shen2024-wsd');

  it('takes the batch in tokens: twice the batch, twice the rate', () => {
    const one = evaluateOutput(law, 'lr', { batch: 1024 * 4096, D: 1e13 }, 'shen2024-wsd');
    const two = evaluateOutput(law, 'lr', { batch: 2048 * 4096, D: 1e13 }, 'shen2024-wsd');
    expect(one).toBeCloseTo(1024 * 4.6 * 1e13 ** -0.51, 12);
    expect(two / one).toBeCloseTo(2, 12);
  });

  it('inverts in batch and in tokens', () => {
    const lr = evaluateOutput(law, 'lr', { batch: 5e5, D: 3e10 }, 'shen2024-wsd');
    expect((law.inverse?.('D', lr, { batch: 5e5 }, wsd) ?? 0) / 3e10).toBeCloseTo(1, 9);
    expect((law.inverse?.('batch', lr, { D: 3e10 }, wsd) ?? 0) / 5e5).toBeCloseTo(1, 12);
    expect(evaluateOutput(law, 'D', { batch: 5e5, lr }, 'shen2024-wsd') / 3e10).toBeCloseTo(1, 9);
    expect(evaluateOutput(law, 'batch', { D: 3e10, lr }, 'shen2024-wsd') / 5e5).toBeCloseTo(1, 12);
    expect(law.inverse?.('D', 0, { batch: 5e5 }, wsd)).toBeNaN();
  });

  it('averages the three sizes to what it predicts with', () => {
    const sizes = ['shen2024-12m', 'shen2024-36m', 'shen2024-121m'].map((id) => at(law, id));
    const mean = (i: number) => sizes.reduce((sum, p) => sum + (p[i] as number), 0) / 3;
    expect(mean(0)).toBeCloseTo(4.55, 1);
    expect(mean(1)).toBeCloseTo(-0.51, 2);
  });
});

describe('power-scheduler/schedule', () => {
  const p = at(schedule, 'shen2024-recipe');
  const batch = 1024 * 4096;
  const rate = (D: number) => schedule.evaluate([Math.log(batch), Math.log(D)], p);

  it('is flat at the cap, then falls as a power', () => {
    expect(rate(1e9)).toBe(0.02);
    expect(rate(2.5e10)).toBe(0.02);
    expect(rate(4e12) / rate(1e12)).toBeCloseTo(4 ** -0.51, 12);
  });

  it('meets the cap where it says', () => {
    const end = evaluateOutput(law, 'D', { batch }, 'shen2024-recipe');
    expect(rate(end * 1.0001)).toBeLessThan(0.02);
    expect(rate(end * 0.9999)).toBe(0.02);
  });

  it('inverts below the cap only', () => {
    expect((schedule.inverse?.('D', rate(1e12), { batch }, p) ?? 0) / 1e12).toBeCloseTo(1, 9);
    expect((schedule.inverse?.('batch', rate(1e12), { D: 1e12 }, p) ?? 0) / batch).toBeCloseTo(
      1,
      9,
    );
    expect(schedule.inverse?.('D', 0.02, { batch }, p)).toBeNaN();
  });

  it('is what the recipe answers with', () => {
    const found = determine(formsWithPreset(law, 'shen2024-recipe'), { batch, D: 1e9 });
    expect(found.map(({ output, value }) => [output.id, value])).toEqual([['lr', 0.02]]);
  });
});
