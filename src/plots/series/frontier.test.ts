import { describe, expect, it } from 'vitest';
import { planLaws, toVector } from '../../core/laws';
import { percentileInterval } from '../../core/numerics';
import { optimalParams } from '../../core/optimum';
import { frontierSeries } from './frontier';

describe('the bands of the frontier', () => {
  it.each(
    planLaws.filter(({ presets }) => presets.length > 0).map((law) => [law.id, law] as const),
  )('are the sizes of the draws under %s', (_, law) => {
    const draws = law.presets.map(({ values }) => toVector(law, values));
    const [parameters] = draws;
    if (!parameters) throw new Error('no preset');
    const { logC, bands } = frontierSeries({ law, parameters, draws }, [18, 25], 0.01);
    for (const i of [0, 5, logC.length - 1]) {
      const compute = 10 ** (logC[i] as number);
      const sizes = draws.map((p) => Math.log10(optimalParams(law, p, compute)));
      const expected = percentileInterval(Float64Array.from(sizes), 0.95);
      expect(bands[0]?.low[i]).toBeCloseTo(expected.low, 9);
      expect(bands[0]?.high[i]).toBeCloseTo(expected.high, 9);
    }
  });
});
