import { unitsOf } from './column-units';
import { chooseColumn } from './guess-mapping';
import type { ImportColumn } from './import-choices';
import type { ColumnChoice } from './mapping';
import { type RawTable, type Role, roles } from './types';

const NO_MAPPING = { roles: {}, questions: [] };

/** Every column with what it would be in each role it can play. */
export function describeColumns(table: Pick<RawTable, 'columns'>): ImportColumn[] {
  return table.columns.map(({ name, kind }) => {
    const asRole: Partial<Record<Role, ColumnChoice>> = {};
    for (const role of roles) {
      if (kind === 'text' && unitsOf(role)[0] !== 'text') continue;
      const choice = chooseColumn(table, NO_MAPPING, role, name).roles[role];
      if (choice) asRole[role] = choice;
    }
    return { name, kind, asRole };
  });
}
