import { describe, expect, it } from 'vitest';
import { planLaws, toVector } from '../../core/laws';
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
      // The widest band of a handful of draws lies just inside of the smallest and the largest.
      const [low, high] = [bands[0]?.low[i] as number, bands[0]?.high[i] as number];
      const spread = Math.max(...sizes) - Math.min(...sizes);
      expect(low - Math.min(...sizes)).toBeGreaterThan(-1e-9);
      expect(low - Math.min(...sizes)).toBeLessThan(0.05 * spread + 1e-9);
      expect(Math.max(...sizes) - high).toBeGreaterThan(-1e-9);
      expect(Math.max(...sizes) - high).toBeLessThan(0.05 * spread + 1e-9);
    }
  });
});
