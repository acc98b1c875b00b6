import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { fromBase64Url, toBase64Url } from './base64url';
import { deflate, inflate, openBlock, sealBlock } from './block';
import { ByteReader, ByteWriter } from './byte-stream';

describe('base64url', () => {
  it('agrees with the form every other program writes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = toBase64Url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
        expect(fromBase64Url(text)).toEqual(bytes);
      }),
    );
  });
  it.each(['A', 'AAAAA', 'ab+c', 'a b', 'ab==', 'ä'])('refuses %j', (text) => {
    expect(fromBase64Url(text)).toBeUndefined();
  });
});

describe('byte stream', () => {
  it('reads back whole numbers, bytes and texts', () => {
    fc.assert(
      fc.property(
        fc.maxSafeNat(),
        fc.uint8Array(),
        fc.string({ unit: 'grapheme' }),
        (n, bytes, text) => {
          const written = new ByteWriter()
            .varint(n)
            .varint(bytes.length)
            .bytes(bytes)
            .text(text)
            .finish();
          const reader = new ByteReader(written);
          expect(reader.varint()).toBe(n);
          expect(reader.bytes(reader.varint() as number)).toEqual(bytes);
          expect(reader.text()).toBe(text);
          expect(reader.left).toBe(0);
        },
      ),
    );
  });
  it('gives undefined at the end and for numbers above 2^53', () => {
    expect(new ByteReader(Uint8Array.of()).varint()).toBeUndefined();
    expect(new ByteReader(Uint8Array.of(0x80)).varint()).toBeUndefined();
    expect(new ByteReader(new Uint8Array(9).fill(0xff)).varint()).toBeUndefined();
    expect(new ByteReader(Uint8Array.of(5, 65)).text()).toBeUndefined();
  });
});

describe('block', () => {
  const bytes = strToU8('fifteen letters');
  const text = sealBlock({ codec: 'a', bytes });

  it('opens what it sealed', () => {
    expect(text).toHaveLength(1 + 4 + 20);
    expect(openBlock('d', text)).toEqual({ ok: true, value: { codec: 'a', bytes } });
  });
  it('notices every cut and every changed character', () => {
    for (let length = 0; length < text.length; length++) {
      expect(openBlock('d', text.slice(0, length)).ok, `cut at ${length}`).toBe(false);
    }
    for (let i = 0; i < text.length; i++) {
      const other = text[i] === 'Q' ? 'R' : 'Q';
      expect(openBlock('d', text.slice(0, i) + other + text.slice(i + 1)).ok, `at ${i}`).toBe(
        false,
      );
    }
  });
  it('names the part and the reason', () => {
    expect(openBlock('x', '')).toEqual({
      ok: false,
      problem: { code: 'link-block-empty', data: { key: 'x' } },
    });
    expect(openBlock('x', 'aAAAA!!')).toMatchObject({ problem: { code: 'link-block-damaged' } });
    expect(openBlock('x', 'aAAAAQUJD')).toMatchObject({ problem: { code: 'link-block-checksum' } });
  });
});

describe('inflate', () => {
  it('reads back what was deflated', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
        expect(inflate('d', deflate(bytes), 3000)).toEqual({ ok: true, value: bytes });
      }),
    );
  });
  it('stops a bomb at the cap', () => {
    const bomb = deflate(new Uint8Array(30_000_000));
    expect(bomb.length).toBeLessThan(40_000);
    expect(inflate('d', bomb, 100_000)).toEqual({
      ok: false,
      problem: { code: 'link-block-too-big', data: { key: 'd', cap: 100_000 } },
    });
  });
  it('refuses cut and random bytes without throwing', () => {
    const whole = deflate(strToU8('abcabcabcabdabcabd'.repeat(9)));
    for (let length = 0; length < whole.length; length++) {
      expect(inflate('d', whole.slice(0, length), 1000).ok, `cut at ${length}`).toBe(false);
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(typeof inflate('d', bytes, 1000).ok).toBe('boolean');
      }),
    );
  });
});
