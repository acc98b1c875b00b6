import { composition } from './composition';
import { languini } from './languini';
import { modelFamilies } from './model-families';
import type { ReferenceTable } from './reference-table';
import { replay } from './replay';
import { replayLosses } from './replay-losses';
import { slimPajama } from './slim-pajama';

export type { ReferenceTable } from './reference-table';
export { runTableChecks } from './run-table-checks';

/** Every published source of the collection that states no law. A new one is one file and one line here. */
export const referenceTables: readonly ReferenceTable[] = [
  replay,
  languini,
  composition,
  slimPajama,
  modelFamilies,
  replayLosses,
];
