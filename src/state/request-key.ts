import type { FitRequest } from '../worker';

const digests = new WeakMap<object, string>();

/** Two mixes of 32 bits over the bytes: enough that two contents of one page never meet. */
function digest(view: ArrayBufferView): string {
  const known = digests.get(view);
  if (known !== undefined) return known;
  // Every row of a table, as most fits have it: a million of them need no reading.
  if (view instanceof Uint32Array && view.length > 100_000 && view.at(-1) === view.length - 1)
    return `every:${view.length}`;
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (const byte of bytes) {
    a = Math.imul(a ^ byte, 0x01000193);
    b = Math.imul(b ^ byte, 0x5bd1e995);
    b ^= b >>> 15;
  }
  const text = `${bytes.length}:${(a >>> 0).toString(36)}:${(b >>> 0).toString(36)}`;
  digests.set(view, text);
  return text;
}

/** A plain value as text; typed arrays, taken to be never written to again, by their content. */
export function keyOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    ArrayBuffer.isView(part) ? digest(part) : part,
  );
}

const requestKeys = new WeakMap<FitRequest, string>();

/** What a fit was asked with, as text: equal for equal data, rows, law and settings. */
export function keyOfRequest(request: FitRequest): string {
  const known = requestKeys.get(request);
  if (known !== undefined) return known;
  const key = keyOf(request);
  requestKeys.set(request, key);
  return key;
}
