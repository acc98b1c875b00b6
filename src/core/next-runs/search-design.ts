import type { LongWork } from '../long-work';
import { createSpread, type Spread } from './spread';

export interface DesignSearch {
  /** Whitened slopes of the target. */
  readonly slope: Float64Array;
  /** Whitened slopes of every candidate, row-major. */
  readonly rows: Float64Array;
  /** FLOPs of every candidate. */
  readonly costs: Float64Array;
  readonly budget: number;
  /** Most candidates in a design. */
  readonly count: number;
}

/** A smaller relative fall of the variance is rounding. */
const LEAST_GAIN = 1e-9;
const MOST_SWEEPS = 60;

interface Design {
  readonly chosen: readonly number[];
  readonly variance: number;
}

/**
 * The design with the least variance of the target: greedy from several ways to share the budget, each then
 * exchanged until no swap and no addition that the budget allows lowers the variance, nor a swap of two of the dearest. No candidate twice: the
 * noise of a law is more than that of seeds. A local optimum from many starts, not proven the best one (Fedorov's
 * exchange: Theory of Optimal Experiments, 1972, chapter 3). Indices come best first.
 */
export function* searchDesign(search: DesignSearch): LongWork<number[]> {
  const spread = createSpread(search.slope);
  const shares = listShares(search.count);
  let best: Design = { chosen: [], variance: spread.variance() };
  for (const [done, caps] of shares.entries()) {
    const start = growGreedily(search, spread, caps);
    const design = exchange(search, spread, start);
    if (design.variance < best.variance) best = design;
    yield { done: done + 1, total: shares.length + 1 };
  }
  best = exchangePairs(search, spread, best);
  yield { done: shares.length + 1, total: shares.length + 1 };
  return rank(search, spread, best.chosen);
}

/**
 * Most each run of a start may take of the budget: equal parts (1, 2, 3, 4, 6, 8, 12, ... of them), halves of
 * halves, and no cap. Every start then goes on to `count` runs by what is left.
 */
function listShares(count: number): number[][] {
  const shares: number[][] = [];
  for (let parts = 1; parts <= count; parts += Math.max(1, parts >> 1)) {
    shares.push(new Array<number>(parts).fill(1 / parts));
  }
  shares.push(Array.from({ length: count }, (_, k) => 2 ** -(k + 1)));
  shares.push(new Array<number>(count).fill(1));
  return shares;
}

function growGreedily(search: DesignSearch, spread: Spread, caps: readonly number[]): number[] {
  const chosen: number[] = [];
  spread.reset();
  for (const cap of caps) {
    const left = search.budget - costOf(search, chosen);
    const next = pickBest(search, spread, chosen, Math.min(left, cap * search.budget));
    if (next < 0) continue;
    chosen.push(next);
    spread.add(search.rows, next * search.slope.length);
  }
  return chosen;
}

/** The candidate not yet chosen that lowers the variance most and costs at most `most`; -1 where there is none. */
function pickBest(
  { rows, costs, slope }: DesignSearch,
  spread: Spread,
  chosen: readonly number[],
  most: number,
): number {
  let best = -1;
  let bestGain = 0;
  for (let i = 0; i < costs.length; i++) {
    if (!((costs[i] as number) <= most)) continue;
    const gain = spread.gain(rows, i * slope.length, bestGain);
    if (gain > bestGain && !chosen.includes(i)) {
      best = i;
      bestGain = gain;
    }
  }
  return best;
}

function exchange(search: DesignSearch, spread: Spread, start: readonly number[]): Design {
  let chosen = [...start];
  let variance = put(search, spread, chosen);
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    const before = variance;
    for (const member of [...chosen]) {
      const rest = chosen.filter((i) => i !== member);
      put(search, spread, rest);
      const next = pickBest(search, spread, rest, search.budget - costOf(search, rest));
      if (next < 0) continue;
      const now = put(search, spread, [...rest, next]);
      if (now < variance * (1 - LEAST_GAIN)) {
        chosen = [...rest, next];
        variance = now;
      }
    }
    if (chosen.length < search.count) {
      put(search, spread, chosen);
      const next = pickBest(search, spread, chosen, search.budget - costOf(search, chosen));
      if (next >= 0) {
        chosen = [...chosen, next];
        variance = put(search, spread, chosen);
        continue;
      }
    }
    if (!(variance < before * (1 - LEAST_GAIN))) break;
  }
  return { chosen, variance };
}

/** Parts of what two members cost that one of them may take. */
const PARTS = [0.05, 0.1, 0.2, 0.35, 0.5, 0.7];
/** Members dear enough for the budget to matter to them. */
const DEAREST = 4;

/** Two members leave and share what they cost in other parts: what single swaps cannot do at a spent budget. */
function exchangePairs(search: DesignSearch, spread: Spread, start: Design): Design {
  let best = start;
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    const found = improveByPair(search, spread, best);
    if (!found) break;
    best = exchange(search, spread, found);
  }
  return best;
}

function improveByPair(
  search: DesignSearch,
  spread: Spread,
  { chosen, variance }: Design,
): number[] | null {
  const cost = (i: number): number => search.costs[i] as number;
  const dearest = [...chosen].sort((a, b) => cost(b) - cost(a) || a - b).slice(0, DEAREST);
  for (const one of dearest) {
    for (const two of dearest) {
      if (one === two) break;
      const rest = chosen.filter((i) => i !== one && i !== two);
      const left = search.budget - costOf(search, rest);
      for (const part of PARTS) {
        put(search, spread, rest);
        const first = pickBest(search, spread, rest, part * left);
        if (first < 0) continue;
        const three = [...rest, first];
        put(search, spread, three);
        const second = pickBest(search, spread, three, search.budget - costOf(search, three));
        if (second < 0) continue;
        const four = [...three, second];
        if (put(search, spread, four) < variance * (1 - LEAST_GAIN)) return four;
      }
    }
  }
  return null;
}

/** Best first: at each place the member that lowers the variance most beside those before it. */
function rank(search: DesignSearch, spread: Spread, chosen: readonly number[]): number[] {
  const size = search.slope.length;
  const left = [...chosen];
  const ranked: number[] = [];
  spread.reset();
  while (left.length > 0) {
    const gains = left.map((i) => spread.gain(search.rows, i * size));
    const [next] = left.splice(gains.indexOf(Math.max(...gains)), 1);
    ranked.push(next as number);
    spread.add(search.rows, (next as number) * size);
  }
  return ranked;
}

/** Sets the spread to the data with these candidates; returns the variance. */
function put({ rows, slope }: DesignSearch, spread: Spread, chosen: readonly number[]): number {
  spread.reset();
  for (const i of chosen) spread.add(rows, i * slope.length);
  return spread.variance();
}

function costOf({ costs }: DesignSearch, chosen: readonly number[]): number {
  return chosen.reduce((sum, i) => sum + (costs[i] as number), 0);
}
