/** Id of the law made from a person's own formula. */
export const CUSTOM = 'custom';

/** Characters a formula may have. */
export const LONGEST_FORMULA = 500;
/** Parameters it may have. */
export const MOST_PARAMETERS = 12;
/** Variables it may have. */
export const MOST_VARIABLES = 8;

/** Where a fit may move a parameter and where its starts are spread, as far as a person said so. */
export interface ParameterChoice {
  readonly low?: number;
  readonly high?: number;
  readonly startLow?: number;
  readonly startHigh?: number;
}

/** A law of one's own as it is written down: everything else of it follows from this value. */
export interface CustomSpec {
  /** The right-hand side: `E + A/N^alpha + B/D^beta`. */
  readonly formula: string;
  /** The names of the formula that are read from columns; every other name is a parameter. */
  readonly variables: readonly { readonly name: string; readonly column: string }[];
  /** Column of the response. */
  readonly response: string;
  /** By parameter, where it differs from the defaults. */
  readonly parameters: Readonly<Record<string, ParameterChoice>>;
}

/** A law by its id; the id `custom` with the formula it is made of. */
export interface LawRef {
  readonly law: string;
  readonly formula: CustomSpec | null;
}

const LONGEST_NAME = 24;

/** A letter, then letters, digits and underscores; and nothing every object has already. */
export function isName(text: string): boolean {
  return (
    text.length <= LONGEST_NAME &&
    /^[A-Za-z][A-Za-z0-9_]*$/.test(text) &&
    !(text in {}) &&
    text !== 'prototype'
  );
}

/** Whether the law says the loss of N parameters on D tokens and needs nothing else: see `isPlanLaw`. */
export function isPlanSpec({ variables, response }: CustomSpec): boolean {
  const names = variables.map(({ name }) => name).sort();
  return response === 'loss' && names.join() === 'D,N';
}
