import type { Law, Variable } from '../laws';
import { failure, type Result, success } from '../result';
import { type ColumnSource, findColumn, numberColumns } from './column-source';
import { selectSourceRows } from './select-source-rows';
import { textAt } from './texts';

/**
 * Where the values of a variable come from: a column as it stands, a column with what turns its numbers
 * into the law's base units (scale x number + offset), or one value for every row.
 */
export type ColumnUse =
  | string
  | {
      readonly column: string;
      readonly scale?: number;
      readonly offset?: number;
      /** Where the cell holds no number: what a word of another column stands for, in base units. */
      readonly instead?: {
        readonly column: string;
        readonly words: Readonly<Record<string, number>>;
      };
    }
  | { readonly constant: number };

/** Which column plays which part of a law. A variable with a default may be left out. */
export interface LawBinding {
  /** By id of the law's variables. */
  readonly variables: Readonly<Record<string, ColumnUse>>;
  /** The law's first output. */
  readonly response: ColumnUse;
  readonly standardErrors?: ColumnUse;
  /** Filter over the source's columns; rows that do not pass are not used. */
  readonly where?: string;
  /**
   * Whether rows at or below zero stay, where the law's response is a difference. Only an objective in the
   * response itself can use them: one in logarithms leaves them out, counted.
   */
  readonly keepSigned?: boolean;
}

/** A binding as far as it is known. */
export type OpenBinding = Omit<LawBinding, 'response'> & { readonly response?: ColumnUse };

/** Rows that could not be used, and why. */
export interface LeftOutRows {
  /** Id of the variable or output whose value was the first that did not do; `se` for a standard error. */
  readonly part: string;
  /** No number there, or one the law is not defined for. */
  readonly reason: 'missing' | 'outside';
  readonly count: number;
}

/** The columns of a fit problem, in the order of `law.variables`, all of one length. */
export interface BoundRows {
  readonly variables: Float64Array[];
  readonly response: Float64Array;
  readonly standardErrors?: Float64Array;
  /** The source's rows these are, ascending. */
  readonly rows: Uint32Array;
  readonly leftOut: readonly LeftOutRows[];
}

interface Part {
  readonly id: string;
  readonly value: (row: number) => number;
  readonly fits: (value: number) => boolean;
}

/**
 * The rows of a source as a law's variables and response. Rows without a number, or with one the law is not
 * defined for, are left out and counted. `among` are the rows to choose from, ascending; all without it.
 *
 * Problems: `bind-variable-missing` (law, variable, name, columns), `bind-response-missing` (law, response,
 * name, columns), `bind-unknown-column` (part, column, columns), `bind-not-numbers` (part, column, columns),
 * `bind-unknown-variable` (law, variable, known), `bind-no-rows` (law, rows, part, reason, count), and those
 * of filters.
 */
export function bindLaw(
  law: Law,
  source: ColumnSource,
  binding: OpenBinding,
  among?: Uint32Array,
): Result<BoundRows> {
  const parts = bindParts(law, source, binding);
  if (!parts.ok) return parts;
  const passing = selectSourceRows(source, binding.where ?? '');
  if (!passing.ok) return passing;
  const taken = takeRows(parts.value, both(passing.value, among, source.rowCount));
  if (taken.rows.length === 0) {
    const [worst] = [...taken.leftOut].sort((a, b) => b.count - a.count);
    const { part = '', reason = '', count = 0 } = worst ?? {};
    return failure('bind-no-rows', { law: law.id, rows: source.rowCount, part, reason, count });
  }
  const width = law.variables.length;
  const errors = taken.columns[width + 1];
  return success({
    variables: taken.columns.slice(0, width),
    response: taken.columns[width] as Float64Array,
    ...(errors ? { standardErrors: errors } : {}),
    rows: taken.rows,
    leftOut: taken.leftOut,
  });
}

/** Variables in their order, then the response, then its standard errors where there are some. */
function bindParts(law: Law, source: ColumnSource, binding: OpenBinding): Result<Part[]> {
  const columns = numberColumns(source);
  const known = law.variables.map(({ id }) => id);
  const stranger = Object.keys(binding.variables).find((id) => !known.includes(id));
  if (stranger !== undefined) {
    const all = [...known, law.outputs[0].id].join(', ');
    return failure('bind-unknown-variable', { law: law.id, variable: stranger, known: all });
  }
  const parts: Part[] = [];
  for (const variable of law.variables) {
    const { id, name } = variable;
    const use = binding.variables[id] ?? defaultOf(variable);
    if (use === undefined)
      return failure('bind-variable-missing', { law: law.id, variable: id, name, columns });
    const value = readUse(id, use, source);
    if (!value.ok) return value;
    parts.push({ id, value: value.value, fits: inDomain(variable) });
  }
  const { id, name } = law.outputs[0];
  if (binding.response === undefined)
    return failure('bind-response-missing', { law: law.id, response: id, name, columns });
  const response = readUse(id, binding.response, source);
  if (!response.ok) return response;
  const signed = binding.keepSigned === true && law.outputs[0].signed === true;
  parts.push({ id, value: response.value, fits: signed ? Number.isFinite : isPositive });
  if (binding.standardErrors === undefined) return success(parts);
  const errors = readUse('se', errorUse(binding.standardErrors), source);
  if (!errors.ok) return errors;
  return success([...parts, { id: 'se', value: errors.value, fits: isPositive }]);
}

function defaultOf(variable: Variable): ColumnUse | undefined {
  return variable.default === undefined ? undefined : { constant: variable.default };
}

/** A shifted or mirrored quantity has the error of the one it was made from. */
function errorUse(use: ColumnUse): ColumnUse {
  if (typeof use === 'string' || !('column' in use)) return use;
  return { column: use.column, scale: Math.abs(use.scale ?? 1) };
}

function readUse(
  part: string,
  use: ColumnUse,
  source: ColumnSource,
): Result<(row: number) => number> {
  if (typeof use !== 'string' && 'constant' in use) return success(() => use.constant);
  const name = typeof use === 'string' ? use : use.column;
  const column = findColumn(source, name);
  const columns = numberColumns(source);
  if (!column) return failure('bind-unknown-column', { part, column: name, columns });
  if (column.kind === 'text') return failure('bind-not-numbers', { part, column: name, columns });
  const { values } = column;
  const { scale = 1, offset = 0, instead } = typeof use === 'string' ? { instead: undefined } : use;
  const own = (row: number): number => scale * (values[row] as number) + offset;
  if (!instead) return success(own);
  const other = findColumn(source, instead.column);
  if (!other) return failure('bind-unknown-column', { part, column: instead.column, columns });
  const word = (row: number): number =>
    (other.kind === 'text' ? instead.words[textAt(other.values, row)] : undefined) ?? Number.NaN;
  return success((row) => (Number.isNaN(values[row] as number) ? word(row) : own(row)));
}

function isPositive(value: number): boolean {
  return value > 0 && value < Number.POSITIVE_INFINITY;
}

function inDomain({ domain: [low, high], scale }: Variable): (value: number) => boolean {
  return (value) =>
    Number.isFinite(value) && value >= low && value <= high && (scale === 'linear' || value > 0);
}

/** Rows of the first list that are in the second too, where there is one. */
function both(rows: Uint32Array, among: Uint32Array | undefined, rowCount: number): Uint32Array {
  if (!among) return rows;
  const allowed = new Uint8Array(rowCount);
  for (const row of among) allowed[row] = 1;
  return rows.filter((row) => allowed[row] === 1);
}

function takeRows(parts: readonly Part[], candidates: Uint32Array) {
  const rows = new Uint32Array(candidates.length);
  const columns = parts.map(() => new Float64Array(candidates.length));
  const tally = new Map<string, LeftOutRows>();
  let kept = 0;
  for (const row of candidates) {
    const bad = parts.find(({ value, fits }, i) => {
      const number = value(row);
      (columns[i] as Float64Array)[kept] = number;
      return !fits(number);
    });
    if (!bad) {
      rows[kept++] = row;
      continue;
    }
    const reason = Number.isNaN(bad.value(row)) ? 'missing' : 'outside';
    const key = `${bad.id} ${reason}`;
    tally.set(key, { part: bad.id, reason, count: (tally.get(key)?.count ?? 0) + 1 });
  }
  return {
    rows: rows.slice(0, kept),
    columns: columns.map((column) => column.slice(0, kept)),
    leftOut: [...tally.values()],
  };
}
