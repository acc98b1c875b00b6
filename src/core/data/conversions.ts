import type { BoundRole } from './bind-roles';
import { isBase, toBase, type Unit } from './column-units';
import type { ReadTable, Role } from './types';

/** One cell before and after, to show what a conversion does. */
export interface Conversion {
  readonly role: Role;
  readonly column: string;
  readonly unit: Unit;
  /** As written in the file. */
  readonly from: string;
  /** Base units: raw count, FLOPs, nats. */
  readonly to: number;
}

/** An example for each column whose cells were not already written in base units. */
export function describeConversions(
  { table, preview }: ReadTable,
  used: readonly BoundRole[],
  rows: Uint32Array,
): Conversion[] {
  const row = rows[0];
  if (row === undefined) return [];
  return used.flatMap(({ role, column, choice }) => {
    const value = column.values[row] as number;
    const at = table.columns.findIndex(({ name }) => name === column.name);
    const from = preview[row]?.[at] ?? String(value);
    const to = toBase(value, choice.unit);
    if (isBase(choice.unit) && Number(from) === to) return [];
    return [{ role, column: column.name, unit: choice.unit, from, to }];
  });
}
