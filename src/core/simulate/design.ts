import type { Inputs, Law, Vector } from '../laws';
import { failure, type Result, success } from '../result';

/** Which runs are made. Counts are raw; every list has at least one entry. */
export type Design =
  /** Every size on every token count. */
  | { readonly kind: 'grid'; readonly sizes: readonly number[]; readonly tokens: readonly number[] }
  /**
   * `sizes` sizes in equal ratios for each budget (FLOPs), from 1 / spread to spread times the centre: the
   * law's own optimum, or `centre` tokens per parameter (20 where the law has no optimum in closed form).
   */
  | {
      readonly kind: 'isoflop';
      readonly budgets: readonly number[];
      readonly sizes: number;
      readonly spread: number;
      readonly centre?: number;
    }
  /** Every size at every number of tokens per parameter. */
  | {
      readonly kind: 'ladder';
      readonly sizes: readonly number[];
      readonly tokensPerParam: readonly number[];
    }
  /** The runs the law itself recommends, also where it knows nothing of N and D. */
  | { readonly kind: 'recommended' };

export type DesignKind = Design['kind'];
export const designKinds: readonly DesignKind[] = ['isoflop', 'grid', 'ladder', 'recommended'];

/** Raw values per variable id, all of one length. */
export type DesignColumns = Readonly<Record<string, Float64Array>>;

const TOKENS_PER_PARAM = 20;
const MOST_RUNS = 100_000;

/**
 * The runs of a design as columns, one a variable of the law. `at` gives the variables beside N and D, the
 * same for every run; without it their defaults stand.
 *
 * Problems: `simulate-no-plane` (law, design), `simulate-other-variables` (law, variables),
 * `simulate-too-many` (runs, most), `simulate-bad-design` (part, value, low, high).
 */
export function layOut(
  law: Law,
  parameters: Vector,
  design: Design,
  at: Inputs = {},
): Result<DesignColumns> {
  if (design.kind === 'recommended') {
    const { runs } = law.recommendedDesign;
    const columns = law.variables.map(({ id }) => [id, Float64Array.from(runs[id] ?? [])]);
    return success(Object.fromEntries(columns));
  }
  const ids = law.variables.map(({ id }) => id);
  if (!ids.includes('N') || !ids.includes('D'))
    return failure('simulate-no-plane', { law: law.id, design: design.kind });
  const others = law.variables.filter(({ id }) => id !== 'N' && id !== 'D');
  const open = others.filter((other) => (at[other.id] ?? other.default) === undefined);
  if (open.length > 0) {
    const variables = open.map(({ id }) => id).join(', ');
    return failure('simulate-other-variables', { law: law.id, variables });
  }
  const runs = countRuns(design);
  if (!(runs <= MOST_RUNS)) return failure('simulate-too-many', { runs, most: MOST_RUNS });
  const plans = place(law, parameters, design);
  const N = Float64Array.from(plans, ([params]) => params);
  const D = Float64Array.from(plans, ([, tokens]) => tokens);
  const fixed = others.map((other) => {
    const value = at[other.id] ?? other.default;
    return [other.id, new Float64Array(plans.length).fill(value as number)] as const;
  });
  const columns: Record<string, Float64Array> = { N, D, ...Object.fromEntries(fixed) };
  for (const { id, domain } of law.variables) {
    const bad = columns[id]?.find((value) => !(value >= domain[0] && value <= domain[1]));
    if (bad === undefined) continue;
    const [low, high] = domain;
    return failure('simulate-bad-design', { part: id, value: bad, low, high });
  }
  return success(Object.fromEntries(ids.map((id) => [id, columns[id] as Float64Array])));
}

type PlaneDesign = Exclude<Design, { kind: 'recommended' }>;

function countRuns(design: PlaneDesign): number {
  if (design.kind === 'grid') return design.sizes.length * design.tokens.length;
  if (design.kind === 'ladder') return design.sizes.length * design.tokensPerParam.length;
  return design.budgets.length * design.sizes;
}

function place(law: Law, parameters: Vector, design: PlaneDesign): [number, number][] {
  if (design.kind === 'grid')
    return design.sizes.flatMap((N) => design.tokens.map((D): [number, number] => [N, D]));
  if (design.kind === 'ladder') {
    const { sizes, tokensPerParam } = design;
    return sizes.flatMap((N) => tokensPerParam.map((ratio): [number, number] => [N, ratio * N]));
  }
  const { budgets, sizes, spread, centre } = design;
  return budgets.flatMap((compute) => {
    const middle =
      (centre === undefined ? law.optimum?.atCompute(parameters, compute).N : undefined) ??
      Math.sqrt(compute / (6 * (centre ?? TOKENS_PER_PARAM)));
    return Array.from({ length: sizes }, (_, step): [number, number] => {
      const share = sizes > 1 ? (2 * step) / (sizes - 1) - 1 : 0;
      const N = middle * spread ** share;
      return [N, compute / (6 * N)];
    });
  });
}
