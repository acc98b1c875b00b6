import type { LongWork } from '../long-work';
import { failure, type Result } from '../result';
import type { Importer, Sample, Source } from './importer';
import { importers } from './importers/list';
import { looksLikeGzip } from './packed-formats';
import { looksLikeTar } from './tar-entries';
import { detectEncoding } from './text';
import { HEAD_BYTES, takeSample } from './text-lines';
import type { ReadTable } from './types';
import { looksLikeZip } from './zip-directory';

/**
 * Loads the decoders that reading these files needs, and all of them for an archive that is yet to be opened.
 * Await it before `readTable` of a file that may be binary; text needs none.
 */
export async function prepareToRead(
  files: Iterable<{ readonly bytes: Uint8Array }>,
): Promise<void> {
  const needed = new Set<Importer>();
  for (const { bytes } of files) {
    const sample = { head: bytes.subarray(0, HEAD_BYTES), text: '', complete: false };
    for (const importer of importers)
      if (importer.prepare && (isPacked(bytes) || importer.sniff(sample) > 0)) needed.add(importer);
  }
  await Promise.all([...needed].map((importer) => importer.prepare?.()));
}

/** An archive: what is inside is not known yet. */
function isPacked(bytes: Uint8Array): boolean {
  return looksLikeZip(bytes) || looksLikeGzip(bytes) || looksLikeTar(bytes);
}

/**
 * Reads a file into columns; the format is told by the content, never by the name. Progress is in bytes.
 * Archives are opened by `openFiles`, and `prepareToRead` loads the decoders of binary formats.
 *
 * Problems: `data-empty-file`, `data-not-text`, `data-is-archive`, `data-no-header`, `data-no-rows`,
 * `data-bad-json`, `data-no-table-in-json`. Rows that cannot be read are listed in the table's `rejected`.
 */
export function* readTable(bytes: Uint8Array, fileName: string): LongWork<Result<ReadTable>> {
  const source: Source = { bytes, ...detectEncoding(bytes) };
  const sample = takeSample(source);
  if (looksLikeZip(bytes)) return failure('data-is-archive', { file: fileName });
  if (sample.text.trim() === '' && sample.complete)
    return failure('data-empty-file', { file: fileName });
  const best = findImporter(sample);
  if (!best) return failure('data-not-text', { file: fileName });
  return yield* best.parse(source, { fileName });
}

/** The importer surest of the sample; of equally sure ones the first of the list. */
function findImporter(sample: Sample): Importer | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a zero in text means this is not text.
  const binary = /\u0000/.test(sample.text);
  let best: Importer | null = null;
  let sure = 0;
  for (const importer of importers) {
    const confidence = importer.sniff(binary ? { ...sample, text: '' } : sample);
    if (confidence > sure) {
      best = importer;
      sure = confidence;
    }
  }
  return best;
}
