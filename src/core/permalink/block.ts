import { deflateSync, Inflate } from 'fflate';
import { failure, type Problem, type Result, success } from '../result';
import { fromBase64Url, toBase64Url } from './base64url';

/**
 * A block of the address: one letter that names the codec, four characters of checksum, the bytes.
 * The checksum is there because chat apps and mail cut long links: a cut block must not pass for a whole one.
 */
export interface Block {
  readonly codec: string;
  readonly bytes: Uint8Array;
}

const CHECKSUM_LENGTH = 4;

export function sealBlock({ codec, bytes }: Block): string {
  const body = toBase64Url(bytes);
  return codec + checksum(codec + body) + body;
}

/** Problems: `link-block-empty`, `link-block-damaged`, `link-block-checksum`, each with the key. */
export function openBlock(key: string, text: string): Result<Block> {
  const codec = text.slice(0, 1);
  const sum = text.slice(1, 1 + CHECKSUM_LENGTH);
  const body = text.slice(1 + CHECKSUM_LENGTH);
  if (sum.length < CHECKSUM_LENGTH) return failure('link-block-empty', { key });
  const bytes = fromBase64Url(body);
  if (!bytes) return failure('link-block-damaged', { key });
  if (checksum(codec + body) !== sum) return failure('link-block-checksum', { key });
  return success({ codec, bytes });
}

/** FNV-1a over the characters, folded to 24 bits: four base64 characters. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  const folded = (hash ^ (hash >>> 24)) & 0xffffff;
  return toBase64Url(Uint8Array.of(folded >> 16, (folded >> 8) & 0xff, folded & 0xff));
}

export function deflate(bytes: Uint8Array): Uint8Array {
  return deflateSync(bytes, { level: 9 });
}

/** Compressed bytes fed at a time: a step may swell about a thousandfold, so the cap is looked at after each. */
const STEP = 512;

/**
 * Inflates at most `cap` bytes: a small block must not fill the memory.
 * Problems: `link-block-damaged`, `link-block-too-big` (with `cap`).
 */
export function inflate(key: string, bytes: Uint8Array, cap: number): Result<Uint8Array> {
  const parts: Uint8Array[] = [];
  let total = 0;
  let ended = false;
  const stream = new Inflate((part, final) => {
    total += part.length;
    ended = final;
    parts.push(part);
  });
  try {
    for (let at = 0; at < bytes.length; at += STEP) {
      stream.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
      if (total > cap) return failure('link-block-too-big', { key, cap });
    }
  } catch {
    // The inflater throws for streams it cannot read; nothing else is in the block above.
    return failure('link-block-damaged', { key });
  }
  if (!ended) return failure('link-block-damaged', { key });
  const whole = new Uint8Array(total);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return success(whole);
}

export function damaged(key: string): { readonly ok: false; readonly problem: Problem } {
  return failure('link-block-damaged', { key });
}
