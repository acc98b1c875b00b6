import { describe, expect, it } from 'vitest';
import type { NextRuns } from '../core/next-runs';
import { describeProblem } from './describe-problem';
import { describeNextRun, describeNextRuns, nextRunsProblems } from './next-runs';

const run = { N: 4e8, D: 8e9, flops: 1.92e19, halfWidthAfter: 0.01, halfWidthAlone: 0.01 };
const next: NextRuns = {
  ...{ target: { N: 7e9, D: 2e12 }, estimate: 2, before: 0.02, after: 0.01 },
  ...{ runs: [run], flops: 1.92e19, candidates: 100, idle: Int32Array.of(3) },
};

describe('words of the next runs', () => {
  it('say what the batch does, and what taught nothing', () => {
    const words = describeNextRuns(next, 'nats/token');
    expect(words).toMatch(/^1 run for 1\.92e19 FLOPs should bring the 95 % interval at 7B /);
    expect(words).toContain('from \u00b10.02 to \u00b10.01 nats/token (50 % less)');
    expect(words).toMatch(/ 1 run of the data taught nothing about it\.$/);
    expect(describeNextRun(run)).toBe(
      '400M parameters on 8B tokens (20 per parameter), 1.92e19 FLOPs: then \u00b10.01',
    );
  });

  it('say where nothing is pinned, and where nothing helps', () => {
    const open = { ...next, before: Number.POSITIVE_INFINITY, idle: new Int32Array() };
    const words = describeNextRuns(open, 'nats/token');
    expect(words).toContain('from not pinned to \u00b10.01 nats/token, by');
    expect(words).not.toContain('taught');
    expect(describeNextRuns({ ...next, runs: [] }, 'nats/token')).toBe(
      'No affordable run would shrink the interval at 7B parameters on 2T tokens.',
    );
  });

  it('has a whole sentence for every problem', () => {
    const data = {
      ...{ law: 'qid', needed: 'N, D', input: 'N', value: 0, low: 1, high: 1e15 },
      ...{ budget: 1e9, least: 1e15, part: 'ratio' },
    };
    for (const code of Object.keys(nextRunsProblems)) {
      expect(describeProblem({ code, data })).not.toMatch(/undefined|NaN|went wrong/);
    }
  });
});
