import { describe, expect, it } from 'vitest';
import { findLaw, type Law } from '../laws';
import { runToEnd } from '../long-work';
import { bootstrap } from './bootstrap';
import { fit } from './fit';
import { fitTogether, type SharedProblem } from './fit-together';
import type { Fit, FitSettings } from './types';

const overtrained = findLaw('overtrained') as Law;
const downstream = findLaw('downstream') as Law;
const settings: FitSettings = { objective: 'mse', delta: 1e-3 };

/** Runs of known laws with a ripple for noise, and both problems they make. */
function make(count: number): readonly [SharedProblem, SharedProblem] {
  const rows = Array.from({ length: count }, (_, i) => {
    const N = 1e7 * 10 ** (2 * ((i * 0.618) % 1));
    const D = N * 10 ** (0.7 + 2 * ((i * 0.414) % 1));
    const loss =
      overtrained.evaluate([Math.log(N), Math.log(D)], [1.8, 166, 287, 0.27]) *
      (1 + 0.003 * Math.sin(i * 12.9898));
    const error = downstream.evaluate([loss], [0.85, 2.2, 0.71]) + 0.004 * Math.sin(i * 78.233);
    return { N, D, loss, error };
  });
  const column = (key: 'N' | 'D' | 'loss' | 'error') => Float64Array.from(rows, (row) => row[key]);
  const at = Uint32Array.from(rows, (_, i) => i);
  return [
    {
      law: overtrained,
      variables: [column('N'), column('D')],
      response: column('loss'),
      at,
    },
    { law: downstream, variables: [column('loss')], response: column('error'), at },
  ];
}

function together(parts: readonly SharedProblem[], runs: number, replicates: number, seed = 3) {
  return runToEnd(fitTogether(parts, settings, { runs, replicates, seed })).map((part) => {
    if (!part.ok) throw new Error(part.problem.code);
    return part.value;
  });
}

describe('fitTogether', () => {
  it('draws the same runs for every part: each is the bootstrap of its own fit', () => {
    const parts = make(30);
    const joint = together(parts, 30, 40);
    parts.forEach((problem, i) => {
      const alone = runToEnd(fit(problem, settings));
      if (!alone.ok) throw new Error(alone.problem.code);
      const plan = { seed: 3, replicates: 40 };
      const draws = runToEnd(bootstrap(problem, alone.value as Fit, settings, plan));
      expect(joint[i]?.fit).toEqual(alone.value);
      expect(joint[i]?.bootstrap).toEqual(draws);
    });
  });

  it('never refits fewer different runs than a law has parameters', () => {
    // Five runs for four parameters: most plain resamples have three different ones or fewer.
    const [loss, error] = make(6);
    const five: SharedProblem = {
      ...loss,
      variables: loss.variables.map((column) => column.slice(0, 5)),
      response: loss.response.slice(0, 5),
      at: loss.at.slice(0, 5),
    };
    const [first, second] = together([five, error], 6, 60);
    expect(first?.bootstrap?.replicates).toBe(second?.bootstrap?.replicates);
    expect((first?.bootstrap?.replicates ?? 0) + (first?.bootstrap?.failed ?? 0)).toBe(60);
    expect(first?.bootstrap?.replicates).toBeGreaterThan(50);
    // With four different runs the curve goes through all of them: there are no more of those than of such draws.
    const [again] = together([five, error], 6, 60);
    expect(again?.bootstrap?.draws).toEqual(first?.bootstrap?.draws);
    const [other] = together([five, error], 6, 60, 4);
    expect(other?.bootstrap?.draws).not.toEqual(first?.bootstrap?.draws);
  });

  it('fits what can be fitted where another part cannot', () => {
    const [loss, error] = make(30);
    const none = { ...error, variables: [new Float64Array(30).fill(3)] };
    const [good, refused] = runToEnd(
      fitTogether([loss, none], settings, { runs: 30, replicates: 5, seed: 1 }),
    );
    expect(good?.ok && good.value.bootstrap?.replicates).toBe(5);
    expect(refused?.ok === false && refused.problem.code).toBe('fit-constant-variable');
  });
});
