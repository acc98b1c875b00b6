import { sha256 } from './sha256';
import { encodeUtf8 } from './text';
import type { Dataset } from './types';

/** The parts of a dataset that make up its content; titles, sources and notes do not. */
export type HashedColumns = Pick<Dataset, 'names' | 'N' | 'D' | 'loss' | 'lossError' | 'extra'>;

/**
 * SHA-256 of the canonical columns, 64 hex digits: every column as its kind, name and values, numbers as
 * little-endian doubles (one pattern for every NaN, no negative zero), texts as UTF-8 with their lengths.
 */
export function hashColumns(
  columns: Readonly<Partial<HashedColumns>> & Pick<HashedColumns, 'N' | 'D' | 'loss'>,
): string {
  const pieces: Uint8Array[] = [];
  const number = (name: string, values: Float64Array): void => {
    pieces.push(label('number', name, values.length), canonicalBytes(values));
  };
  const text = (name: string, values: readonly string[]): void => {
    pieces.push(label('text', name, values.length), encodeUtf8(JSON.stringify(values)));
  };
  text('name', columns.names ?? []);
  number('N', columns.N);
  number('D', columns.D);
  number('loss', columns.loss);
  if (columns.lossError) number('lossError', columns.lossError);
  for (const column of columns.extra ?? []) {
    if (column.kind === 'text') text(`extra ${column.name}`, column.values);
    else {
      number(`extra ${column.name}`, column.values);
      if (column.odd)
        text(
          'odd',
          [...column.odd].map(([row, written]) => `${row} ${written}`),
        );
    }
  }
  return sha256(...pieces);
}

function label(kind: string, name: string, length: number): Uint8Array {
  return encodeUtf8(`${JSON.stringify([kind, name, length])}\n`);
}

/** Every engine this runs in stores doubles little-endian. */
function canonicalBytes(values: Float64Array): Uint8Array {
  const copy = values.map((value) => value + 0);
  const words = new Uint32Array(copy.buffer);
  for (let i = 0; i < copy.length; i++) {
    if (!Number.isNaN(copy[i])) continue;
    words[2 * i] = 0;
    words[2 * i + 1] = 0x7ff80000;
  }
  return new Uint8Array(copy.buffer);
}
