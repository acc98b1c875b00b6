import type { CatalogueEntry } from './catalogue-entry';
import { chinchillaIsoflop } from './chinchilla-isoflop';
import { gadreC4, gadreRpj } from './gadre';
import { microladder } from './microladder';

export type { CatalogueEntry, ColumnDescription } from './catalogue-entry';
export { loadCatalogueDataset } from './load-dataset';

/** Every bundled dataset; the first one is shown before anyone has chosen. */
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
