/** A seeded stream of random numbers: the same seed and stream give the same numbers in every engine. */
export interface Random {
  /** 32 random bits as an unsigned integer. */
  bits(): number;
  /** Uniform on [0, 1), 53 random bits. */
  uniform(): number;
  /** Uniform integer in [0, count), unbiased; `count` up to 2^32. */
  below(count: number): number;
  /** Standard normal. */
  normal(): number;
}

/** One step of splitmix32: turns neighbouring seeds into unrelated words. */
function scramble(word: number): number {
  let z = word | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
}

const goldenStep = 0x9e3779b9;

/**
 * The sfc32 generator (Doty-Humphrey, PractRand), state from splitmix32 of `seed` and `stream`.
 * Give each unit of work its own stream (a bootstrap replicate, a start): then the numbers it sees do
 * not depend on how the work is split. `seed` and `stream` are non-negative integers below 2^53.
 */
export function createRandom(seed: number, stream = 0): Random {
  let mixed = 0;
  const absorb = (word: number): number => {
    mixed = scramble((mixed + goldenStep + word) | 0);
    return mixed;
  };
  const high = (value: number): number => Math.floor(value / 0x100000000);
  absorb(seed >>> 0);
  absorb(high(seed));
  // In a typed array: a closure's variables would be boxed anew for every word past 31 bits.
  const state = new Int32Array(4);
  state[0] = absorb(stream >>> 0);
  state[1] = absorb(high(stream));
  state[2] = absorb(0);
  state[3] = 1;

  function bits(): number {
    const a = state[0] as number;
    const b = state[1] as number;
    const c = state[2] as number;
    const counter = state[3] as number;
    const output = (((a + b) | 0) + counter) | 0;
    state[0] = b ^ (b >>> 9);
    state[1] = (c + (c << 3)) | 0;
    state[2] = (((c << 21) | (c >>> 11)) + output) | 0;
    state[3] = (counter + 1) | 0;
    return output >>> 0;
  }
  // The first words still resemble the seed.
  for (let i = 0; i < 12; i++) bits();

  const uniform = (): number => (bits() * 0x200000 + (bits() >>> 11)) / 0x20000000000000;

  function below(count: number): number {
    // Words past the last whole multiple of `count` would favour small results: draw again.
    const limit = 0x100000000 - (0x100000000 % count);
    let word = bits();
    while (word >= limit) word = bits();
    return word % count;
  }

  function normal(): number {
    // Marsaglia's polar method; the second value is dropped so that every call uses fresh words.
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const square = x * x + y * y;
      if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
    }
  }

  return { bits, uniform, below, normal };
}
