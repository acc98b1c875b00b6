import { FITTED } from '../../core/permalink';
import { split as splitWords, hero as words } from '../../messages/data-limits';
import { type LimitsCurve, type LimitsDot, limitsSeries } from '../../plots';
import {
  type AppState,
  beyondRange,
  lossAfter,
  memo,
  outputAt,
  payingEpochs,
  selectLimitsPoint,
  selectRepeatModel,
  selectRepeatRanges,
  selectRepeatRows,
  selectSettledLimits,
  selectTrade,
} from '../../state';

/** Series of the hero and of the split of compute, as memoised selectors. */

const drawnEpochs = [1, 2, 4, 8, 16, 64] as const;
/** As good as endless: repeats have faded long before. */
const ENDLESS = 1e6;

export const half = (value: number, round: (value: number) => number): number =>
  round(value * 2) / 2;

const selectIsFit = (state: AppState): boolean => {
  const trade = selectTrade(state);
  return trade?.preset === FITTED && trade.law.id === 'data-constrained';
};

/** What the losses of the hero are counted per. */
export const selectLossUnit = (state: AppState): string =>
  selectIsFit(state) && selectRepeatRows(state)?.lossPer === 'byte' ? 'nats/byte' : 'nats/token';

/**
 * Rows of the table in view, at the size the hero is drawn for. Beside published values per token only losses
 * per token belong on the same axis.
 */
const selectHeroDots = memo(
  (state: AppState) =>
    [
      selectRepeatRows(state),
      selectSettledLimits(state).N,
      state.explorer.out,
      selectIsFit(state),
    ] as const,
  (rows, N, out, isFit): readonly LimitsDot[] => {
    const bound = rows?.groups[0]?.bound;
    if (!rows?.inView || !bound || (!isFit && rows.lossPer === 'byte')) return [];
    const { variables, response, standardErrors } = bound;
    const [sizes, , unique] = variables as [Float64Array, Float64Array, Float64Array];
    return Array.from(bound.rows, (row, i): LimitsDot => {
      const y = response[i] as number;
      const se = standardErrors?.[i];
      return {
        ...{ row, group: '', x: Math.log10(unique[i] as number), y, tone: 'measured' },
        included: !out.includes(row),
        ...(se === undefined ? {} : { low: y - se, high: y + se }),
      };
    }).filter((_, i) => Math.abs(Math.log((sizes[i] as number) / N)) < 0.05);
  },
);

/** Domain of the hero's axes: they rest while a hand drags. */
export const selectHeroAxes = memo(
  (state: AppState) =>
    [selectRepeatModel(state), selectSettledLimits(state), selectHeroDots(state)] as const,
  (model, { unique, N }, dots) => {
    const at = Math.log10(unique);
    const places = dots.map(({ x }) => x);
    const x: [number, number] = [
      half(Math.min(at - 1.5, ...places.map((place) => place - 0.2)), Math.floor),
      half(Math.max(at + 1.5, ...places.map((place) => place + 0.2)), Math.ceil),
    ];
    const losses = dots.map(({ y }) => y);
    if (model) {
      const { law, parameters } = model;
      const loss = (logU: number, epochs: number): number =>
        lossAfter(law, parameters, N, 10 ** logU, epochs);
      losses.push(loss(x[1], ENDLESS), loss(x[0] + 0.12 * (x[1] - x[0]), 1));
    }
    const [low, high] = losses.length > 0 ? [Math.min(...losses), Math.max(...losses)] : [1, 3];
    const pad = (high - low || 1) * 0.06;
    return { x, y: [low - pad, high + pad] as [number, number] };
  },
);

/** Part of the axis of unique tokens the law was fitted on; null where size or epochs lie outside. */
const validUnique = (
  ranges: Readonly<Record<string, readonly [number, number]>>,
  N: number,
  epochs: number,
): readonly [number, number] | null => {
  if (beyondRange(N, ranges.N) !== null || beyondRange(epochs, ranges.epochs) !== null) return null;
  const { unique } = ranges;
  return unique ? [Math.log10(unique[0]), Math.log10(unique[1])] : [0, 30];
};

/** Loss over unique tokens at several epochs, and with no end of them. */
const selectHeroLines = memo(
  (state: AppState) =>
    [
      selectRepeatModel(state),
      selectLimitsPoint(state).N,
      selectHeroAxes(state),
      selectRepeatRanges(state),
    ] as const,
  (model, N, axes, ranges) => {
    if (!model) return [];
    const { law, parameters } = model;
    const curves = [...drawnEpochs, ENDLESS].map(
      (epochs): LimitsCurve => ({
        key: String(epochs),
        label: epochs === ENDLESS ? words.endless : words.curve(epochs),
        tone: epochs === ENDLESS ? 'free' : 'other',
        valid: epochs === ENDLESS ? null : validUnique(ranges, N, epochs),
        parameters,
        at: (logU, p) => lossAfter(law, p, N, 10 ** logU, epochs),
      }),
    );
    return limitsSeries(curves, axes.x);
  },
);

/** Loss over unique tokens at the person's epochs, with the band of the refits. */
const selectHeroOwn = memo(
  (state: AppState) => {
    const { N, epochs } = selectLimitsPoint(state);
    return [
      selectRepeatModel(state),
      N,
      epochs,
      selectHeroAxes(state),
      selectRepeatRanges(state),
    ] as const;
  },
  (model, N, epochs, axes, ranges) => {
    if (!model) return [];
    const { law, parameters, draws } = model;
    const own: LimitsCurve = {
      ...{ key: 'own', label: '', tone: 'chosen', parameters, draws },
      valid: validUnique(ranges, N, epochs),
      at: (logU, p) => lossAfter(law, p, N, 10 ** logU, epochs),
    };
    return limitsSeries([own], axes.x);
  },
);

const stopSamples = 15;

/** Where another epoch stops to pay: log10 unique tokens, and the loss there. */
const selectHeroStop = memo(
  (state: AppState) => {
    const { N, share } = selectLimitsPoint(state);
    return [selectRepeatModel(state), N, share, selectHeroAxes(state)] as const;
  },
  (model, N, share, { x }): readonly (readonly [number, number])[] => {
    if (!model) return [];
    const { law, parameters } = model;
    return Array.from({ length: stopSamples }, (_, i) => {
      const logU = x[0] + ((x[1] - x[0]) * i) / (stopSamples - 1);
      const unique = 10 ** logU;
      const epochs = payingEpochs(law, parameters, { N, unique, share });
      return [logU, lossAfter(law, parameters, N, unique, epochs)] as const;
    });
  },
);

/** Everything of the hero but what follows the hand on it. */
export const selectHero = memo(
  (state: AppState) =>
    [
      selectHeroAxes(state),
      selectHeroLines(state),
      selectHeroStop(state),
      selectHeroDots(state),
      selectRepeatRanges(state),
    ] as const,
  (axes, lines, stop, dots, ranges) => ({ axes, lines, stop, dots, ranges }),
);

export { selectHeroDots, selectHeroOwn };

const splitSamples = 31;
const rings = [1, 2, 4, 8, 16, 32, 64] as const;

/** The best size over compute with the stock of unique tokens, and with endless ones. */
export const selectSplitSeries = memo(
  (state: AppState) =>
    [
      selectRepeatModel(state),
      selectLimitsPoint(state).unique,
      selectSettledLimits(state),
      selectRepeatRanges(state),
    ] as const,
  (model, unique, settled, ranges) => {
    if (!model) return null;
    const { law, parameters: p } = model;
    const at = Math.log10(settled.C);
    const domain = [half(at - 2.5, Math.floor), half(at + 2, Math.ceil)] as const;
    const x = Float64Array.from(
      { length: splitSamples },
      (_, i) => domain[0] + ((domain[1] - domain[0]) * i) / (splitSamples - 1),
    );
    const best = x.map((logC) => Math.log10(outputAt(law, 'N', { C: 10 ** logC, unique }, p)));
    const free = x.map((logC) => Math.log10(outputAt(law, 'N', { C: 10 ** logC }, p)));
    const epochs = x.map((logC, i) => 10 ** (logC - (best[i] as number)) / 6 / unique);
    const fits = (i: number): boolean =>
      beyondRange(10 ** (best[i] as number), ranges.N) === null &&
      beyondRange(Math.max(1, epochs[i] as number), ranges.epochs) === null;
    const inside = Array.from(x.keys()).filter(fits);
    const edge = (i: number | undefined): number => x[i ?? 0] as number;
    const valid = inside.length > 0 ? ([edge(inside[0]), edge(inside.at(-1))] as const) : null;
    // Between samples both logarithms are close to straight.
    const marks = rings.flatMap((ring) => {
      const i = epochs.findIndex((value) => value >= ring);
      if (i < 1) return [];
      const [a, b] = [Math.log(epochs[i - 1] as number), Math.log(epochs[i] as number)];
      const share = (Math.log(ring) - a) / (b - a);
      const between = (values: Float64Array): number =>
        (values[i - 1] as number) + share * ((values[i] as number) - (values[i - 1] as number));
      return [{ label: splitWords.epochs(ring), x: between(x), y: between(best) }];
    });
    return {
      domain,
      x,
      epochs,
      marks,
      lines: [
        { key: 'free', label: '', tone: 'free' as const, x, y: free, valid },
        { key: 'best', label: '', tone: 'chosen' as const, x, y: best, valid },
      ],
      y: [
        Math.min(best[0] as number, free[0] as number),
        Math.max(best[splitSamples - 1] as number, free[splitSamples - 1] as number),
      ] as const,
    };
  },
);
