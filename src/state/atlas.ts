import {
  type AtlasEntry,
  type AtlasModel,
  type AtlasRatio,
  type ClaimPair,
  findEntry,
  listModels,
  type NotUnderLaw,
  type Place,
  placeModel,
  readClaims,
  searchAtlas,
} from '../core/atlas';
import { computeForLoss, computeForParams } from '../core/optimum';
import { memo } from './memo';
import type { Model } from './model';
import { largestCompute } from './point';
import { selectDataset } from './rows';
import { goTo } from './screens';
import { type Estimate, estimate, selectModel } from './selectors';
import { type AppState, replaceState, type Store } from './store';

/** Models over parameters and tokens, or ratios to a baseline. */
export type AtlasView = 'plane' | 'bars';

export const readAtlasView = (view: string): AtlasView => (view === 'bars' ? 'bars' : 'plane');

/** The papers that pass the filter. */
export const selectAtlasFound = memo(
  (state: AppState) => [state.explorer.kind, state.explorer.q] as const,
  (kind, words) => searchAtlas({ kind, words }),
);

/** Why a number of the law is an extrapolation; null inside what it was made from. */
export type Beyond =
  | { readonly kind: 'compute'; readonly factor: number }
  | { readonly kind: 'N' | 'D'; readonly low: number; readonly high: number }
  | null;

/** A model of the paper as plain training from scratch. */
export interface ModelUnderLaw {
  readonly model: AtlasModel;
  readonly place: Place;
  readonly compute: number;
  readonly loss: Estimate;
  readonly beyond: Beyond;
}

/** Two trainings from scratch, what lies between them in loss and in compute. */
export interface PairUnderLaw {
  readonly pair: ClaimPair;
  /** 6 N D of both. */
  readonly compute: number;
  readonly insteadCompute: number;
  readonly loss: number;
  readonly insteadLoss: number;
  /** Loss with less minus loss of the baseline, nats. */
  readonly difference: Estimate;
  /** Least compute that reaches the baseline's loss over the least that reaches the other; NaN where one has none. */
  readonly worth: number;
  readonly beyond: Beyond;
}

export interface ClaimUnderLaw {
  readonly ratio: AtlasRatio;
  readonly pairs: readonly PairUnderLaw[];
  readonly why: NotUnderLaw | null;
}

export interface UnderLaw {
  readonly models: readonly ModelUnderLaw[];
  readonly claims: readonly ClaimUnderLaw[];
}

type Range = readonly [low: number, high: number];
interface Known {
  readonly N: Range | null;
  readonly D: Range | null;
  readonly compute: number | null;
}

/** What the values of the law on screen come from: the runs of a fit, the validity of published values. */
const selectKnown = memo(
  (state: AppState) => [selectModel(state), selectDataset(state)] as const,
  (model, dataset): Known => {
    if (model?.source.kind === 'preset') {
      const { N, D } = model.law.validity.ranges;
      return { N: N ?? null, D: D ?? null, compute: null };
    }
    if (!dataset || dataset.N.length === 0) return { N: null, D: null, compute: null };
    return { N: span(dataset.N), D: span(dataset.D), compute: largestCompute(dataset) };
  },
);

function span(values: Float64Array): Range {
  let [low, high] = [Number.POSITIVE_INFINITY, 0];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}

function beyond({ N, D }: Place, known: Known): Beyond {
  const factor = known.compute === null ? 0 : (6 * N * D) / known.compute;
  if (factor > 1.0001) return { kind: 'compute', factor };
  for (const [kind, value] of [
    ['N', N],
    ['D', D],
  ] as const) {
    const range = known[kind];
    if (range && (value < range[0] * 0.9999 || value > range[1] * 1.0001))
      return { kind, low: range[0], high: range[1] };
  }
  return null;
}

/** What the open paper's models and ratios stand for under the law on screen; null without a law or a paper. */
export const selectUnderLaw = memo(
  (state: AppState) => [state.explorer.card, selectModel(state), selectKnown(state)] as const,
  (card, model, known): UnderLaw | null => {
    const entry = findEntry(card);
    return entry && model ? underLaw(entry, model, known) : null;
  },
);

function underLaw(entry: AtlasEntry, model: Model, known: Known): UnderLaw {
  const { law, parameters } = model;
  const models = listModels([entry]).flatMap((of): ModelUnderLaw[] => {
    const place = placeModel(of);
    if (!place || of.point.stage !== 'pretrain') return [];
    const loss = estimate(model, lossAt(model, place));
    const compute = 6 * place.N * place.D;
    return [{ model: of, place, compute, loss, beyond: beyond(place, known) }];
  });
  const optimalTokens = (params: number): number =>
    computeForParams(law, parameters, params) / (6 * params);
  const claims = readClaims(entry, optimalTokens).map(({ ratio, why, pairs }) => ({
    ...{ ratio, why },
    pairs: pairs.map((pair) => comparePair(pair, model, known)),
  }));
  return { models, claims };
}

const lossAt =
  ({ law }: Model, { N, D }: Place) =>
  (parameters: Float64Array): number =>
    law.evaluate([Math.log(N), Math.log(D)], parameters);

function comparePair(pair: ClaimPair, model: Model, known: Known): PairUnderLaw {
  const { law, parameters } = model;
  const [less, instead] = [lossAt(model, pair.less), lossAt(model, pair.instead)];
  const [loss, insteadLoss] = [less(parameters), instead(parameters)];
  const reach = (target: number): number => computeForLoss(law, parameters, target);
  return {
    pair,
    compute: 6 * pair.less.N * pair.less.D,
    insteadCompute: 6 * pair.instead.N * pair.instead.D,
    loss,
    insteadLoss,
    difference: estimate(model, (p) => less(p) - instead(p)),
    worth: reach(insteadLoss) / reach(loss),
    beyond: beyond(pair.instead, known) ?? beyond(pair.less, known),
  };
}

/** Opens the card of a paper: a place to go back from, no step to undo. */
export function openEntry(store: Store, id: string): void {
  replaceState(store, { ...store.getState().explorer, screen: 'atlas', card: id });
}

/** Takes a model's size and tokens to Explore, as one step to undo. A point that follows the optimum is held there. */
export function takePoint(store: Store, { N, D }: Place): void {
  const { lock } = store.getState().explorer;
  goTo(store, 'explore', {
    ...{ C: 6 * N * D, N, D: null, target: null },
    lock: lock === 'optimum' ? 'C' : lock,
  });
}
