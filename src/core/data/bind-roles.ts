import { failure, type Result, success } from '../result';
import type { ColumnChoice, Mapping } from './mapping';
import { listTexts } from './texts';
import type { NumberColumn, RawColumn, RawTable, Role } from './types';

/** A role tied to the numbers of its column. */
export interface BoundRole {
  readonly role: Role;
  readonly choice: ColumnChoice;
  readonly column: NumberColumn;
}

export interface BoundRoles {
  readonly loss: BoundRole;
  readonly N?: BoundRole;
  readonly D?: BoundRole;
  readonly C?: BoundRole;
  readonly lossError?: BoundRole;
  readonly name?: RawColumn;
}

/** Ties a mapping to a table's columns and checks that it is enough for a fit: a loss and two of N, D, C. */
export function bindRoles(
  { columns }: Pick<RawTable, 'columns'>,
  { roles }: Mapping,
): Result<BoundRoles> {
  const headers = columns.map(({ name }) => name).join(', ');
  if (!columns.some(({ kind }) => kind === 'number'))
    return failure('data-no-numeric-column', { columns: headers });
  const bound: Partial<Record<Role, BoundRole>> = {};
  let name: RawColumn | undefined;
  for (const [role, choice] of Object.entries(roles) as [Role, ColumnChoice][]) {
    const column = columns.find((candidate) => candidate.name === choice.column);
    if (!column)
      return failure('data-unknown-column', { role, column: choice.column, columns: headers });
    if (role === 'name') name = column;
    else bound[role] = { role, choice, column: asNumbers(column) };
  }
  const { loss, N, D, C, lossError } = bound;
  if (!loss) return failure('data-no-loss-column', { columns: headers });
  const plan = [N, D, C].filter((part) => part !== undefined);
  if (plan.length < 2) {
    const have = plan[0];
    return failure('data-needs-two', {
      have: have?.role ?? '',
      column: have?.column.name ?? '',
      columns: headers,
    });
  }
  return success({
    loss,
    ...(N ? { N } : {}),
    ...(D ? { D } : {}),
    ...(C ? { C } : {}),
    ...(lossError ? { lossError } : {}),
    ...(name ? { name } : {}),
  });
}

/** A column of words a person took for numbers: every cell is then a rejected one. */
function asNumbers(column: RawColumn): NumberColumn {
  if (column.kind === 'number') return column;
  const values = new Float64Array(column.values.length).fill(Number.NaN);
  return {
    name: column.name,
    kind: 'number',
    values,
    odd: new Map(listTexts(column.values).entries()),
  };
}
