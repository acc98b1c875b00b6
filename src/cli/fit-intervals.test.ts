import { describe, expect, it } from 'vitest';
import { jsonOf, runWith } from './testing/fake-io';

const plain = ['fit', '--dataset', 'chinchilla-isoflop', '--predict', 'N=1e9,D=2e10'];
const quick = [...plain, '--bootstrap', '60'];

describe('intervals of fit', { timeout: 20_000 }, () => {
  it('draws whole families with --cluster', () => {
    const byFamily = jsonOf(
      {},
      'fit',
      '--dataset',
      'microladder',
      '--bootstrap',
      '40',
      '--cluster',
      'N',
    );
    const byRow = jsonOf({}, 'fit', '--dataset', 'microladder', '--bootstrap', '40');
    expect(byFamily.intervals).toMatchObject({ kind: 'clusters', replicates: 40 });
    expect(byFamily.params).toEqual(byRow.params);
    expect(byFamily.ci95.alpha).not.toEqual(byRow.ci95.alpha);
    expect(byFamily.warnings.join()).toMatch(/only \d+ families/);
    expect(byRow.warnings.join()).not.toMatch(/families/);
  });

  it('has no delta-method errors by families', () => {
    const args = ['fit', '--dataset', 'microladder', '--objective', 'log-mse', '--bootstrap', '20'];
    expect(jsonOf({}, ...args).intervals.standardErrors).toBe('delta');
    expect(jsonOf({}, ...args, '--cluster', 'N').intervals.standardErrors).toBe('bootstrap');
  });

  it('gives profiles with the threshold that made them', () => {
    const fit = jsonOf({}, ...quick, '--profile');
    expect(Object.keys(fit.profiles)).toEqual(['E', 'A', 'B', 'alpha', 'beta']);
    for (const [id, { low, high, threshold }] of Object.entries<{
      low: number;
      high: number;
      threshold: { method: string; rise: number };
    }>(fit.profiles)) {
      expect(low).toBeLessThan(fit.params[id]);
      expect(high).toBeGreaterThan(fit.params[id]);
      expect(threshold).toMatchObject({ method: 'calibrated', replicates: 60, level: 0.95 });
    }
    expect(fit.predictions[0].profile.low).toBeLessThan(fit.predictions[0].loss);
    expect(fit.predictions[0].ci95[0]).not.toBe(fit.predictions[0].profile.low);
    const squares = jsonOf({}, ...plain, '--objective', 'mse', '--bootstrap', '0', '--profile');
    expect(squares.profiles.E.threshold).toMatchObject({ method: 'f', replicates: 0 });
    expect(jsonOf({}, ...quick)).not.toHaveProperty('profiles');
  });

  it('says which ends ci95 has, and takes them from --interval', () => {
    const ends = (...more: string[]) => jsonOf({}, ...quick, ...more);
    const [percentile, bca, profile] = [
      ends(),
      ends('--interval', 'bca'),
      ends('--interval', 'profile'),
    ];
    expect([percentile, bca, profile].map((fit) => fit.intervals.ends)).toEqual([
      'percentile',
      'bca',
      'profile',
    ]);
    expect(bca.ci95.alpha).not.toEqual(percentile.ci95.alpha);
    expect(profile.ci95.alpha).toEqual([profile.profiles.alpha.low, profile.profiles.alpha.high]);
    expect(profile.optimum.ci95.a[0]).toBeLessThan(profile.optimum.a);
    expect(runWith({}, ...quick, '--interval', 'profile').out).toMatch(/alpha +profile +\[0\./);
  });

  it('fits a lower envelope, and counts the rows beyond delta', () => {
    const [fit, envelope] = [jsonOf({}, ...quick), jsonOf({}, ...quick, '--envelope', '30')];
    expect(envelope.envelope).toBe(30);
    expect(fit).not.toHaveProperty('envelope');
    expect(envelope.predictions[0].loss).toBeLessThan(fit.predictions[0].loss);
    const { inside, predictedHigh, predictedLow } = fit.huber;
    expect(inside + predictedHigh + predictedLow).toBe(118);
    expect(inside).toBeLessThan(60);
    expect(envelope.huber.predictedHigh).toBeLessThan(predictedHigh / 2);
    expect(envelope.certificate).not.toHaveProperty('provenGap');
  });

  it.each([
    [['--cluster', 'tint'], /no column "tint" \(--cluster\)/],
    [['--interval', 'wald'], /no interval "wald" \(--interval\).*percentile, bca, profile/],
    [['--bootstrap', '0', '--interval', 'bca'], /--interval bca needs bootstrap refits/],
    [['--bootstrap', '0', '--profile'], /--profile needs bootstrap refits/],
    [['--envelope', '0'], /"0" is not above 0 \(--envelope\)/],
    [['--cluster', 'excluded'], /1 families, too few/],
  ])('refuses %s in a sentence', (flags, sentence) => {
    const { out, err, code } = runWith({}, ...plain, ...flags);
    expect([out, code]).toEqual(['', 2]);
    expect(err).toMatch(sentence);
  });
});
