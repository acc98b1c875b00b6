import { type LongWork, runToEnd } from '../long-work';
import { createSha256 } from './sha256';
import { encodeUtf8 } from './text';
import { jsonOfTexts, type Texts } from './texts';
import type { Dataset } from './types';

/** The parts of a dataset that make up its content; titles, sources and notes do not. */
export type HashedColumns = Pick<Dataset, 'names' | 'N' | 'D' | 'loss' | 'lossError' | 'extra'>;

/**
 * SHA-256 of the canonical columns, 64 hex digits: every column as its kind, name and values, numbers as
 * little-endian doubles (one pattern for every NaN, no negative zero), texts as UTF-8 with their lengths.
 */
export function hashColumns(columns: Hashable): string {
  return runToEnd(hashColumnsSlowly(columns));
}

type Hashable = Readonly<Partial<HashedColumns>> & Pick<HashedColumns, 'N' | 'D' | 'loss'>;

/** Rows hashed in one step. */
const ROWS = 65_536;

/** The same in steps, for a million rows; progress is in rows of columns. */
export function* hashColumnsSlowly(columns: Hashable): LongWork<string> {
  const hash = createSha256();
  const extra = columns.extra ?? [];
  const rows = columns.N.length;
  const total = rows * (4 + extra.length);
  let done = 0;
  // One room for all stretches: new memory costs more than what is done in it.
  const scratch = new Float64Array(Math.min(rows, ROWS));
  function* number(name: string, values: Float64Array): LongWork<void> {
    hash.add(label('number', name, values.length));
    for (let from = 0; from < values.length; from += ROWS) {
      hash.add(canonicalBytes(values.subarray(from, from + ROWS), scratch));
      yield { done: Math.min(total, done + from), total };
    }
    done += rows;
  }
  /** As the JSON of the whole list would be, a stretch at a time. */
  function* text(name: string, values: Texts): LongWork<void> {
    hash.add(label('text', name, values.length));
    hash.add(encodeUtf8('['));
    for (let from = 0; from < values.length; from += ROWS) {
      if (from > 0) hash.add(encodeUtf8(','));
      hash.add(jsonOfTexts(values, from, Math.min(values.length, from + ROWS)));
      yield { done: Math.min(total, done + from), total };
    }
    hash.add(encodeUtf8(']'));
    done += rows;
  }
  yield* text('name', columns.names ?? []);
  yield* number('N', columns.N);
  yield* number('D', columns.D);
  yield* number('loss', columns.loss);
  if (columns.lossError) yield* number('lossError', columns.lossError);
  for (const column of extra) {
    if (column.kind === 'text') yield* text(`extra ${column.name}`, column.values);
    else {
      yield* number(`extra ${column.name}`, column.values);
      const odd = [...(column.odd ?? [])].map(([row, written]) => `${row} ${written}`);
      if (column.odd) yield* text('odd', odd);
    }
  }
  return hash.digest();
}

function label(kind: string, name: string, length: number): Uint8Array {
  return encodeUtf8(`${JSON.stringify([kind, name, length])}\n`);
}

/** Every engine this runs in stores doubles little-endian. Valid until `scratch` is used again. */
function canonicalBytes(values: Float64Array, scratch: Float64Array): Uint8Array {
  const { length } = values;
  const words = new Uint32Array(scratch.buffer);
  for (let i = 0; i < length; i++) {
    const value = values[i] as number;
    scratch[i] = value + 0;
    if (!Number.isNaN(value)) continue;
    words[2 * i] = 0;
    words[2 * i + 1] = 0x7ff80000;
  }
  return new Uint8Array(scratch.buffer, 0, 8 * length);
}
