import { type LongWork, runToEnd } from '../long-work';
import type { Dataset } from './types';

export type Span = readonly [low: number, high: number];

/** How far the runs of a dataset reach, those left out included except where it says so. */
export interface RunSpans {
  readonly N: Span;
  readonly D: Span;
  /** Of N times D. */
  readonly product: Span;
  /** Over the runs in the fit: outliers left out must not eat a scale of colours. */
  readonly loss: Span;
  /** How many runs are in the fit. */
  readonly included: number;
  /** Those in the fit that are furthest out in eight directions of the plane of log N and log D. */
  readonly corners: readonly number[];
}

/** Rows looked at in one step. */
const STRETCH = 65_536;

/** Spans by the mask they are of: what was worked out in steps is at hand when a picture asks for it. */
const known = new WeakMap<Uint8Array, { readonly of: Float64Array; readonly spans: RunSpans }>();

/** The same in one go. */
export function spanRuns(dataset: Dataset, included: Uint8Array): RunSpans {
  return runToEnd(spanRunsSlowly(dataset, included));
}

/** @param included one flag a row: 1 where it is in the fit. Not to be changed afterwards. */
export function* spanRunsSlowly(dataset: Dataset, included: Uint8Array): LongWork<RunSpans> {
  const before = known.get(included);
  if (before && before.of === dataset.N) return before.spans;
  const reach = startReach();
  const count = dataset.N.length;
  for (let start = 0; start < count; start += STRETCH) {
    widen(reach, dataset, included, start, Math.min(count, start + STRETCH));
    yield { done: start, total: count };
  }
  const { low, high, corners, loss } = reach;
  const span = (k: number): Span => [low[k] as number, high[k] as number];
  const spans: RunSpans = {
    N: span(0),
    D: span(1),
    product: span(2),
    loss: [loss[0] as number, loss[1] as number],
    included: reach.included,
    corners: reach.included > 0 ? [...corners] : [],
  };
  known.set(included, { of: dataset.N, spans });
  return spans;
}

/** What the rows so far span: N, D, their product and their ratio, of all runs and of those in the fit. */
function startReach() {
  return {
    low: new Float64Array(4).fill(Infinity),
    high: new Float64Array(4),
    lowIn: new Float64Array(4).fill(Infinity),
    highIn: new Float64Array(4),
    corners: new Uint32Array(8),
    loss: Float64Array.of(Infinity, -Infinity),
    included: 0,
  };
}

function widen(
  reach: ReturnType<typeof startReach>,
  { N, D, loss }: Dataset,
  included: Uint8Array,
  start: number,
  end: number,
): void {
  const { low, high, lowIn, highIn, corners } = reach;
  const values = new Float64Array(4);
  for (let row = start; row < end; row++) {
    const n = N[row] as number;
    const d = D[row] as number;
    values[0] = n;
    values[1] = d;
    values[2] = n * d;
    values[3] = n / d;
    const isIn = included[row] === 1;
    for (let k = 0; k < 4; k++) {
      const value = values[k] as number;
      if (value < (low[k] as number)) low[k] = value;
      if (value > (high[k] as number)) high[k] = value;
      if (!isIn) continue;
      if (value < (lowIn[k] as number)) {
        lowIn[k] = value;
        corners[k] = row;
      }
      if (value > (highIn[k] as number)) {
        highIn[k] = value;
        corners[k + 4] = row;
      }
    }
    if (!isIn) continue;
    reach.included++;
    const value = loss[row] as number;
    if (value < (reach.loss[0] as number)) reach.loss[0] = value;
    if (value > (reach.loss[1] as number)) reach.loss[1] = value;
  }
}
