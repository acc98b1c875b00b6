import type { Inputs, Law, Vector } from '../core/laws';
import { findRoot } from '../core/numerics';
import { type ExplorerState, FITTED } from '../core/permalink';
import {
  LIMITS_SLOT,
  selectEnterModel,
  selectLeaveModel,
  selectRepeatModel,
  selectRepeatRows,
  selectSyntheticModel,
  usualParams,
} from './data-limits-model';
import { memo } from './memo';
import type { Model } from './model';
import { type Estimate, estimate } from './selectors';
import type { AppState } from './store';
import { selectTrade } from './trade';

/** What the screen of data limits is about, base units. */
export interface LimitsPoint {
  readonly N: number;
  readonly unique: number;
  readonly epochs: number;
  /** Tokens trained on, repeats included: unique tokens times epochs. */
  readonly D: number;
  /** 6 N D. */
  readonly C: number;
  /** Part of the loss another epoch must take away to pay. */
  readonly share: number;
}

/** What a person did not set: sizes of the papers, or for a fit those of the rows. */
interface Usual {
  readonly N: number;
  readonly unique: number;
  readonly epochs: number;
}

const selectUsual = memo(
  (state: AppState) => [selectTrade(state), selectRepeatRows(state)] as const,
  (trade, rows): Usual => {
    const isFit = trade?.preset === FITTED && trade.law.id === 'data-constrained' && rows?.inView;
    const columns = isFit ? rows.groups[0]?.bound.variables : undefined;
    const [N, , unique] = columns ?? [];
    return {
      N: N ? span(N)[1] : usualParams,
      unique: unique ? span(unique)[1] : 25e9,
      epochs: 4,
    };
  },
);

/** Size, stock and epochs decide; a link that names tokens or compute instead of epochs is read as well. */
function pointOf({ N, unique, epochs, D, C, tol }: LimitsKeys, usual: Usual): LimitsPoint {
  const size = N ?? usual.N;
  const stock = unique ?? usual.unique;
  const asked = epochs ?? (D !== null ? D / stock : C !== null ? C / (6 * size * stock) : null);
  const passes = asked ?? usual.epochs;
  const tokens = stock * passes;
  const flops = 6 * size * tokens;
  return { N: size, unique: stock, epochs: passes, D: tokens, C: flops, share: tol };
}

type LimitsKeys = Pick<ExplorerState, 'N' | 'unique' | 'epochs' | 'D' | 'C' | 'tol'>;

const pointFrom = (explorer: (state: AppState) => ExplorerState) =>
  memo(
    (state: AppState) => {
      const { N, unique, epochs, D, C, tol } = explorer(state);
      return [N, unique, epochs, D, C, tol, selectUsual(state)] as const;
    },
    (N, unique, epochs, D, C, tol, usual) => pointOf({ N, unique, epochs, D, C, tol }, usual),
  );

export const selectLimitsPoint = pointFrom(({ explorer }) => explorer);
/** The point as it was before the hand began to drag: axes follow this one. */
export const selectSettledLimits = pointFrom(({ settled }) => settled);

export type LimitsQuantity = 'N' | 'unique' | 'epochs' | 'D' | 'C';

/** The state in which one quantity has a value: tokens and compute move the epochs, everything else rests. */
export function moveLimits(
  point: LimitsPoint,
  quantity: LimitsQuantity,
  value: number,
): Partial<ExplorerState> {
  const { N, unique, epochs } = point;
  const held = { N, unique, epochs, D: null, C: null };
  if (quantity === 'D') return { ...held, epochs: value / unique };
  if (quantity === 'C') return { ...held, epochs: value / (6 * N * unique) };
  return { ...held, [quantity]: value };
}

/** An output of a law at inputs of these names. */
export function outputAt(law: Law, id: string, inputs: Inputs, p: Vector): number {
  const names = Object.keys(inputs);
  const output = law.outputs.find(
    (candidate) =>
      candidate.id === id &&
      candidate.inputs.length === names.length &&
      candidate.inputs.every((name) => names.includes(name)),
  );
  if (!output) throw new Error(`${law.id} has no output ${id} of ${names.join(', ')}`);
  return output.compute(inputs, p);
}

/** Loss after so many epochs of a stock. */
export function lossAfter(law: Law, p: Vector, N: number, unique: number, epochs: number): number {
  return law.evaluate([Math.log(N), Math.log(unique * epochs), Math.log(unique)], p);
}

const mostEpochs = 1e7;

/** Epochs beyond which another one lowers the loss by less than a share of it; 1 where the second already does. */
export function payingEpochs(
  law: Law,
  p: Vector,
  { N, unique, share }: Pick<LimitsPoint, 'N' | 'unique' | 'share'>,
): number {
  const gain = (logEpochs: number): number => {
    const epochs = Math.exp(logEpochs);
    const loss = lossAfter(law, p, N, unique, epochs);
    return loss - lossAfter(law, p, N, unique, epochs + 1) - share * loss;
  };
  if (gain(0) <= 0) return 1;
  return Math.exp(findRoot(gain, 0, Math.log(mostEpochs), 1e-12));
}

/** Size that reaches a loss on so many tokens, none of them twice; at most N. */
function sizeWithoutRepeats(law: Law, p: Vector, loss: number, N: number, D: number): number {
  const logD = Math.log(D);
  const excess = (logN: number): number => law.evaluate([logN, logD, logD], p) - loss;
  const high = Math.log(N);
  if (excess(high) >= 0) return N;
  return Math.exp(findRoot(excess, 0, high, 1e-12));
}

export interface LimitsReadouts {
  readonly point: LimitsPoint;
  readonly loss: Estimate;
  /** Loss of the same size on as many tokens, none of them twice. */
  readonly freshLoss: Estimate;
  readonly effectiveTokens: Estimate;
  readonly effectiveParams: Estimate;
  /** Worth of a token on average against a fresh one, and of the next repeated one. */
  readonly worth: Estimate;
  readonly nextWorth: Estimate;
  /** Size that reaches the loss without repeats, over N. */
  readonly multiplier: Estimate;
  readonly paying: Estimate;
  /** Size beyond which parameters count less for this stock. */
  readonly matching: Estimate;
}

/** The numbers of the point; null before there is a law. */
export const selectLimits = memo(
  (state: AppState) => [selectRepeatModel(state), selectLimitsPoint(state)] as const,
  (model, point): LimitsReadouts | null => {
    if (!model) return null;
    const { law } = model;
    const { N, unique, epochs, D } = point;
    const fresh = (p: Vector): number => outputAt(law, 'loss', { N, D }, p);
    const effective = (p: Vector): number => outputAt(law, 'effectiveTokens', { D, unique }, p);
    const loss = (p: Vector): number => lossAfter(law, p, N, unique, epochs);
    return {
      point,
      loss: estimate(model, loss),
      freshLoss: estimate(model, fresh),
      effectiveTokens: estimate(model, effective),
      effectiveParams: estimate(model, (p) =>
        outputAt(law, 'effectiveParams', { N, D, unique }, p),
      ),
      worth: estimate(model, (p) => effective(p) / D),
      nextWorth: estimate(model, (p) => {
        if (D < unique) return 1;
        const step = 1e-4 * D;
        const more = outputAt(law, 'effectiveTokens', { D: D + step, unique }, p);
        return (more - effective(p)) / step;
      }),
      multiplier: estimate(model, (p) => sizeWithoutRepeats(law, p, loss(p), N, D) / N),
      paying: estimate(model, (p) => payingEpochs(law, p, point)),
      matching: estimate(model, (p) => unique * outputAt(law, 'paramsPerUnique', {}, p)),
    };
  },
);

/** The best split of the point's compute between size and epochs, with the stock and with endless fresh tokens. */
export interface LimitsSplit {
  readonly N: Estimate;
  readonly D: Estimate;
  readonly epochs: Estimate;
  readonly loss: Estimate;
  readonly freeN: Estimate;
  readonly freeLoss: Estimate;
}

export const selectLimitsSplit = memo(
  (state: AppState) => [selectRepeatModel(state), selectLimitsPoint(state)] as const,
  (model, { C, unique }): LimitsSplit | null => {
    if (!model) return null;
    const { law } = model;
    const best = (id: string, inputs: Inputs): Estimate =>
      estimate(model, (p) => outputAt(law, id, inputs, p));
    return {
      N: best('N', { C, unique }),
      D: best('D', { C, unique }),
      epochs: best('epochs', { C, unique }),
      loss: best('loss', { C, unique }),
      freeN: best('N', { C }),
      freeLoss: estimate(model, (p) => {
        const [N, D] = [outputAt(law, 'N', { C }, p), outputAt(law, 'D', { C }, p)];
        return outputAt(law, 'loss', { N, D }, p);
      }),
    };
  },
);

export interface LimitsBand {
  readonly enters: Estimate;
  readonly leaves: Estimate;
  readonly isInside: boolean;
}

/** Epochs on a repeated part between which a model of the point's size is damaged. */
export const selectLimitsBand = memo(
  (state: AppState) =>
    [selectEnterModel(state), selectLeaveModel(state), selectLimitsPoint(state)] as const,
  (enter, leave, { N, epochs }): LimitsBand | null => {
    if (!enter || !leave) return null;
    const edge = ({ law, parameters, ...model }: Model): Estimate =>
      estimate({ law, parameters, ...model }, (p) => law.evaluate([Math.log(N)], p));
    const [enters, leaves] = [edge(enter), edge(leave)];
    return { enters, leaves, isInside: enters.value < epochs && epochs < leaves.value };
  },
);

export interface SyntheticReadouts {
  /** The stock of the point, taken as synthetic tokens. */
  readonly tokens: number;
  readonly accuracy: Estimate;
  /** Error that no amount of data goes below. */
  readonly plateau: Estimate;
}

export const selectSynthetic = memo(
  (state: AppState) => [selectSyntheticModel(state), selectLimitsPoint(state).unique] as const,
  (model, tokens): SyntheticReadouts | null =>
    model && {
      tokens,
      accuracy: estimate(model, (p) => 1 - model.law.evaluate([Math.log(tokens)], p)),
      plateau: estimate(model, (p) => outputAt(model.law, 'plateau', {}, p)),
    },
);

/** Ranges the law of repeats was fitted on: published, or those of the rows. Base units. */
export const selectRepeatRanges = memo(
  (state: AppState) =>
    [selectRepeatModel(state), state.measured[LIMITS_SLOT]?.shown ?? null] as const,
  (model, shown): Readonly<Record<string, readonly [number, number]>> => {
    if (!model) return {};
    if (model.source.kind === 'preset' || !shown) return model.law.validity.ranges;
    const [N, D, unique] = shown.bound.variables as [Float64Array, Float64Array, Float64Array];
    const epochs = D.map((tokens, i) => Math.max(1, tokens / (unique[i] as number)));
    return { N: span(N), unique: span(unique), epochs: span(epochs) };
  },
);

function span(values: Float64Array): readonly [number, number] {
  return [
    values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY),
    values.reduce((most, value) => Math.max(most, value), 0),
  ];
}

/** Times a value lies beyond what was fitted; null inside. */
export function beyondRange(
  value: number,
  range: readonly [number, number] | undefined,
): number | null {
  if (!range) return null;
  const factor = Math.max(value / range[1], range[0] / value);
  return factor > 1.0001 ? factor : null;
}
