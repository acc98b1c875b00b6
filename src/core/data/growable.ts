type Numbers = Float64Array | Uint32Array | Uint16Array | Uint8Array;

/**
 * An array that grows as numbers come. Room for as many as are expected is asked for at once: memory that is never
 * written to costs nothing, while a larger copy costs more than what fills it.
 */
export interface Growable<T extends Numbers> {
  readonly length: number;
  push(value: number): void;
  /** What is there so far; not for keeping. */
  seen(): T;
  /** What is there at the end: a copy, or a view where hardly any room was left over. */
  finish(): T;
}

/** @param make makes an array of zeros. */
export function createGrowable<T extends Numbers>(
  make: (length: number) => T,
  expected = 1024,
): Growable<T> {
  let store = make(expected);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === store.length) {
        const larger = make(2 * length + 1024);
        larger.set(store);
        store = larger;
      }
      store[length++] = value;
    },
    seen: () => store.subarray(0, length) as T,
    finish: () => cutOff(store, length),
  };
}

/** The first numbers of an array that was made with room for more. */
export function cutOff<T extends Numbers>(store: T, length: number): T {
  const isTight = 8 * (store.length - length) <= store.length;
  return (isTight ? store.subarray(0, length) : store.slice(0, length)) as T;
}
