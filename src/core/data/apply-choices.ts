import { unitsOf } from './column-units';
import { chooseColumn, guessMapping } from './guess-mapping';
import type { ImportChoices } from './import-choices';
import type { ColumnChoice, Mapping } from './mapping';
import { type RawTable, type Role, roles } from './types';

const PLAN = ['N', 'D', 'C'] as const;

/**
 * The guessed mapping with a person's choices put in their place, those that take a column away first. Where two of
 * N, D and C were chosen, a guessed N or D is dropped: it must not overrule them.
 */
export function applyChoices(
  table: Pick<RawTable, 'columns'>,
  { roles: chosen }: Pick<ImportChoices, 'roles'>,
): Mapping {
  let mapping = guessMapping(table);
  const said = roles.filter((role) => chosen[role] !== undefined);
  const emptied = said.filter((role) => chosen[role]?.column === null);
  const filled = said.filter((role) => chosen[role]?.column !== null);
  for (const role of [...emptied, ...filled]) {
    const { column = null, unit } = chosen[role] ?? {};
    mapping = chooseColumn(table, mapping, role, column, unit);
    // A column that is not there stays in the mapping, so that whoever builds with it says so.
    if (column !== null && !mapping.roles[role])
      mapping = { ...mapping, roles: { ...mapping.roles, [role]: absent(role, column) } };
  }
  const isFilled = (role: Role): boolean => filled.includes(role);
  if (PLAN.filter(isFilled).length === 2)
    for (const role of ['N', 'D'] as const)
      if (!isFilled(role)) mapping = chooseColumn(table, mapping, role, null);
  return mapping;
}

function absent(role: Role, column: string): ColumnChoice {
  const [unit = 'one'] = unitsOf(role);
  return { column, unit, confidence: 1, why: 'chosen', unitWhy: 'usual' };
}
