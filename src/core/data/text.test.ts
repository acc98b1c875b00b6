import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { characterBoundary, decodeText, detectEncoding, encodeUtf8 } from './text';

const wellFormed = fc.string({ unit: 'grapheme', maxLength: 300 });

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const all = (mark ? '\ufeff' : '') + text;
  const view = new DataView(new ArrayBuffer(all.length * 2));
  for (let i = 0; i < all.length; i++) view.setUint16(2 * i, all.charCodeAt(i), littleEndian);
  return new Uint8Array(view.buffer);
}

describe('text', () => {
  it('encodes and decodes UTF-8 as the platform does', () => {
    fc.assert(
      fc.property(wellFormed, (text) => {
        const bytes = encodeUtf8(text);
        expect(Array.from(bytes)).toEqual(Array.from(new TextEncoder().encode(text)));
        expect(decodeText(bytes, 'utf-8')).toBe(text);
      }),
    );
  });

  it('can be decoded in pieces cut at character boundaries', () => {
    fc.assert(
      fc.property(wellFormed, fc.nat(600), (text, cut) => {
        const bytes = encodeUtf8(text);
        const at = characterBoundary(bytes, 'utf-8', Math.min(cut, bytes.length));
        const joined = decodeText(bytes, 'utf-8', 0, at) + decodeText(bytes, 'utf-8', at);
        expect(joined).toBe(text);
      }),
    );
  });

  it('never throws on random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const { encoding, start } = detectEncoding(bytes);
        expect(typeof decodeText(bytes, encoding, start)).toBe('string');
      }),
    );
  });

  it.each([
    [true, true, 'utf-16le', 2],
    [false, true, 'utf-16be', 2],
    [true, false, 'utf-16le', 0],
    [false, false, 'utf-16be', 0],
  ] as const)('tells UTF-16 (little endian %s, mark %s)', (little, mark, encoding, start) => {
    const bytes = utf16('params,tokens,loss\n1,2,3\u20ac\n', little, mark);
    expect(detectEncoding(bytes)).toEqual({ encoding, start });
    expect(decodeText(bytes, encoding, start)).toBe('params,tokens,loss\n1,2,3\u20ac\n');
  });

  it('takes bytes that are no UTF-8 as Latin-1 and skips a UTF-8 mark', () => {
    expect(detectEncoding(Uint8Array.from([0x6d, 0xf6, 0x64, 0x65, 0x6c, 0x2c]))).toEqual({
      encoding: 'latin-1',
      start: 0,
    });
    expect(detectEncoding(Uint8Array.from([0xef, 0xbb, 0xbf, 0x4e]))).toEqual({
      encoding: 'utf-8',
      start: 3,
    });
  });
});
