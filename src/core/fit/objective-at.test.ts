import { expect, it } from 'vitest';
import { findLaw, type Law, toVector } from '../laws';
import { runToEnd } from '../long-work';
import { fit } from './fit';
import { objectiveAt } from './objective-at';
import { type FitProblem, objectives } from './types';

const law = findLaw('chinchilla') as Law;
const N = Float64Array.of(1e8, 1e8, 3e8, 3e8, 1e9, 1e9, 3e9, 3e9);
const D = Float64Array.of(2e9, 2e10, 5e9, 5e10, 1e10, 1e11, 3e10, 3e11);
const noise = [0.01, -0.02, 0.005, 0.01, -0.01, 0.015, -0.005, 0.002];
const response = N.map(
  (n, i) => (1.8 + 480 / n ** 0.35 + 2000 / (D[i] as number) ** 0.37) * (1 + (noise[i] as number)),
);
const problem: FitProblem = { law, variables: [N, D], response };

it.each(objectives)(
  'is what the fit found at its optimum, and more anywhere else: %s',
  (objective) => {
    const settings = { objective, delta: 1e-3, envelope: 2 };
    const found = runToEnd(fit(problem, settings));
    if (!found.ok) throw new Error(found.problem.code);
    const value = objectiveAt(problem, settings);
    const best = toVector(law, found.value.parameters);
    expect(value(best) / found.value.value).toBeCloseTo(1, 9);
    for (let i = 0; i < best.length; i++) {
      const moved = best.slice();
      moved[i] = (moved[i] as number) * 1.01 + 1e-3;
      expect(value(moved)).toBeGreaterThan(found.value.value);
    }
  },
);
