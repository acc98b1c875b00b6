import { type ColumnSource, decodeText, readPlainCsv, sha256, tableSource } from '../data';
import { failure, type Result, success } from '../result';
import type { TableEntry } from './table-entry';

/**
 * The columns of a bundled table from the bytes of its file, as they stand there. Fails with
 * `catalogue-file-changed` where the bytes are not the ones of the entry.
 */
export function loadTable(entry: TableEntry, bytes: Uint8Array): Result<ColumnSource> {
  const found = sha256(bytes);
  const { id, title, file, hash, source, licence, notes } = entry;
  if (found !== hash) return failure('catalogue-file-changed', { file, expected: hash, found });
  const perByte = entry.columns.some(({ unit }) => unit === 'nats per byte');
  return success({
    ...tableSource(readPlainCsv(decodeText(bytes, 'utf-8')), {
      id,
      title,
      hash,
      origin: { kind: 'bundled', source, licence, notes },
    }),
    ...(perByte ? { lossPer: 'byte' } : {}),
  });
}
