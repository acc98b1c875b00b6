import { type LongWork, runToEnd } from '../long-work';
import { failure, type Result, success } from '../result';
import { textAt } from './texts';
import type { Dataset, RawColumn, RawTable } from './types';
import type { Comparison, Operand, Where, WhereNode } from './where';

/** A dataset, its columns before it is one, or a table as read. */
export type Filterable =
  | (Pick<Dataset, 'names' | 'N' | 'D' | 'loss' | 'extra'> &
      Partial<Pick<Dataset, 'lossError' | 'headers'>>)
  | Pick<RawTable, 'columns' | 'rowCount'>;

/**
 * Indices of the rows that pass, ascending. In a dataset `N`, `D`, `C` (= 6 N D), `loss`, `lossError` and
 * `name` are in base units, and every column of the file keeps its header and its own units.
 * A missing cell is unequal to everything and neither below nor above anything.
 *
 * Problems: `where-unknown-column` with the columns there are.
 */
export function selectRows(target: Filterable, where: Where): Result<Uint32Array> {
  return runToEnd(selectRowsSlowly(target, where));
}

/** The same in steps, for a million rows. */
export function* selectRowsSlowly(target: Filterable, where: Where): LongWork<Result<Uint32Array>> {
  const rowCount = 'rowCount' in target ? target.rowCount : target.N.length;
  if (!where.root) return success(Uint32Array.from({ length: rowCount }, (_, row) => row));
  const mask = yield* evaluate(where.root, namedColumns(target), rowCount);
  if (!mask.ok) return mask;
  const rows = new Uint32Array(rowCount);
  let count = 0;
  for (let row = 0; row < rowCount; row++) if (mask.value[row]) rows[count++] = row;
  return success(rows.slice(0, count));
}

function namedColumns(target: Filterable): Map<string, RawColumn> {
  const columns = new Map<string, RawColumn>();
  if ('rowCount' in target) {
    for (const column of target.columns) columns.set(column.name, column);
    return columns;
  }
  const { N, D, loss, lossError, names, extra, headers = {} } = target;
  for (const column of extra) columns.set(column.name, column);
  const number = (name: string, values: Float64Array): RawColumn => ({
    name,
    kind: 'number',
    values,
  });
  const own: Record<string, RawColumn> = {
    N: number('N', N),
    D: number('D', D),
    C: number(
      'C',
      N.map((params, row) => 6 * params * (D[row] as number)),
    ),
    loss: number('loss', loss),
    ...(lossError ? { lossError: number('lossError', lossError) } : {}),
    name: { name: 'name', kind: 'text', values: names },
  };
  for (const [role, header] of Object.entries(headers)) {
    const column = own[role];
    if (column) columns.set(header, column);
  }
  for (const [name, column] of Object.entries(own)) columns.set(name, column);
  return columns;
}

function* evaluate(
  node: WhereNode,
  columns: ReadonlyMap<string, RawColumn>,
  rowCount: number,
): LongWork<Result<Uint8Array>> {
  if (node.kind === 'compare')
    return yield* compare(node.sign, node.left, node.right, columns, rowCount);
  if (node.kind === 'not') {
    const inner = yield* evaluate(node.inner, columns, rowCount);
    return inner.ok ? success(inner.value.map((passes) => 1 - passes)) : inner;
  }
  const left = yield* evaluate(node.left, columns, rowCount);
  if (!left.ok) return left;
  const right = yield* evaluate(node.right, columns, rowCount);
  if (!right.ok) return right;
  const both = node.kind === 'and';
  return success(
    left.value.map((a, row) => {
      const b = right.value[row] as number;
      return both ? a & b : a | b;
    }),
  );
}

/** One side of a comparison, row by row. */
interface Side {
  /** Numbers, or NaN where there is none; texts are read as numbers. */
  readonly number: (row: number) => number;
  readonly text: (row: number) => string;
  readonly isText: boolean;
}

function* compare(
  sign: Comparison,
  left: Operand,
  right: Operand,
  columns: ReadonlyMap<string, RawColumn>,
  rowCount: number,
): LongWork<Result<Uint8Array>> {
  const a = resolve(left, columns);
  if (!a.ok) return a;
  const b = resolve(right, columns);
  if (!b.ok) return b;
  const mask = new Uint8Array(rowCount);
  for (let start = 0; start < rowCount; start += STRETCH) {
    fillMask(mask, TESTS[sign], a.value, b.value, start, Math.min(rowCount, start + STRETCH));
    yield { done: start, total: rowCount };
  }
  return success(mask);
}

/** Rows tested in one step. */
const STRETCH = 32_768;

/** A number beside a text is compared as a number; only two texts are compared as texts. */
function fillMask(
  mask: Uint8Array,
  test: (a: number | string, b: number | string) => boolean,
  left: Side,
  right: Side,
  start: number,
  end: number,
): void {
  if (left.isText && right.isText) {
    for (let row = start; row < end; row++)
      if (test(left.text(row), right.text(row))) mask[row] = 1;
    return;
  }
  for (let row = start; row < end; row++)
    if (test(left.number(row), right.number(row))) mask[row] = 1;
}

const TESTS: Readonly<Record<Comparison, (a: number | string, b: number | string) => boolean>> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

function resolve(operand: Operand, columns: ReadonlyMap<string, RawColumn>): Result<Side> {
  if (operand.kind === 'number') {
    const { value } = operand;
    return success({ number: () => value, text: () => String(value), isText: false });
  }
  if (operand.kind === 'text') {
    const { value } = operand;
    const number = toNumber(value);
    return success({ number: () => number, text: () => value, isText: true });
  }
  const column = columns.get(operand.name);
  if (!column)
    return failure('where-unknown-column', {
      column: operand.name,
      columns: [...columns.keys()].join(', '),
    });
  if (column.kind === 'text') {
    const { values } = column;
    return success({
      number: (row) => toNumber(textAt(values, row)),
      text: (row) => textAt(values, row),
      isText: true,
    });
  }
  const { values, odd } = column;
  return success({
    number: (row) => values[row] as number,
    text: (row) => odd?.get(row) ?? String(values[row]),
    isText: false,
  });
}

function toNumber(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}
