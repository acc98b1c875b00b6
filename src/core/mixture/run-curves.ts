import { fit } from '../fit';
import { findLaw, type Law, type MixtureCurves, toVector } from '../laws';
import type { LongWork } from '../long-work';
import { createRandom } from '../numerics';
import { failure, type Result, success } from '../result';

/** Losses along one continued run of one share of the domain, at a constant rate. */
export interface MixtureRun {
  /** Share of the domain. */
  readonly ratio: number;
  /** Tokens since the run went on, above 0. */
  readonly tokens: Float64Array;
  /** Nats, one a token count. */
  readonly general: Float64Array;
  readonly domain: Float64Array;
}

/** Fitted curves of every run, and the same once for every refit. */
export interface RunCurves {
  readonly curves: readonly MixtureCurves[];
  readonly draws: readonly (readonly MixtureCurves[])[];
}

const settings = { objective: 'log-mse', delta: 1e-3 } as const;

/**
 * The two curves over tokens of each run, as the rule of the critical ratio takes them (`cmr/domain-change` and
 * `cmr/general-change`, least squares of log residuals), with a seeded bootstrap of residuals of each. Gu et al. 2024
 * (arXiv 2407.17467). Problems are those of a fit.
 */
export function* fitRunCurves(
  runs: readonly MixtureRun[],
  replicates: number,
  seed: number,
): LongWork<Result<RunCurves>> {
  const fitted: { ratio: number; domain: Fitted; general: Fitted }[] = [];
  for (const [i, { ratio, tokens, domain, general }] of runs.entries()) {
    const ofDomain = yield* fitCurve('cmr/domain-change', tokens, domain, replicates, seed + i);
    if (!ofDomain.ok) return ofDomain;
    const ofGeneral = yield* fitCurve('cmr/general-change', tokens, general, replicates, seed + i);
    if (!ofGeneral.ok) return ofGeneral;
    fitted.push({ ratio, domain: ofDomain.value, general: ofGeneral.value });
    yield { done: i + 1, total: runs.length };
  }
  const count = Math.min(
    ...fitted.flatMap(({ domain, general }) => [domain, general].map(({ draws }) => draws.length)),
  );
  return success({
    curves: fitted.map(({ ratio, domain, general }) => ({
      ratio,
      domain: domain.best,
      general: general.best,
    })),
    draws: Array.from({ length: fitted.length === 0 ? 0 : count }, (_, k) =>
      fitted.map(({ ratio, domain, general }) => ({
        ratio,
        domain: domain.draws[k] as Float64Array,
        general: general.draws[k] as Float64Array,
      })),
    ),
  });
}

interface Fitted {
  readonly best: Float64Array;
  readonly draws: readonly Float64Array[];
}

function* fitCurve(
  id: string,
  tokens: Float64Array,
  response: Float64Array,
  replicates: number,
  seed: number,
): LongWork<Result<Fitted>> {
  const law = findLaw(id) as Law;
  const problem = { law, variables: [tokens], response };
  const found = yield* fit(problem, settings);
  if (!found.ok) return failure(found.problem.code, found.problem.data);
  const best = toVector(law, found.value.parameters);
  const predicted = Float64Array.from(tokens, (count) => law.evaluate([Math.log(count)], best));
  const residuals = response.map((value, i) => Math.log(value / (predicted[i] as number)));
  const draws: Float64Array[] = [];
  for (let replicate = 0; replicate < replicates; replicate++) {
    const random = createRandom(seed, replicate);
    const drawn = predicted.map(
      (value) => value * Math.exp(residuals[random.below(residuals.length)] as number),
    );
    // A refit that stops in a flat valley is kept: its curve is as good, whatever its coefficients.
    const refit = yield* fit({ ...problem, response: drawn }, settings, found.value.parameters);
    if (refit.ok) draws.push(toVector(law, refit.value.parameters));
  }
  return success({ best, draws });
}
