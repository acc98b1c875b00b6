import {
  encodeUtf8,
  type ImportChoices,
  type ImportView,
  type Role,
  type RoleChoice,
  roles,
  sha256,
  unitsOf,
} from '../core/data';
import { parseJson } from '../core/permalink';

/** How a person reads files with the same columns: all of their choices but those about single runs and the title. */
export type ImportPreset = Pick<ImportChoices, 'roles' | 'take' | 'lossColumn' | 'embeddings'>;

// Storage is not on the way to the first picture, and a reading that cannot be kept is no loss of data.
const device = () => import('./device-store');

/** Files with the same columns, in whatever order, are read alike. */
function keyOf({ shape, columns }: Pick<ImportView, 'shape' | 'columns'>): string {
  const names = columns.map(({ name, kind }) => `${kind} ${name}`).sort();
  return `import-preset ${sha256(encodeUtf8(JSON.stringify([shape, names])))}`;
}

/** What was chosen on this device for files like this one; null where nothing was, or it cannot be read. */
export async function findPreset(
  view: Pick<ImportView, 'shape' | 'columns'>,
): Promise<ImportPreset | null> {
  const { loadValue } = await device();
  const kept = await loadValue(keyOf(view));
  return kept.ok && kept.value !== null ? readPreset(parseJson(kept.value), view) : null;
}

export async function keepPreset(
  view: Pick<ImportView, 'shape' | 'columns'>,
  { roles: chosen, take, lossColumn, embeddings }: ImportChoices,
): Promise<void> {
  const { saveValue } = await device();
  await saveValue(keyOf(view), JSON.stringify({ roles: chosen, take, lossColumn, embeddings }));
}

export async function dropPreset(view: Pick<ImportView, 'shape' | 'columns'>): Promise<void> {
  const { deleteValue } = await device();
  await deleteValue(keyOf(view));
}

/** Only what this version knows, and only columns that are there. */
function readPreset(json: unknown, { columns }: Pick<ImportView, 'columns'>): ImportPreset | null {
  if (typeof json !== 'object' || json === null) return null;
  const { roles: said, take, lossColumn, embeddings } = json as Record<string, unknown>;
  const chosen: Partial<Record<Role, RoleChoice>> = {};
  for (const role of roles) {
    const choice = (said as Record<string, unknown> | undefined)?.[role];
    if (typeof choice !== 'object' || choice === null) continue;
    const { column, unit } = choice as Record<string, unknown>;
    const known = unitsOf(role).find((each) => each === unit);
    if (column === null) chosen[role] = { column };
    else if (columns.some(({ name }) => name === column))
      chosen[role] = { column: column as string, ...(known ? { unit: known } : {}) };
  }
  return {
    roles: chosen,
    ...(take === 'smoothed' || take === 'checkpoints' || take === 'final' ? { take } : {}),
    ...(typeof lossColumn === 'string' ? { lossColumn } : {}),
    ...(embeddings === 'with' || embeddings === 'without' ? { embeddings } : {}),
  };
}
