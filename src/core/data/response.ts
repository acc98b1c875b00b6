import { toBase, type Unit } from './column-units';
import { describeColumns } from './describe-columns';
import { hashColumns } from './hash-columns';
import { readHeader } from './header-words';
import { rankHeader } from './known-names';
import type { Dataset, NumberColumn, RawColumn } from './types';

/** A column that can be what a law is fitted to. */
export interface LossColumn {
  readonly name: string;
  /** Base units, one entry a run. */
  readonly values: Float64Array;
  readonly per: 'token' | 'byte';
}

/** The losses of a dataset beside the one in use: columns named as losses that every run has, above zero. */
export function listOtherLosses(dataset: Dataset): LossColumn[] {
  const units = new Map<string, Unit>();
  for (const { name, asRole } of describeColumns({ columns: dataset.extra }))
    if (asRole.loss) units.set(name, asRole.loss.unit);
  return dataset.extra.flatMap((column): LossColumn[] => {
    const unit = units.get(column.name);
    if (!isLoss(column) || unit === undefined) return [];
    const values = column.values.map((value) => toBase(value, unit));
    const isWhole = values.every((value) => value > 0 && value < Infinity);
    // The loss in use as it was written, in a unit of its own, is no other loss.
    const isOwn = values.every((value, row) => isNear(value, dataset.loss[row] as number));
    if (!isWhole || isOwn) return [];
    return [{ name: column.name, values, per: unit.endsWith('per-byte') ? 'byte' : 'token' }];
  });
}

/**
 * The dataset with another of its losses in place of the one in use, which stays among the other columns: other
 * content, so another id. Undefined where there is no such loss.
 */
export function respondWith(dataset: Dataset, name: string, title: string): Dataset | undefined {
  const found = listOtherLosses(dataset).find((loss) => loss.name === name);
  if (!found) return undefined;
  const { lossError, lossPer: _, suggestedCompute: __, headers = {}, ...rest } = dataset;
  const { loss: header = 'loss', lossError: errorHeader = `${header} error`, ...left } = headers;
  const taken = new Set(dataset.extra.map((column) => column.name));
  const moved = [
    { name: header, kind: 'number' as const, values: dataset.loss },
    ...(lossError ? [{ name: errorHeader, kind: 'number' as const, values: lossError }] : []),
  ].filter((column) => !taken.has(column.name));
  const isPlain = dataset.extra.some(
    (column) => column.name === name && isLoss(column) && sameValues(column, found.values),
  );
  const extra = [...dataset.extra.filter((column) => !isPlain || column.name !== name), ...moved];
  const content = { ...rest, loss: found.values, extra };
  const hash = hashColumns(content);
  return {
    ...content,
    id: `own-${hash.slice(0, 12)}`,
    title,
    hash,
    headers: { ...left, ...(isPlain ? { loss: name } : {}) },
    ...(found.per === 'byte' ? { lossPer: 'byte' } : {}),
    origin: { ...dataset.origin, kind: 'own' },
  };
}

function isLoss(column: RawColumn): column is NumberColumn {
  return column.kind === 'number' && rankHeader('loss', readHeader(column.name)) !== null;
}

function sameValues(column: NumberColumn, values: Float64Array): boolean {
  return values.every((value, row) => value === column.values[row]);
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-12 * Math.abs(b);
}
