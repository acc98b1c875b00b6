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
  /** Taken where a person gives none: 16 bits for what is not quantized. */
  readonly default?: number;
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
  /** A difference whose measured values may be at or below zero, though the law's are not. */
  readonly signed?: true;
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
  /** 95 % intervals where the source prints them. */
  readonly intervals?: Readonly<Record<string, readonly [number, number]>>;
  readonly status: ValueStatus;
  /** Paper, table or equation the values were read from; for a fit, the dataset. */
  readonly source: string;
  readonly note?: string;
  /** Parameters that no check point would notice if they were 1 % off. */
  readonly unpinned?: readonly string[];
}

/** A number the source states about a law that is no parameter of the form. */
export interface QuotedValue {
  readonly label: string;
  readonly value: number;
  readonly unit: string;
  readonly status: ValueStatus;
  readonly source: string;
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

/** One output of the law (or of a part of it) at a point; without a preset, one that uses no coefficients. */
export type Evaluate = (output: string, inputs: Inputs, preset?: string) => number;

export interface Check {
  /** Entry of the collection of published laws the check was taken from: `ouyang2024-qid`. */
  readonly reference: string;
  /** What is compared, in words. */
  readonly quantity: string;
  /** Null where the check uses no coefficients. */
  readonly preset: string | null;
  /** The output that is evaluated at `inputs`; for a check with `compute`, the one it is about. */
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
  /** For what no single output says (a ratio of two, a change in percent), through the law's own functions. */
  readonly compute?: (evaluate: Evaluate) => number;
  /** Why it is not run here. */
  readonly notRun?: 'needs source data';
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

/** coefficient / variable^exponent, each named by its id. */
export interface PowerTerm {
  readonly variable: string;
  readonly coefficient: string;
  readonly exponent: string;
}

/** Says that the response is a floor and two power terms, and nothing else: E + A / N^alpha + B / D^beta. */
export interface AdditiveForm {
  /** Id of the parameter that stays when both terms are gone. */
  readonly floor: string;
  readonly terms: readonly [PowerTerm, PowerTerm];
}

/** Runs a person could make to learn this law's parameters, for simulation and coverage tests. */
export interface RecommendedDesign {
  readonly words: string;
  /** Raw values per variable id, all of one length. */
  readonly runs: Readonly<Record<string, readonly number[]>>;
}

/** Groups of laws that answer one question: one page of the documentation each. */
export const lawFamilies = [
  'compute',
  'quantization',
  'mixture',
  'data',
  'downstream',
  'schedule',
  'own',
] as const;
export type LawFamily = (typeof lawFamilies)[number];

/** The part of a law that says its response at a point and how it changes. */
export type Response = Pick<Law, 'id' | 'variables' | 'evaluate' | 'featureDerivatives'>;

export interface Law {
  /** A part of a law carries the id of the whole: `cmr/critical-ratio`. */
  readonly id: string;
  readonly family: LawFamily;
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
    /** Per variable id, base units. Outside them a prediction is an extrapolation. */
    readonly ranges: Readonly<Record<string, readonly [number, number]>>;
  };
  /** How and on what the published values were fitted, in a sentence. */
  readonly fittedOn: string;
  /** A point a first look may ask about: a value for every input its outputs name. */
  readonly typical: Inputs;
  readonly checks: readonly Check[];
  /** What a person should know before using a number of it: sentences of a tooltip. */
  readonly caveats: readonly string[];
  readonly quoted?: readonly QuotedValue[];
  readonly recommendedDesign: RecommendedDesign;
  readonly optimum?: ClosedFormOptimum;
  /** Present where the response has this structure: a fit's optimum can then be proven. */
  readonly additiveForm?: AdditiveForm;
  /** Value of one variable at which the response is `target`, the other variables given. NaN: none. */
  inverse?(variable: string, target: number, inputs: Inputs, parameters: Vector): number;
  /**
   * Further forms of the same paper with a response and parameters of their own (a batch size beside a
   * learning rate). Each is fitted, checked and drawn like any law; a preset of one id may span several.
   */
  readonly parts?: readonly Law[];
}
