const INITIAL = [
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
];
const ROUND = roundConstants();
const BLOCK = 64;

/**
 * SHA-256 of the pieces as if they were one run of bytes, as 64 lower-case hex digits (FIPS 180-4).
 * Synchronous, because the same value is needed in the middle of pure functions on both sides of the worker.
 */
export function sha256(...pieces: readonly Uint8Array[]): string {
  const hash = createSha256();
  for (const piece of pieces) hash.add(piece);
  return hash.digest();
}

/** The same, piece by piece: what is large need not be in memory as a whole. */
export function createSha256(): { add(piece: Uint8Array): void; digest(): string } {
  const state = Int32Array.from(INITIAL);
  const schedule = new Int32Array(BLOCK);
  const rest = new Uint8Array(2 * BLOCK);
  let filled = 0;
  let length = 0;
  function add(piece: Uint8Array): void {
    length += piece.length;
    let at = 0;
    if (filled > 0) {
      at = Math.min(BLOCK - filled, piece.length);
      rest.set(piece.subarray(0, at), filled);
      filled += at;
      if (filled < BLOCK) return;
      compress(state, schedule, rest, 0);
    }
    for (; at + BLOCK <= piece.length; at += BLOCK) compress(state, schedule, piece, at);
    rest.set(piece.subarray(at), 0);
    filled = piece.length - at;
  }
  function digest(): string {
    rest.fill(0, filled);
    rest[filled] = 0x80;
    const end = filled + 9 > BLOCK ? 2 * BLOCK : BLOCK;
    const view = new DataView(rest.buffer);
    view.setUint32(end - 8, Math.floor(length / 2 ** 29));
    view.setUint32(end - 4, (length * 8) >>> 0);
    for (let at = 0; at < end; at += BLOCK) compress(state, schedule, rest, at);
    return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
  }
  return { add, digest };
}

function compress(state: Int32Array, w: Int32Array, bytes: Uint8Array, at: number): void {
  for (let i = 0; i < 16; i++) {
    const p = at + 4 * i;
    w[i] =
      ((bytes[p] as number) << 24) |
      ((bytes[p + 1] as number) << 16) |
      ((bytes[p + 2] as number) << 8) |
      (bytes[p + 3] as number);
  }
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15] as number;
    const y = w[i - 2] as number;
    const s0 = rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3);
    const s1 = rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10);
    w[i] = ((w[i - 16] as number) + s0 + (w[i - 7] as number) + s1) | 0;
  }
  let a = state[0] as number;
  let b = state[1] as number;
  let c = state[2] as number;
  let d = state[3] as number;
  let e = state[4] as number;
  let f = state[5] as number;
  let g = state[6] as number;
  let h = state[7] as number;
  for (let i = 0; i < 64; i++) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (ROUND[i] as number) + (w[i] as number)) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] = ((state[0] as number) + a) | 0;
  state[1] = ((state[1] as number) + b) | 0;
  state[2] = ((state[2] as number) + c) | 0;
  state[3] = ((state[3] as number) + d) | 0;
  state[4] = ((state[4] as number) + e) | 0;
  state[5] = ((state[5] as number) + f) | 0;
  state[6] = ((state[6] as number) + g) | 0;
  state[7] = ((state[7] as number) + h) | 0;
}

function rotate(x: number, by: number): number {
  return (x >>> by) | (x << (32 - by));
}

/** First 32 bits of the fractional parts of the cube roots of the first 64 primes. */
function roundConstants(): Int32Array {
  const constants = new Int32Array(64);
  let found = 0;
  for (let n = 2; found < 64; n++) {
    let prime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
    // The root is below 7, so a double leaves 18 bits to spare below the 32 that count.
    if (prime) constants[found++] = ((Math.cbrt(n) % 1) * 2 ** 32) | 0;
  }
  return constants;
}
