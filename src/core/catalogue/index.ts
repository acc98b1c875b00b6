import type { CatalogueEntry } from './catalogue-entry';
import { chinchillaIsoflop } from './chinchilla-isoflop';
import { gadreC4, gadreRpj } from './gadre';
import { microladder } from './microladder';
import type { TableEntry } from './table-entry';
import { tables } from './tables';

export type { CatalogueEntry, ColumnDescription } from './catalogue-entry';
export { type GalleryEntry, gallery, HEAD_BYTES, recogniseFile } from './gallery';
export { loadCatalogueDataset } from './load-dataset';
export { loadTable } from './load-table';
export type { TableBinding, TableEntry } from './table-entry';
export { tables } from './tables';

/** Every bundled dataset of runs; the first one is shown before anyone has chosen. */
export const catalogue: readonly CatalogueEntry[] = [
  chinchillaIsoflop,
  gadreC4,
  gadreRpj,
  microladder,
];

export const DEFAULT_DATASET = chinchillaIsoflop.id;

/** The entry of an id, if there is one. */
export function findCatalogueEntry(id: string): CatalogueEntry | undefined {
  return catalogue.find((entry) => entry.id === id);
}

/** The table of an id, if there is one. */
export function findTableEntry(id: string): TableEntry | undefined {
  return tables.find((entry) => entry.id === id);
}
