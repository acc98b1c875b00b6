import {
  buildDataset,
  type Dataset,
  decodeText,
  parseWhere,
  readPlainCsv,
  selectRows,
  sha256,
} from '../data';
import { failure, type Result, success } from '../result';
import type { CatalogueEntry } from './catalogue-entry';

/**
 * The dataset of an entry from the bytes of its file, every row in place; the rows its source leaves out
 * are in `leftOut`. Fails with `catalogue-file-changed` where the bytes are not the ones of the entry.
 */
export function loadCatalogueDataset(entry: CatalogueEntry, bytes: Uint8Array): Result<Dataset> {
  const found = sha256(bytes);
  if (found !== entry.hash)
    return failure('catalogue-file-changed', { file: entry.file, expected: entry.hash, found });
  const built = buildDataset(readPlainCsv(decodeText(bytes, 'utf-8')), entry.mapping, {
    id: entry.id,
    title: entry.title,
    source: entry.source,
    kind: 'bundled',
    licence: entry.licence,
    notes: entry.notes,
  });
  if (!built.ok) return built;
  const { dataset } = built.value;
  const where = parseWhere(entry.where);
  if (!where.ok) return where;
  const kept = selectRows(dataset, where.value);
  if (!kept.ok) return kept;
  const keeps = new Set(kept.value);
  const rows = [...dataset.N.keys()];
  const leftOut = rows.filter((row) => !keeps.has(row));
  const { suggestedCompute } = entry;
  return success({
    ...dataset,
    leftOut,
    ...(suggestedCompute === undefined ? {} : { suggestedCompute }),
  });
}
