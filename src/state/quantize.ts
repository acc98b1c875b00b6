import { findPreset, type Law, predict, toVector, type Vector } from '../core/laws';
import { FITTED } from '../core/permalink';
import { selectTable } from './measured';
import { memo } from './memo';
import { lighten, type Model } from './model';
import { selectQuantizeRows } from './quantize-rows';
import { type Estimate, estimate } from './selectors';
import type { AppState } from './store';
import { selectTrade, type TradeChoice } from './trade';

/** Where the fit of the screen of quantization is kept. */
export const QUANTIZE_SLOT = 'quantize';

/** Bit widths the literature has measured, drawn beside the chosen one. */
export const usualBits = [2, 3, 4] as const;

/** The degradation up to which the paper of the law calls a model undertrained, nats. */
const TRAINING_TARGET = 0.2;

/** The projection the law was published for, tokens. */
export const PROJECTED_TOKENS = 100e12;

/** Loss of guessing among all tokens of a vocabulary: no degradation goes beyond it. Bytes, and Pythia's 50,304 tokens. */
export const guessingLoss = { byte: Math.log(256), token: Math.log(50_304) } as const;

/** What the screen is about, base units. */
export interface QuantizePoint {
  readonly N: number;
  readonly D: number;
  readonly bits: number;
  readonly group: number;
  /** Degradation that is accepted, nats. */
  readonly eps: number;
}

/** The law of degradation on screen: a published preset, or the fit of the table in view; null before it is there. */
export const selectQuantizeModel = memo(
  (state: AppState) =>
    [
      selectTrade(state),
      state.measured[QUANTIZE_SLOT]?.shown?.model ?? null,
      state.history.gesture?.startsWith('drag:') ?? false,
    ] as const,
  (trade, fitted, isDragged): Model | null => {
    if (!trade) return null;
    if (trade.preset === FITTED) {
      if (fitted?.law !== trade.law) return null;
      return isDragged ? lighten(fitted) : fitted;
    }
    const preset = findPreset(trade.form, trade.preset);
    return preset && measuresDegradation(trade.form)
      ? {
          law: trade.form,
          parameters: toVector(trade.form, preset.values),
          draws: [],
          source: { kind: 'preset', preset },
        }
      : null;
  },
);

/** Whether a law says what few bits cost: its response is that, or a loss that depends on the bits of the weights. */
function measuresDegradation({ outputs, variables }: Law): boolean {
  const ids = variables.map(({ id }) => id);
  return outputs[0].signed === true || (ids.includes('N') && ids.includes('wBits'));
}

/** The bit width a preset was made for: `ouyang2024-4bit`. */
const bitsOf = (preset: string): number | null => {
  const [, digits] = /-(\d)bit$/.exec(preset) ?? [];
  return digits === undefined ? null : Number(digits);
};

/** The preset of one bit width beside this one; undefined where there is none. */
export function presetAtBits({ form, preset }: TradeChoice, bits: number): string | undefined {
  if (bitsOf(preset) === null) return undefined;
  return form.presets.find(({ id }) => bitsOf(id) === Math.round(bits))?.id;
}

const largest = (column: Float64Array | undefined): number | undefined =>
  column && column.length > 0 ? column.reduce((most, value) => Math.max(most, value)) : undefined;

/** What a person did not set is the law's own example, or for a fit the far corner of the rows. */
export const selectQuantizePoint = memo(
  (state: AppState) => {
    const { N, D, bits, group, eps } = state.explorer;
    return [selectTrade(state), selectQuantizeRows(state), N, D, bits, group, eps] as const;
  },
  (trade, rows, N, D, bits, group, eps): QuantizePoint | null => {
    if (!trade) return null;
    const { law, form, preset } = trade;
    const column = (id: string): Float64Array | undefined =>
      preset === FITTED
        ? rows?.bound.variables[law.variables.findIndex((v) => v.id === id)]
        : undefined;
    const usual = form.typical;
    return {
      N: N ?? largest(column('N')) ?? usual.N ?? 7e9,
      D: D ?? largest(column('D')) ?? usual.D ?? 1e12,
      bits: bitsOf(preset) ?? bits ?? usual.bits ?? 4,
      group: group ?? (preset === FITTED ? 32 : (usual.group ?? 128)),
      eps: eps ?? usual.qid ?? 0.1,
    };
  },
);

/** Every input a law of degradation may ask for; of training in low precision it is the weights that have few bits. */
const inputsAt = ({ N, D, bits, group }: Omit<QuantizePoint, 'eps'>, weights = bits) => ({
  ...{ N, D, bits, group },
  wBits: weights,
  aBits: 16,
  kvBits: 16,
});

/** Loss added by the bits, nats. A law whose response is the loss itself counts from the loss at 16 bits. */
export function degradationAt(
  law: Law,
  parameters: Vector,
  point: Omit<QuantizePoint, 'eps'>,
): number {
  if (law.outputs[0].signed) return predict(law, inputsAt(point), parameters);
  return predict(law, inputsAt(point), parameters) - predict(law, inputsAt(point, 16), parameters);
}

/** Tokens at which the degradation is `eps`; NaN where no number of them does it. */
function tokensAt(law: Law, parameters: Vector, point: QuantizePoint, eps: number): number {
  if (!law.outputs[0].signed || !law.inverse) return Number.NaN;
  return law.inverse('D', eps, inputsAt(point), parameters);
}

export interface QuantizeReadouts {
  readonly point: QuantizePoint;
  readonly degradation: Estimate;
  /** Tokens at which the accepted degradation is reached. */
  readonly tokens: Estimate;
  /** Tokens over those at which `TRAINING_TARGET` is reached: below 1 the model is undertrained. */
  readonly level: Estimate;
  /** Degradation at `PROJECTED_TOKENS`, at most what guessing loses. */
  readonly projected: Estimate;
  /** Whether the power law says more than that. */
  readonly isClamped: boolean;
  /** Factors beyond what the law was fitted on, by id of the variable; empty inside. */
  readonly beyond: readonly { readonly id: string; readonly factor: number }[];
  /** Loss after quantization on the law's own 16-bit loss; null where it has none. */
  readonly loss: number | null;
}

/** Ranges of what the law was fitted on: published, or those of the rows. */
export const selectQuantizeRanges = memo(
  (state: AppState) =>
    [selectQuantizeModel(state), state.measured[QUANTIZE_SLOT]?.shown ?? null] as const,
  (model, shown): Readonly<Record<string, readonly [number, number]>> => {
    if (!model) return {};
    if (model.source.kind === 'preset') return model.law.validity.ranges;
    const columns = shown?.bound.variables ?? [];
    return Object.fromEntries(
      model.law.variables.map(({ id }, i) => [
        id,
        [
          -(largest(columns[i]?.map((value) => -value)) ?? Number.NaN),
          largest(columns[i]) ?? Number.NaN,
        ],
      ]),
    );
  },
);

/** The numbers of the point; null before there is a law. */
export const selectQuantizeReadouts = memo(
  (state: AppState) =>
    [
      selectQuantizeModel(state),
      selectQuantizePoint(state),
      selectQuantizeRanges(state),
      selectQuantizeUnit(state),
    ] as const,
  (model, point, ranges, unit): QuantizeReadouts | null => {
    if (!model || !point) return null;
    const { law } = model;
    const most = guessingLoss[unit];
    const at100 = { ...point, D: PROJECTED_TOKENS };
    const lossOf = law.outputs.find(({ id }) => id === 'loss');
    const known = inputsAt(point);
    return {
      point,
      degradation: estimate(model, (p) => degradationAt(law, p, point)),
      tokens: estimate(model, (p) => tokensAt(law, p, point, point.eps)),
      level: estimate(model, (p) => point.D / tokensAt(law, p, point, TRAINING_TARGET)),
      projected: estimate(model, (p) => Math.min(most, degradationAt(law, p, at100))),
      isClamped: degradationAt(law, model.parameters, at100) > most,
      beyond: findBeyond(known, ranges),
      loss:
        lossOf && model.source.kind === 'preset' ? lossOf.compute(known, model.parameters) : null,
    };
  },
);

/** What follows the hand: the numbers of the point without intervals, which take their turn. */
export const selectQuantizeHand = memo(
  (state: AppState) =>
    [selectQuantizeModel(state), selectQuantizePoint(state), selectQuantizeUnit(state)] as const,
  (model, point, unit) => {
    if (!model || !point) return null;
    const { law, parameters } = model;
    const projected = degradationAt(law, parameters, { ...point, D: PROJECTED_TOKENS });
    return {
      point,
      degradation: degradationAt(law, parameters, point),
      tokens: tokensAt(law, parameters, point, point.eps),
      projected: Math.min(guessingLoss[unit], projected),
    };
  },
);

/** By how much a point lies outside ranges, by id of the variable; empty inside. */
export function findBeyond(
  at: Readonly<Record<string, number>>,
  ranges: Readonly<Record<string, readonly [number, number]>>,
): { id: string; factor: number }[] {
  return Object.entries(ranges).flatMap(([id, [low, high]]) => {
    const value = at[id];
    if (value === undefined || !(low > 0)) return [];
    const factor = Math.max(value / high, low / value);
    return factor > 1.0001 ? [{ id, factor }] : [];
  });
}

/** What the losses of the screen are counted per. */
export function selectQuantizeUnit(state: AppState): 'token' | 'byte' {
  const trade = selectTrade(state);
  if (trade?.preset !== FITTED) return 'token';
  return selectTable(trade.table)(state)?.lossPer ?? 'token';
}

/** The law at another bit width: of presets of one width each, the one of that width. Null where there is none. */
export function atBits(model: Model, bits: number): Model | null {
  if (model.source.kind !== 'preset' || bitsOf(model.source.preset.id) === null) {
    const law = model.law;
    return law.variables.some(({ id }) => id === 'bits' || id === 'wBits') ? model : null;
  }
  const preset = model.law.presets.find(({ id }) => bitsOf(id) === bits);
  if (!preset) return null;
  return {
    ...model,
    parameters: toVector(model.law, preset.values),
    source: { kind: 'preset', preset },
  };
}

/** The first published values of the law a table was fitted with, to be drawn over the fit; null beside a preset. */
export const selectQuantizePublished = memo(
  (state: AppState) => [selectTrade(state), selectQuantizePoint(state)?.bits ?? null] as const,
  (trade, bits): Model | null => {
    if (trade?.preset !== FITTED || bits === null) return null;
    const { law } = trade;
    const ofBits = law.presets.find(({ id }) => bitsOf(id) === Math.round(bits));
    const preset = ofBits ?? law.presets[0];
    if (!preset || !measuresDegradation(law)) return null;
    return {
      law,
      parameters: toVector(law, preset.values),
      draws: [],
      source: { kind: 'preset', preset },
    };
  },
);
