import type { LongWork } from '../long-work';
import { failure, type Result } from '../result';
import type { Source } from './importer';
import { importers } from './importers/list';
import { detectEncoding } from './text';
import { takeSample } from './text-lines';
import type { ReadTable } from './types';

/**
 * Reads a file into columns; the format is told by the content, never by the name. Progress is in bytes.
 *
 * Problems: `data-empty-file`, `data-not-text`, `data-no-header`, `data-no-rows`, `data-bad-json`,
 * `data-no-table-in-json`. Rows that cannot be read are listed in the table's `rejected`.
 */
export function* readTable(bytes: Uint8Array, fileName: string): LongWork<Result<ReadTable>> {
  const source: Source = { bytes, ...detectEncoding(bytes) };
  const sample = takeSample(source);
  if (sample.text.trim() === '' && sample.complete)
    return failure('data-empty-file', { file: fileName });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a zero in text means this is not text.
  if (/\u0000/.test(sample.text)) return failure('data-not-text', { file: fileName });
  let best = importers[0];
  let sure = 0;
  for (const importer of importers) {
    const confidence = importer.sniff(sample);
    if (confidence > sure) {
      best = importer;
      sure = confidence;
    }
  }
  if (!best || sure === 0) return failure('data-not-text', { file: fileName });
  return yield* best.parse(source, { fileName });
}
