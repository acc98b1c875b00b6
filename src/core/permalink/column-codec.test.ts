import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader, ByteWriter } from './byte-stream';
import { readColumn, shortestText, writeColumn } from './column-codec';
import { fromDecimals, toDecimals } from './decimal-column';

function roundTrip(values: Float64Array): Float64Array | undefined {
  const soft = new ByteWriter();
  const hard = new ByteWriter();
  writeColumn(soft, hard, values);
  const readers = [new ByteReader(soft.finish()), new ByteReader(hard.finish())] as const;
  const read = readColumn(...readers, values.length);
  expect(readers.map((reader) => reader.left)).toEqual([0, 0]);
  return read;
}

describe('columns', () => {
  it('read back bit for bit', () => {
    fc.assert(
      fc.property(fc.float64Array({ maxLength: 100 }), (values) => {
        const read = roundTrip(values) as Float64Array;
        expect(read.length).toBe(values.length);
        read.forEach((value, i) => {
          if (!Object.is(value, values[i])) throw new Error(`${values[i]} became ${value}`);
        });
      }),
      { numRuns: 300 },
    );
  });
  it('read back decimals as people write them', () => {
    const decimal = fc
      .tuple(fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: -8, max: 12 }))
      .map(([digits, power]) => Number(`${digits}e${power}`));
    fc.assert(
      fc.property(fc.array(decimal, { minLength: 1, maxLength: 100 }), (values) => {
        expect(roundTrip(Float64Array.from(values))).toEqual(Float64Array.from(values));
      }),
    );
  });
  it('pack positive decimals of any number of digits', () => {
    for (let digits = 1; digits <= 17; digits++) {
      const values = Float64Array.from({ length: 50 }, (_, i) =>
        Number((Math.PI ** (i - 20)).toPrecision(digits)),
      );
      expect(roundTrip(values)).toEqual(values);
      const packed = toDecimals(values);
      expect(packed?.digits).toBe(digits <= 15 ? digits : undefined);
      if (packed) expect(fromDecimals(packed)).toEqual(values);
    }
    expect(toDecimals(Float64Array.of(5e-324))).toBeUndefined();
    expect(toDecimals(Float64Array.of(1, -1))).toBeUndefined();
  });
  it('are refused when the bytes end early or the text is no list of numbers', () => {
    const bytes = (...parts: number[]) => new ByteReader(Uint8Array.from(parts));
    expect(readColumn(bytes(), bytes(), 1)).toBeUndefined();
    expect(readColumn(bytes(7), bytes(), 1)).toBeUndefined();
    expect(readColumn(bytes(1, 0), bytes(1, 2, 3), 1)).toBeUndefined();
    const text = (cells: string) => new ByteReader(new ByteWriter().byte(0).text(cells).finish());
    expect(readColumn(text('1,2'), bytes(), 3)).toBeUndefined();
    expect(readColumn(text('1,,2'), bytes(), 3)).toBeUndefined();
    expect(readColumn(text('1,x,2'), bytes(), 3)).toBeUndefined();
    expect(readColumn(text('1,17442e6,.5'), bytes(), 3)).toEqual(
      Float64Array.of(1, 17442000000, 0.5),
    );
  });
});

describe('shortestText', () => {
  it.each([
    [17442000000, '17442e6'],
    [0.25, '.25'],
    [-0.5, '-.5'],
    [100, '100'],
    [6e18, '6e18'],
    [1e21, '1e21'],
    [-0, '-0'],
    [3.16011, '3.16011'],
    [0, '0'],
  ])('writes %d as %s', (value, text) => {
    expect(shortestText(value)).toBe(text);
    expect(Object.is(Number(text), value)).toBe(true);
  });
});
