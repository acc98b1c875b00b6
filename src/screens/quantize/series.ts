import { findCatalogueEntry, tables } from '../../core/catalogue';
import { type ColumnSource, cellAt } from '../../core/data';
import { FULL_BITS } from '../../core/optimum';
import { FITTED } from '../../core/permalink';
import { hero as words } from '../../messages/quantize-plots';
import type { DegradationCurve, DegradationExtent, DegradationPoint } from '../../plots';
import {
  type AppState,
  atBits,
  degradationAt,
  type Estimate,
  estimate,
  memo,
  PROJECTED_TOKENS,
  type QuantizeRows,
  selectPredictedRows,
  selectQuantizeModel,
  selectQuantizePoint,
  selectQuantizePublished,
  selectQuantizeRanges,
  selectQuantizeRows,
  selectTable,
  selectTrade,
  usualBits,
} from '../../state';

/** Series of the plots of this screen as memoised selectors. */

const column = ({ law, bound }: QuantizeRows, id: string): Float64Array | undefined =>
  bound.variables[law.variables.findIndex((variable) => variable.id === id)];

/** Losses less the loss of a row of the same size and tokens at full precision; no number where there is none. */
function addedLoss({ law, bound }: QuantizeRows, bits: Float64Array | undefined): Float64Array {
  const { variables, response } = bound;
  const isWidth = law.variables.map(({ id }) => id.endsWith('Bits'));
  const isFull = (i: number): boolean =>
    variables.every((values, k) => !isWidth[k] || (values[i] as number) >= FULL_BITS);
  const keyOf = (i: number): string =>
    variables.flatMap((values, k) => (isWidth[k] ? [] : [values[i]])).join();
  const full = new Map<string, number>();
  for (const [i, loss] of bits ? response.entries() : []) if (isFull(i)) full.set(keyOf(i), loss);
  return response.map((loss, i) =>
    isFull(i) ? Number.NaN : loss - (full.get(keyOf(i)) ?? Number.NaN),
  );
}

function toPoints(rows: QuantizeRows, usual: number, out: readonly number[]): DegradationPoint[] {
  const { law, bound, errors } = rows;
  const bits = column(rows, 'bits') ?? column(rows, 'wBits');
  const N = column(rows, 'N');
  const D = column(rows, 'D');
  if (!N || !D) return [];
  const added = law.outputs[0].signed ? bound.response : addedLoss(rows, bits);
  const points = Array.from(added, (value, i) => {
    const row = bound.rows[i] as number;
    const error = errors?.[row] ?? Number.NaN;
    return {
      row,
      logN: Math.log10(N[i] as number),
      logD: Math.log10(D[i] as number),
      logQ: Math.log10(value),
      logLow: Math.log10(value - error),
      logHigh: Math.log10(value + error),
      bits: bits?.[i] ?? usual,
      included: !out.includes(row),
    };
  });
  // A difference at or below zero is drawn at the foot; a row without one is not drawn.
  return points.filter((_, i) => !Number.isNaN(added[i]));
}

/** The law's bits where the rows have no column of them. */
const selectBits = (state: AppState): number => Math.round(selectQuantizePoint(state)?.bits ?? 4);

const none: readonly number[] = [];

export const selectPoints = memo(
  (state: AppState) => [selectQuantizeRows(state), selectBits(state), state.explorer.out] as const,
  (rows, bits, out): DegradationPoint[] => (rows ? toPoints(rows, bits, out) : []),
);

/** Degradations of the other table of the literature, beside published values. */
export const selectGhosts = memo(
  (state: AppState) => [selectPredictedRows(state), selectTrade(state)?.preset ?? FITTED] as const,
  (rows, preset): DegradationPoint[] => (rows && preset !== FITTED ? toPoints(rows, 4, none) : []),
);

/** The size of the points nearest to the chosen one, log10; null where none is within a factor of 1.6. */
export const selectNear = memo(
  (state: AppState) =>
    [selectPoints(state), selectGhosts(state), selectQuantizePoint(state)?.N ?? null] as const,
  (points, ghosts, N): number | null => {
    if (N === null) return null;
    const log = Math.log10(N);
    let near: number | null = null;
    for (const { logN } of [...points, ...ghosts]) {
      const distance = Math.abs(logN - log);
      if (distance < 0.2 && (near === null || distance < Math.abs(near - log))) near = logN;
    }
    return near;
  },
);

/** Degradations drawn: below, nothing is told apart; above, nothing is left to lose. */
const DEEPEST = -4;
const HIGHEST = 1.5;

const half = (value: number, round: (value: number) => number): number => round(value * 2) / 2;

/** Ends of the axes in half decades, so that they rest for most of a drag. */
const selectEnds = (state: AppState): readonly [number, number, number, number] | null => {
  const model = selectQuantizeModel(state);
  const point = selectQuantizePoint(state);
  if (!point) return null;
  // Where a drag began, so that the axes rest under the hand.
  const D = state.settled.D ?? point.D;
  const eps = state.settled.eps ?? point.eps;
  const dots = [...selectPoints(state), ...selectGhosts(state)];
  const tokens = dots.map(({ logD }) => logD);
  const lost = dots.map(({ logQ }) => logQ).filter(Number.isFinite);
  const isFit = selectTrade(state)?.preset === FITTED;
  if (!isFit) {
    const [low, high] = selectQuantizeRanges(state).D ?? [D, D];
    tokens.push(Math.log10(low), Math.log10(high), Math.log10(PROJECTED_TOKENS) + 0.3);
  }
  tokens.push(Math.log10(D) - 0.15, Math.log10(D) + 0.15);
  lost.push(Math.log10(eps));
  if (model) {
    const q = Math.log10(degradationAt(model.law, model.parameters, { ...point, D }));
    if (Number.isFinite(q)) lost.push(Math.min(HIGHEST, Math.max(DEEPEST, q)));
  }
  const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b));
  const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b));
  return [
    half(least(tokens), Math.floor),
    half(most(tokens), Math.ceil),
    Math.max(DEEPEST, half(least(lost) - 0.05, Math.floor)),
    Math.min(HIGHEST, half(most(lost) + 0.2, Math.ceil)),
  ];
};

export const selectExtent = memo(
  (state: AppState) => {
    const [left = 0, right = 1, bottom = 0, top = 1] = selectEnds(state) ?? [];
    return [left, right, bottom, top] as const;
  },
  (left, right, bottom, top): DegradationExtent => ({ logD: [left, right], logQ: [bottom, top] }),
);

/** The law at the usual widths and the chosen one, for the chosen size and group. */
export const selectCurves = memo(
  (state: AppState) => {
    const { N, bits, group } = selectQuantizePoint(state) ?? { N: null, bits: 4, group: 32 };
    return [selectQuantizeModel(state), selectQuantizePublished(state), N, bits, group] as const;
  },
  (model, published, N, chosen, group): DegradationCurve[] => {
    if (!model || N === null) return [];
    const curveOf = (
      of: NonNullable<typeof model>,
      bits: number,
      tone: DegradationCurve['tone'],
      label: string,
    ): DegradationCurve => ({
      ...{ bits, tone, label },
      parameters: of.parameters,
      draws: tone === 'published' ? [] : of.draws,
      at: (tokens, parameters) => degradationAt(of.law, parameters, { N, group, bits, D: tokens }),
    });
    const hasBits = atBits(model, 4) !== null;
    const label = hasBits ? words.line(chosen) : words.method;
    const others = hasBits ? usualBits.filter((bits) => bits !== chosen) : [];
    return [
      ...others.flatMap((bits) => {
        const there = atBits(model, bits);
        return there ? [curveOf(there, bits, 'other', words.line(bits))] : [];
      }),
      ...(published ? [curveOf(published, chosen, 'published', '')] : []),
      curveOf(model, chosen, 'chosen', label),
    ];
  },
);

/** log10 tokens the law was fitted on at the point's size and bits; null where those are outside. */
export const selectValid = memo(
  (state: AppState) => [selectQuantizeRanges(state), selectQuantizePoint(state)] as const,
  (ranges, point): readonly [number, number] | null => {
    if (!point || !ranges.D) return null;
    const { N } = ranges;
    if (N && (point.N < N[0] / 1.0001 || point.N > N[1] * 1.0001)) return null;
    return [Math.log10(ranges.D[0]), Math.log10(ranges.D[1])];
  },
);

/** Ends of the sliders, base units. */
export const selectSliderRanges = memo(
  (state: AppState) => [selectTrade(state)?.preset === FITTED, selectExtent(state)] as const,
  (isFit, { logD }) => ({
    N: isFit ? ([1e3, 1e8] as const) : ([1e7, 1e12] as const),
    D: [10 ** logD[0], 10 ** logD[1]] as const,
  }),
);

/** Title of a table by its id. */
export const titleOf = (id: string): string =>
  tables.find((table) => table.id === id)?.title ?? findCatalogueEntry(id)?.title ?? id;

/** Name of a row: the first column of words. */
export function nameOf(source: ColumnSource | null, row: number): string {
  const text = source?.columns.find(({ kind }) => kind === 'text');
  return text ? String(cellAt(text, row)) : `row ${row + 1}`;
}

export const selectSource = (state: AppState): ColumnSource | null => {
  const trade = selectTrade(state);
  return trade ? selectTable(trade.table)(state) : null;
};

export interface Coefficient {
  readonly id: string;
  readonly estimate: Estimate;
}

/** Parameters of the law on screen, each with its interval. */
export const selectCoefficients = memo(
  (state: AppState) => [selectQuantizeModel(state)] as const,
  (model): readonly Coefficient[] =>
    model
      ? model.law.parameters.map(({ id }, i) => ({
          id,
          estimate: estimate(model, (p) => p[i] as number),
        }))
      : [],
);
