import { failure, type Problem } from '../result';
import type { BoundRole } from './bind-roles';
import { toBase } from './column-units';
import { isMissing, isNaNWord } from './numbers';
import { type RawTable, REJECTED_KEPT, type RejectedRow, type RejectionReason } from './types';

/** Beyond this no count is one, and products of two would leave the range of doubles. */
const LARGEST = 1e40;

export interface SortedRows {
  /** Indices of rows whose every number can be used, ascending. */
  readonly usable: Uint32Array;
  /** At most `REJECTED_KEPT`, those the reader turned away first. */
  readonly rejected: readonly RejectedRow[];
  readonly rejectedCount: number;
}

/** Parts the rows of a table into usable ones and rejected ones, each with the first cell that is at fault. */
export function sortRows(
  { lines, rowCount }: RawTable,
  used: readonly BoundRole[],
  unread: readonly RejectedRow[],
  unreadCount: number,
): SortedRows {
  const usable = new Uint32Array(rowCount);
  const rejected = [...unread];
  let kept = 0;
  for (let row = 0; row < rowCount; row++) {
    let fault: BoundRole | undefined;
    for (let i = 0; i < used.length && !fault; i++)
      if (!isUsable(used[i] as BoundRole, row)) fault = used[i];
    if (!fault) usable[kept++] = row;
    else if (rejected.length < REJECTED_KEPT)
      rejected.push({ line: lines[row] as number, ...explain(fault, row) });
  }
  return {
    usable: usable.slice(0, kept),
    rejected: rejected.sort((a, b) => a.line - b.line),
    rejectedCount: unreadCount + rowCount - kept,
  };
}

/** `data-all-rejected` with the commonest reason and an example of it. */
export function everyRowRejected({ rejected, rejectedCount }: SortedRows): {
  ok: false;
  problem: Problem;
} {
  const groups = new Map<string, { count: number; first: RejectedRow }>();
  for (const rejection of rejected) {
    const key = `${rejection.reason} ${rejection.column}`;
    const group = groups.get(key);
    if (group) group.count++;
    else groups.set(key, { count: 1, first: rejection });
  }
  const [commonest] = [...groups.values()].sort((a, b) => b.count - a.count);
  if (!commonest) return failure('data-no-rows', { file: '' });
  const { count, first } = commonest;
  return failure('data-all-rejected', { ...first, count, rows: rejectedCount });
}

function isUsable({ column, choice }: BoundRole, row: number): boolean {
  const value = column.values[row] as number;
  return value > 0 && value < LARGEST && toBase(value, choice.unit) > 0;
}

function explain(
  { column, choice }: BoundRole,
  row: number,
): { column: string; value: string; reason: RejectionReason } {
  const value = column.values[row] as number;
  const written = column.odd?.get(row) ?? (Number.isNaN(value) ? '' : String(value));
  const reason = (): RejectionReason => {
    if (Number.isNaN(value)) {
      if (isMissing(written)) return 'missing';
      return isNaNWord(written) ? 'not-finite' : 'not-a-number';
    }
    if (!Number.isFinite(value)) return 'not-finite';
    if (value === 0) return 'zero';
    if (value < 0) return 'negative';
    return choice.unit === 'perplexity' && value <= 1 ? 'perplexity-not-above-one' : 'out-of-range';
  };
  return { column: column.name, value: written.slice(0, 200), reason: reason() };
}
