import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { runToEnd } from '../../long-work';
import type { Problem } from '../../result';
import { prepareToRead, readTable } from '../read-table';

const bytes = new Uint8Array(
  readFileSync(new URL('./fixtures/wandb-history.parquet', import.meta.url)),
);

function problemOf(file: Uint8Array): Problem | null {
  const read = runToEnd(readTable(file, 'a.parquet'));
  return read.ok ? null : read.problem;
}

const missing = (part: string): Problem => ({
  code: 'data-incomplete-log',
  data: { file: 'a.parquet', format: 'parquet', missing: part },
});

/** The file with another byte where the first page's header has `name`'s number. */
function change(offset: number, ...values: number[]): Uint8Array {
  const changed = bytes.slice();
  changed.set(values, offset);
  return changed;
}

describe('damaged Parquet', () => {
  beforeAll(() => prepareToRead([{ bytes }]));

  it('is read while it is whole', () => {
    expect(problemOf(bytes)).toBeNull();
  });

  it('says so where its footer is cut off or broken', () => {
    expect(problemOf(bytes.subarray(0, bytes.length - 40))).toEqual(missing('footer'));
    expect(problemOf(bytes.subarray(0, 30))).toEqual(missing('footer'));
    expect(problemOf(change(bytes.length - 8, 0xff, 0xff, 0xff, 0x7f))).toEqual(missing('footer'));
  });

  it('refuses pages that claim more values, or more bytes, than there can be', () => {
    // A page header is: field 1 (type), then fields 2 and 3 (sizes), then a structure that begins with the count.
    const at = 4;
    expect([...bytes.subarray(at, at + 3)]).toEqual([0x15, 0x00, 0x15]);
    const count = bytes.indexOf(0x2c, at) + 2;
    expect(bytes[count]).toBe(2 * 20);
    expect(problemOf(change(count, 2 * 63))).toEqual(missing('pages'));
    expect(problemOf(change(count, 2 * 3))).toEqual(missing('pages'));
    expect(problemOf(change(at + 3, 0xff, 0x7f))).toEqual(missing('pages'));
  });

  it('never throws and never hangs, whatever bytes are changed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(bytes.length - 9), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        (changes) => {
          const changed = bytes.slice();
          for (const [at, value] of changes) if (at > 3) changed[at] = value;
          problemOf(changed);
        },
      ),
      { numRuns: 300 },
    );
  });
});
