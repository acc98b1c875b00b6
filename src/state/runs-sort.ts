import type { LongWork } from '../core/long-work';

/** Rows handled between two looks at the clock. */
const BATCH = 50_000;
const DIGIT = 11;
const BUCKETS = 1 << DIGIT;
/** Below this many rows a comparison sort is done before the buckets are set up. */
const FEW = 4096;

/**
 * Rows in the order of their keys, equal ones in the order they came in; rows without a key (NaN) last, whichever
 * way it goes. `keys` holds one number a row of the dataset. A radix sort: a million rows in about 60 ms.
 */
export function* sortRows(
  rows: Uint32Array,
  keys: Float64Array,
  descending: boolean,
): LongWork<Uint32Array> {
  if (rows.length < FEW) return sortFew(rows, keys, descending);
  const { present, missing } = partition(rows, keys);
  const count = present.length;
  const high = new Uint32Array(count);
  const low = new Uint32Array(count);
  for (let start = 0; start < count; start += BATCH) {
    encode(present, keys, descending, high, low, start, Math.min(count, start + BATCH));
    yield { done: start, total: 5 * count };
  }
  const places = yield* sortPairs(high, low);
  const sorted = new Uint32Array(rows.length);
  for (let i = 0; i < count; i++) sorted[i] = present[places[i] as number] as number;
  sorted.set(missing, count);
  return sorted;
}

/** Rows with a key and rows without one, each in the order they came in. */
function partition(
  rows: Uint32Array,
  keys: Float64Array,
): { readonly present: Uint32Array; readonly missing: Uint32Array } {
  const present = new Uint32Array(rows.length);
  const missing = new Uint32Array(rows.length);
  let [there, gone] = [0, 0];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    if (Number.isNaN(keys[row])) missing[gone++] = row;
    else present[there++] = row;
  }
  return { present: present.subarray(0, there), missing: missing.subarray(0, gone) };
}

function sortFew(rows: Uint32Array, keys: Float64Array, descending: boolean): Uint32Array {
  const sign = descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [x, y] = [keys[a] as number, keys[b] as number];
    if (Number.isNaN(x) || Number.isNaN(y))
      return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
    return x === y ? 0 : x < y ? -sign : sign;
  });
}

/** Doubles as pairs of whole numbers in the same order: the sign bit flipped, negative ones turned over. */
function encode(
  rows: Uint32Array,
  keys: Float64Array,
  descending: boolean,
  high: Uint32Array,
  low: Uint32Array,
  start: number,
  end: number,
): void {
  const values = new Float64Array(end - start);
  // Adding 0 makes one zero of both.
  for (let i = start; i < end; i++) values[i - start] = (keys[rows[i] as number] as number) + 0;
  const words = new Uint32Array(values.buffer);
  const flip = descending ? 0xffffffff : 0;
  for (let i = start; i < end; i++) {
    const at = i - start;
    const h = words[2 * at + 1] as number;
    const turn = h >>> 31 === 1 ? 0xffffffff : 0;
    high[i] = h ^ (turn | 0x80000000) ^ flip;
    low[i] = (words[2 * at] as number) ^ turn ^ flip;
  }
}

/**
 * Places in the order of 64-bit keys given as two halves, stable: by the 32 bits that tell most of them apart, in
 * three passes of eleven bits, low ones first; then the few that share those by their lower half. The loops are plain
 * functions: inside a generator they would run slower.
 */
export function* sortPairs(high: Uint32Array, low: Uint32Array): LongWork<Uint32Array> {
  const count = high.length;
  let [keys, order] = [foldHalves(high, low), upTo(count)];
  let [keysTo, orderTo] = [new Uint32Array(count), new Uint32Array(count)];
  for (let shift = 0; shift < 32; shift += DIGIT) {
    const starts = countDigits(keys, shift);
    yield { done: count, total: 5 * count };
    // A digit all keys share moves nothing.
    if (!starts) continue;
    for (let start = 0; start < count; start += 4 * BATCH) {
      const end = Math.min(count, start + 4 * BATCH);
      scatter(keys, order, shift, starts, keysTo, orderTo, start, end);
      yield { done: count + end, total: 5 * count };
    }
    [keys, keysTo] = [keysTo, keys];
    [order, orderTo] = [orderTo, order];
  }
  for (let start = 0; start < count; ) {
    start = sortGroups(keys, order, low, start, start + 2 * BATCH);
    yield { done: 4 * count + start, total: 5 * count };
  }
  return order;
}

/** The upper half less what all share at its top, with as many bits of the lower one below it as there is room for. */
function foldHalves(high: Uint32Array, low: Uint32Array): Uint32Array<ArrayBuffer> {
  let [least, most] = [0xffffffff, 0];
  for (let i = 0; i < high.length; i++) {
    const value = high[i] as number;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const room = Math.min(31, Math.clz32(most - least));
  const keys = new Uint32Array(high.length);
  if (room === 0) for (let i = 0; i < high.length; i++) keys[i] = (high[i] as number) - least;
  else
    for (let i = 0; i < high.length; i++)
      keys[i] = (((high[i] as number) - least) << room) | ((low[i] as number) >>> (32 - room));
  return keys;
}

function upTo(count: number): Uint32Array<ArrayBuffer> {
  const places = new Uint32Array(count);
  for (let i = 0; i < count; i++) places[i] = i;
  return places;
}

/** Where keys of each digit begin; null where all have the same. */
function countDigits(keys: Uint32Array, shift: number): Uint32Array | null {
  const counts = new Uint32Array(BUCKETS);
  for (let i = 0; i < keys.length; i++) {
    const digit = ((keys[i] as number) >>> shift) & (BUCKETS - 1);
    counts[digit] = (counts[digit] as number) + 1;
  }
  let sum = 0;
  for (let digit = 0; digit < BUCKETS; digit++) {
    const here = counts[digit] as number;
    if (here === keys.length) return null;
    counts[digit] = sum;
    sum += here;
  }
  return counts;
}

function scatter(
  keys: Uint32Array,
  order: Uint32Array,
  shift: number,
  starts: Uint32Array,
  keysTo: Uint32Array,
  orderTo: Uint32Array,
  start: number,
  end: number,
): void {
  for (let i = start; i < end; i++) {
    const key = keys[i] as number;
    const digit = (key >>> shift) & (BUCKETS - 1);
    const to = starts[digit] as number;
    starts[digit] = to + 1;
    keysTo[to] = key;
    orderTo[to] = order[i] as number;
  }
}

/** Sorts groups of one key from `start` on, up to the first that ends at or behind `until`; gives where it ends. */
function sortGroups(
  keys: Uint32Array,
  order: Uint32Array,
  low: Uint32Array,
  start: number,
  until: number,
): number {
  const count = keys.length;
  let at = start;
  while (at < count && at < until) {
    let end = at + 1;
    while (end < count && keys[end] === keys[at]) end++;
    if (end - at > 1) sortGroup(order, at, end, low);
    at = end;
  }
  return at;
}

/** Places that share a key, by the lower half: most groups are of two or three. */
function sortGroup(order: Uint32Array, start: number, end: number, low: Uint32Array): void {
  let isSorted = true;
  for (let i = start + 1; i < end && isSorted; i++)
    isSorted = (low[order[i - 1] as number] as number) <= (low[order[i] as number] as number);
  if (isSorted) return;
  if (end - start > 32) {
    order.subarray(start, end).sort((a, b) => (low[a] as number) - (low[b] as number));
    return;
  }
  for (let i = start + 1; i < end; i++) {
    const place = order[i] as number;
    const key = low[place] as number;
    let at = i - 1;
    for (; at >= start && (low[order[at] as number] as number) > key; at--)
      order[at + 1] = order[at] as number;
    order[at + 1] = place;
  }
}
