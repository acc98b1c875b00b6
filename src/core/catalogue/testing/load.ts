import { readFileSync } from 'node:fs';
import type { ColumnSource } from '../../data';
import { findTableEntry } from '..';
import { loadTable } from '../load-table';

const folder = new URL('../../../../public/data/', import.meta.url);

export const bytesOf = (file: string): Uint8Array => readFileSync(new URL(file, folder));

/** The columns of a bundled table, which must load. */
export function loadTableById(id: string): ColumnSource {
  const entry = findTableEntry(id);
  const loaded = entry && loadTable(entry, bytesOf(entry.file));
  if (!loaded?.ok) throw new Error(`${id}: ${loaded ? loaded.problem.code : 'no entry'}`);
  return loaded.value;
}
