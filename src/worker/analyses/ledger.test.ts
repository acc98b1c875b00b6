import { describe, expect, it } from 'vitest';
import { type FitProblem, type FitSettings, fit } from '../../core/fit';
import { findLaw, type Law, toVector } from '../../core/laws';
import { runToEnd } from '../../core/long-work';
import { createRandom } from '../../core/numerics';
import { localExponents } from '../../core/optimum';
import type { AnalysisCase } from './analysis';
import { ledger } from './ledger';

const law = findLaw('chinchilla') as Law;
const design = law.recommendedDesign.runs as { N: number[]; D: number[] };
const N = Float64Array.from(design.N);
const D = Float64Array.from(design.D);
const random = createRandom(3);
const response = N.map((n, i) => {
  const features = [Math.log(n), Math.log(D[i] as number)];
  return law.evaluate(features, [1.8, 480, 2100, 0.348, 0.366]) * Math.exp(0.003 * random.normal());
});
const all: FitProblem = { law, variables: [N, D], response };
const given = Int32Array.from(N.keys()).slice(1);
const pick = (column: Float64Array) => Float64Array.from(given, (row) => column[row] as number);
const problem: FitProblem = { law, variables: [pick(N), pick(D)], response: pick(response) };
const settings: FitSettings = { objective: 'huber-log', delta: 1e-3 };
const about: AnalysisCase = {
  law,
  problem,
  all,
  given,
  settings,
  fit: null,
  bootstrap: null,
  seed: 1,
};

describe('the ledger', () => {
  const bare = N.map((params) => params - 20_000 * Math.cbrt(params));
  const options = {
    conventions: [
      { id: 'given', params: N },
      { id: 'without', params: bare },
      { id: 'impossible', params: N.map(() => 1e9) },
    ],
    compute: 1e22,
    replicates: 60,
  };
  it('fits the rows in use under every count of parameters, with intervals', () => {
    const found = runToEnd(ledger(about, options));
    if (!found.ok) throw new Error(found.problem.code);
    const [own, without, impossible] = found.value;
    for (const [entry, params] of [
      [own, N],
      [without, bare],
    ] as const) {
      const counted = { ...problem, variables: [pick(params), pick(D)] };
      const alone = runToEnd(fit(counted, settings));
      if (!alone.ok) throw new Error(alone.problem.code);
      expect(entry?.numbers.alpha?.value).toBe(alone.value.parameters.alpha);
      const best = toVector(law, alone.value.parameters);
      expect(entry?.numbers.a?.value).toBe(localExponents(law, best, 1e22).a);
      const [low, high] = entry?.numbers.a?.interval ?? [1, 0];
      expect(low).toBeLessThan(entry?.numbers.a?.value as number);
      expect(high).toBeGreaterThan(entry?.numbers.a?.value as number);
    }
    // Without embeddings the small models shrink most: N* grows faster with compute.
    expect(without?.numbers.a?.value).toBeGreaterThan(own?.numbers.a?.value as number);
    expect(impossible?.problem?.code).toBeDefined();
    expect(impossible?.numbers).toEqual({});
  });
  it('gives no intervals where no refits are asked for', () => {
    const found = runToEnd(ledger(about, { ...options, replicates: 0 }));
    expect(found.ok && found.value[0]?.numbers.beta?.interval).toBeNull();
  });
  it('fits other losses to the sizes in use, unweighted', () => {
    const other = response.map((loss) => 2 * loss);
    const weighted = { ...about, problem: { ...problem, standardErrors: pick(N.map(() => 0.1)) } };
    const losses = [{ id: 'loss:other', loss: other }];
    const found = runToEnd(
      ledger(weighted, { ...options, conventions: [], losses, replicates: 0 }),
    );
    const alone = runToEnd(fit({ ...problem, response: pick(other) }, settings));
    if (!found.ok || !alone.ok) throw new Error('no fit');
    expect(found.value).toHaveLength(1);
    expect(found.value[0]?.numbers.E?.value).toBe(alone.value.parameters.E);
  });
});
