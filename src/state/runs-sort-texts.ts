import type { LongWork } from '../core/long-work';
import { sortPairs } from './runs-sort';

const BATCH = 20_000;
/** Columns with at most this many different texts are sorted by them. */
const DISTINCT = 4096;
/** Characters that go into a key. */
const KEYED = 8;

/**
 * A number for each row that orders its texts by their characters, equal texts equal; NaN for an empty one.
 * Texts are read where they are needed and not kept: there may be a million.
 */
export function* rankTexts(count: number, textAt: (row: number) => string): LongWork<Float64Array> {
  const few = yield* rankFew(count, textAt);
  return few ?? (yield* rankMany(count, textAt));
}

/** Null where there are too many different texts. */
function* rankFew(count: number, textAt: (row: number) => string): LongWork<Float64Array | null> {
  const known = new Map<string, number>();
  const codes = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    if (row % BATCH === 0) yield { done: row, total: 4 * count };
    const text = textAt(row);
    let code = known.get(text);
    if (code === undefined) {
      if (known.size === DISTINCT) return null;
      code = known.size;
      known.set(text, code);
    }
    codes[row] = code;
  }
  const ranks = new Float64Array(known.size);
  const sorted = [...known].sort(([a], [b]) => (a < b ? -1 : 1));
  sorted.forEach(([text, code], rank) => {
    ranks[code] = text === '' ? Number.NaN : rank;
  });
  return codes.map((code) => ranks[code] as number);
}

function* rankMany(count: number, textAt: (row: number) => string): LongWork<Float64Array> {
  // Names of one table begin alike: what they share says nothing about their order.
  let shared = textAt(0);
  for (let row = 1; row < count && shared !== ''; row++) {
    if (row % BATCH === 0) yield { done: row, total: 4 * count };
    const text = textAt(row);
    while (!text.startsWith(shared)) shared = shared.slice(0, -1);
  }
  const from = shared.length;
  const high = new Uint32Array(count);
  const low = new Uint32Array(count);
  /** 1 where the key does not hold the whole text. */
  const open = new Uint8Array(count);
  for (let row = 0; row < count; row++) {
    if (row % BATCH === 0) yield { done: count + row, total: 4 * count };
    const text = textAt(row);
    if (text.length > from + KEYED) open[row] = 1;
    for (let k = 0; k < KEYED; k++) {
      // Nothing there comes before any character; beyond Latin letters the text itself decides.
      const unit = from + k < text.length ? text.charCodeAt(from + k) + 1 : 0;
      if (unit > 254) open[row] = 1;
      const half = k < 4 ? high : low;
      half[row] = ((half[row] as number) << 8) | Math.min(unit, 255);
    }
  }
  const order = yield* sortPairs(high, low);
  return yield* numberGroups(order, high, low, open, textAt);
}

/** Ranks along an order by keys; rows of one key whose texts are longer are put in order by those. */
function* numberGroups(
  order: Uint32Array,
  high: Uint32Array,
  low: Uint32Array,
  open: Uint8Array,
  textAt: (row: number) => string,
): LongWork<Float64Array> {
  const count = order.length;
  const ranks = new Float64Array(count);
  const at = (i: number): number => order[i] as number;
  let rank = 0;
  for (let start = 0, seen = 0; start < count; rank++) {
    let end = start + 1;
    let isOpen = open[at(start)] === 1;
    while (end < count && high[at(end)] === high[at(start)] && low[at(end)] === low[at(start)]) {
      isOpen ||= open[at(end)] === 1;
      end++;
    }
    if (isOpen && end - start > 1) {
      const group = Array.from(order.subarray(start, end), (row) => ({ row, text: textAt(row) }));
      group.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
      group.forEach(({ row, text }, i) => {
        if (i > 0 && text !== group[i - 1]?.text) rank++;
        ranks[row] = rank;
      });
    } else {
      const isEmpty = textAt(at(start)) === '';
      for (let i = start; i < end; i++) ranks[at(i)] = isEmpty ? Number.NaN : rank;
    }
    if (end - seen > BATCH) {
      yield { done: 3 * count + end, total: 4 * count };
      seen = end;
    }
    start = end;
  }
  return ranks;
}
