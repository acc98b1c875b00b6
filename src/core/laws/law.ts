/**
 * A law is data and pure functions. Controls, cards, fits, bands, contours, the command line, docs,
 * permalinks and exports are all derived from this value; nothing outside `laws/` asks which law it is.
 *
 * Two spaces. Inputs are given to `evaluate` and `derivatives` as *features*: the natural logarithm of a
 * variable whose scale is `log`, the variable itself otherwise, in the order of `variables`. Taking the
 * logarithm once per dataset instead of once per evaluation is what makes a fit instant. Parameters are
 * in their natural units, in the order of `parameters`; the fitter applies `transform` itself.
 */
export type Vector = ArrayLike<number>;

/** Named quantities in base units: raw counts, nats per token, FLOPs, shares as fractions. */
export type Inputs = Readonly<Record<string, number>>;

export interface Variable {
  /** Name used by columns, the command line and permalinks: `N`, `D`, `bits`. */
  readonly id: string;
  readonly symbol: string;
  readonly name: string;
  readonly unit: string;
  readonly scale: 'log' | 'linear';
  /** Values the formula is defined for, in base units. */
  readonly domain: readonly [number, number];
}

export interface Parameter {
  readonly id: string;
  /** TeX. */
  readonly symbol: string;
  readonly name: string;
  readonly unit: string;
  /** The fitter works on log(parameter) where this says so: for factors that span decades. */
  readonly transform: 'identity' | 'log';
  /** Hard bounds of a fit, in natural units. A lower bound of 0 under `log` means "any positive value". */
  readonly bounds: readonly [number, number];
  /** Whether the response is linear in it when the others are held: such parameters are solved, not started. */
  readonly linear: boolean;
  /** Where the starts of a non-linear parameter are spread, in natural units. */
  readonly startRange?: readonly [number, number];
}

export interface Output {
  readonly id: string;
  readonly symbol: string;
  readonly name: string;
  readonly unit: string;
  /** Ids of the inputs it needs; an output with fewer of them is the value at the optimum. */
  readonly inputs: readonly string[];
  /** Base units in, base units out. NaN where no value exists. */
  compute(inputs: Inputs, parameters: Vector): number;
}

export type ValueStatus = 'published' | 'derived' | 'unverified' | 'fitted';

/** Values of every parameter of one law: a published preset and a fit are the same thing. */
export interface ParameterSet {
  readonly id: string;
  readonly label: string;
  readonly values: Readonly<Record<string, number>>;
  readonly standardErrors?: Readonly<Record<string, number>>;
  readonly status: ValueStatus;
  /** Paper, table or equation the values were read from; for a fit, the dataset. */
  readonly source: string;
  readonly note?: string;
}

export type CheckKind =
  | 'published'
  | 'published-derived'
  | 'published-unverified'
  | 'measurement'
  | 'qualitative'
  | 'replication'
  | 'algebra'
  | 'consistency'
  | 'derived'
  | 'regression';

export interface Check {
  /** Null where the check uses no coefficients. */
  readonly preset: string | null;
  readonly output: string;
  readonly inputs: Inputs;
  /** In base units. */
  readonly expected: number;
  readonly tolerance: { readonly type: 'absolute' | 'relative'; readonly value: number };
  readonly kind: CheckKind;
  readonly source: string;
  readonly note?: string;
  /** The source contradicts itself here; the check must come out as a mismatch and is shown as one. */
  readonly knownMismatch: boolean;
}

export interface Citation {
  readonly key: string;
  readonly authors: string;
  readonly title: string;
  readonly year: number;
  readonly arxiv: string;
}

export interface Plan {
  /** Parameters, raw count. */
  readonly N: number;
  /** Training tokens, raw count. */
  readonly D: number;
}

/** Compute-optimal allocation in closed form under C = 6 N D. Every function takes and gives base units. */
export interface ClosedFormOptimum {
  atCompute(parameters: Vector, compute: number): Plan;
  /** Training FLOPs at which this N, this D, is the optimal one, or this loss is the least reachable (NaN: none). */
  computeForParams(parameters: Vector, params: number): number;
  computeForTokens(parameters: Vector, tokens: number): number;
  computeForLoss(parameters: Vector, loss: number): number;
  /** N* ~ C^a, D* ~ C^b. */
  exponents(parameters: Vector): { readonly a: number; readonly b: number };
}

/** Runs a person could make to learn this law's parameters, for simulation and coverage tests. */
export interface RecommendedDesign {
  readonly words: string;
  /** Raw values per variable id, all of one length. */
  readonly runs: Readonly<Record<string, readonly number[]>>;
}

export interface Law {
  readonly id: string;
  readonly title: string;
  /** The formula in plain text, and in TeX. */
  readonly formula: string;
  readonly tex: string;
  readonly citations: readonly Citation[];
  readonly variables: readonly Variable[];
  readonly parameters: readonly Parameter[];
  /** The first output is the fitted response. */
  readonly outputs: readonly [Output, ...Output[]];

  /** The response at one point. Pure; no allocation. */
  evaluate(features: Vector, parameters: Vector): number;
  /**
   * The response with its exact derivatives by the parameters (natural units).
   * `gradient` has one entry a parameter; `hessian` is the packed lower triangle, entry i (i + 1) / 2 + j for j <= i.
   */
  derivatives(
    features: Vector,
    parameters: Vector,
    gradient: Float64Array,
    hessian: Float64Array | null,
  ): number;
  /** The response with its exact derivatives by the features, one entry a variable. */
  featureDerivatives(features: Vector, parameters: Vector, gradient: Float64Array): number;

  readonly presets: readonly ParameterSet[];
  readonly validity: {
    readonly words: string;
    readonly ranges: Readonly<Record<string, readonly [number, number]>>;
  };
  readonly checks: readonly Check[];
  readonly caveats: readonly string[];
  readonly recommendedDesign: RecommendedDesign;
  readonly optimum?: ClosedFormOptimum;
  /** Value of one variable at which the response is `target`, the other variables given. NaN: none. */
  inverse?(variable: string, target: number, inputs: Inputs, parameters: Vector): number;
}
