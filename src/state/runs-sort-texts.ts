import { type Texts, textAt } from '../core/data';
import type { LongWork } from '../core/long-work';
import { sortPairs } from './runs-sort';

const BATCH = 50_000;
/** Bytes that go into a key. */
const KEYED = 8;

/**
 * A number for each row that orders its texts by their characters, equal texts equal; NaN for an empty one. Packed
 * texts are ordered as they lie: a million are not decoded for it.
 */
export function* rankTexts(texts: Texts): LongWork<Float64Array> {
  if (!('kind' in texts)) return rankList(texts);
  if (texts.kind === 'coded') {
    const ranks = rankList(texts.words);
    const { codes, length } = texts;
    const keys = new Float64Array(length);
    for (let row = 0; row < length; row++) keys[row] = ranks[codes[row] as number] as number;
    return keys;
  }
  // One prefix and a number: in the order of the numbers.
  if (texts.kind === 'numbered') return Float64Array.from(texts.numbers);
  return yield* rankStored(texts);
}

function rankList(texts: readonly string[]): Float64Array {
  const distinct = [...new Set(texts)].sort((a, b) => (a < b ? -1 : 1));
  const ranks = new Map(distinct.map((text, rank) => [text, text === '' ? Number.NaN : rank]));
  return Float64Array.from(texts, (text) => ranks.get(text) as number);
}

type StoredTexts = Extract<Texts, { readonly kind: 'stored' }>;

/** By eight bytes behind what all begin with; where those are the same, by the texts themselves. */
function* rankStored(texts: StoredTexts): LongWork<Float64Array> {
  const { bytes, ends, length: count } = texts;
  const startOf = (row: number): number => (row === 0 ? 0 : (ends[row - 1] as number));
  const from = countShared(texts, startOf);
  const high = new Uint32Array(count);
  const low = new Uint32Array(count);
  for (let row = 0; row < count; row++) {
    if (row % BATCH === 0) yield { done: row, total: 3 * count };
    const end = ends[row] as number;
    let at = startOf(row) + from;
    // One more than a byte, at most 255: nothing there comes before any, and UTF-8 has no byte that high.
    for (let k = 0; k < KEYED; k++, at++) {
      const unit = at < end ? (bytes[at] as number) + 1 : 0;
      if (k < 4) high[row] = ((high[row] as number) << 8) | unit;
      else low[row] = ((low[row] as number) << 8) | unit;
    }
  }
  const order = yield* sortPairs(high, low);
  const ranks = new Float64Array(count);
  const lengthOf = (row: number): number => (ends[row] as number) - startOf(row);
  let rank = 0;
  for (let start = 0, seen = 0; start < count; rank++) {
    const first = order[start] as number;
    let end = start + 1;
    let isOpen = lengthOf(first) > from + KEYED;
    for (; end < count; end++) {
      const row = order[end] as number;
      if (high[row] !== high[first] || low[row] !== low[first]) break;
      isOpen ||= lengthOf(row) > from + KEYED;
    }
    if (isOpen && end - start > 1) rank = rankGroup(texts, order.subarray(start, end), ranks, rank);
    else {
      const value = lengthOf(first) === 0 ? Number.NaN : rank;
      for (let i = start; i < end; i++) ranks[order[i] as number] = value;
    }
    if (end - seen > BATCH) {
      yield { done: 2 * count + end, total: 3 * count };
      seen = end;
    }
    start = end;
  }
  return ranks;
}

/** Texts whose keys are the same and that go on behind them; gives the last rank used. */
function rankGroup(
  texts: StoredTexts,
  rows: Uint32Array,
  ranks: Float64Array,
  from: number,
): number {
  const group = Array.from(rows, (row) => ({ row, text: textAt(texts, row) }));
  group.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
  let rank = from;
  group.forEach(({ row, text }, i) => {
    if (i > 0 && text !== group[i - 1]?.text) rank++;
    ranks[row] = rank;
  });
  return rank;
}

/** Bytes every text begins with: of one table they often begin alike, and that says nothing of their order. */
function countShared(
  { bytes, ends, length }: StoredTexts,
  startOf: (row: number) => number,
): number {
  let shared = ends[0] ?? 0;
  for (let row = 1; row < length && shared > 0; row++) {
    const start = startOf(row);
    shared = Math.min(shared, (ends[row] as number) - start);
    for (let k = 0; k < shared; k++) if (bytes[k] !== bytes[start + k]) shared = k;
  }
  return shared;
}
