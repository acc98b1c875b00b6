import { describe, expect, it } from 'vitest';
import { studyCoverage, wantedShare } from './coverage-study';

describe('the study of coverage', { timeout: 20_000 }, () => {
  const study = { noise: 'normal', datasets: 3, replicates: 60, seed: 1 } as const;

  it('measures every method an objective has, the same for a seed', () => {
    const squares = studyCoverage({ ...study, objective: 'log-mse' });
    expect(squares.map(({ method }) => method)).toEqual(['percentile', 'BCa', 'delta', 'profile']);
    for (const { share, missedLow, missedHigh, width } of squares) {
      expect(share + missedLow + missedHigh).toBeCloseTo(1, 12);
      expect(width).toBeGreaterThan(0.005);
      expect(width).toBeLessThan(0.08);
    }
    expect(studyCoverage({ ...study, objective: 'log-mse' })).toEqual(squares);
    const huber = studyCoverage({ ...study, objective: 'huber-log', noise: 't3' });
    expect(huber.map(({ method }) => method)).toEqual(['percentile', 'BCa', 'profile']);
  });

  it('asks less of Huber from above', () => {
    expect(wantedShare({ ...study, objective: 'log-mse' })).toEqual([0.9, 0.98]);
    expect(wantedShare({ ...study, objective: 'huber-log' })).toEqual([0.9, 0.995]);
  });
});
