import type { Check, Inputs, Parameter, Variable } from '../law';

/** A count or size that spans decades: its feature is the logarithm. */
export const logVariable = (
  id: string,
  name: string,
  unit: string,
  options: Partial<Variable> = {},
): Variable => ({ id, symbol: id, name, unit, scale: 'log', domain: [1, 1e30], ...options });

/** A variable whose feature is its value. */
export const linearVariable = (
  id: string,
  name: string,
  unit: string,
  domain: readonly [number, number],
  options: Partial<Variable> = {},
): Variable => ({ id, symbol: id, name, unit, scale: 'linear', domain, ...options });

export const params = (name = 'parameters'): Variable => logVariable('N', name, 'params');
export const tokens = (name = 'training tokens'): Variable => logVariable('D', name, 'tokens');

const positive = [0, Number.POSITIVE_INFINITY] as const;

/** A positive factor in front of a term, over any number of decades. Solved, not started, where it is linear. */
export const coefficient = (
  id: string,
  symbol: string,
  name: string,
  unit: string,
  options: Partial<Parameter> = {},
): Parameter => ({
  id,
  symbol,
  name,
  unit,
  transform: 'log',
  bounds: positive,
  linear: true,
  ...options,
});

export const exponent = (
  id: string,
  symbol: string,
  name: string,
  options: Partial<Parameter> = {},
): Parameter => ({
  id,
  symbol,
  name,
  unit: '',
  transform: 'identity',
  bounds: [0.01, 3],
  linear: false,
  startRange: [0.05, 1.2],
  ...options,
});

/** What is left when every other term is gone: zero or more. */
export const floor = (
  id: string,
  symbol: string,
  name: string,
  unit: string,
  options: Partial<Parameter> = {},
): Parameter => ({
  id,
  symbol,
  name,
  unit,
  transform: 'identity',
  bounds: positive,
  linear: true,
  ...options,
});

export const relative = (value: number) => ({ type: 'relative', value }) as const;
export const absolute = (value: number) => ({ type: 'absolute', value }) as const;

/** A check with what most of them share filled in: published, one output at one point, meant to reproduce. */
export const check = (
  fields: Omit<Check, 'knownMismatch' | 'inputs' | 'kind'> & Partial<Check>,
): Check => ({ kind: 'published', inputs: {}, knownMismatch: false, ...fields });

/** Our own evaluation of the listed constants: it tests the formula, not the paper. */
export const regression = (
  reference: string,
  preset: string,
  output: string,
  inputs: Inputs,
  expected: number,
  fields: Partial<Check> = {},
): Check => ({
  reference,
  quantity: output,
  preset,
  output,
  inputs,
  expected,
  tolerance: relative(1e-4),
  kind: 'regression',
  source: 'evaluated from the coefficients listed',
  knownMismatch: false,
  ...fields,
});

/** Every combination of the given values, as columns. */
export function grid(axes: Readonly<Record<string, readonly number[]>>): Record<string, number[]> {
  let rows: Record<string, number>[] = [{}];
  for (const [id, values] of Object.entries(axes)) {
    rows = rows.flatMap((row) => values.map((value) => ({ ...row, [id]: value })));
  }
  return Object.fromEntries(
    Object.keys(axes).map((id) => [id, rows.map((row) => row[id] as number)]),
  );
}

/** `count` values in equal ratios from `low` to `high`. */
export function ladder(low: number, high: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => low * (high / low) ** (i / (count - 1)));
}
