import { taskName, tasks as taskWords } from '../../messages/downstream';
import { type DownstreamDot, type LimitsCurve, limitsSeries, type TaskPanel } from '../../plots';
import {
  type AppState,
  type DownstreamRuns,
  errorOf,
  type FittedRanges,
  lossOf,
  memo,
  type Split,
  selectDownstreamModels,
  selectDownstreamPoint,
  selectDownstreamRuns,
  selectFittedRanges,
  selectSettledDownstream,
  selectSplit,
  selectTaskErrors,
  selectTaskFits,
} from '../../state';

/** Series of the plots of this screen as memoised selectors. */

const drawnRatios = [5, 20, 80, 320, 640] as const;

export const selectUnit = (state: AppState): string =>
  selectDownstreamRuns(state)?.lossPer === 'byte' ? 'nats/byte' : 'nats/token';

export type Standing = 'fitted' | 'held' | 'out';

/** How every run stands to the fit of the loss, or of the error. */
export function standings(
  runs: DownstreamRuns,
  split: Split,
  of: 'loss' | 'error',
): readonly Standing[] {
  const all = Array.from(runs.N, (): Standing => 'held');
  for (const place of split[of]) all[place] = 'fitted';
  for (const place of split.out) all[place] = 'out';
  return all;
}

const rowOf = (runs: DownstreamRuns, place: number): number => runs.rows?.[place] ?? place;

const half = (value: number, round: (value: number) => number): number => round(value * 2) / 2;

/** Runs over compute, with what the law says of those it has not seen. */
export const selectHeroDots = memo(
  (state: AppState) =>
    [
      selectDownstreamRuns(state),
      selectSplit(state),
      selectDownstreamModels(state)?.loss.parameters ?? null,
    ] as const,
  (runs, split, p): readonly DownstreamDot[] => {
    if (!runs) return [];
    return standings(runs, split, 'loss').map((standing, place) => {
      const [N, D] = [runs.N[place] as number, runs.D[place] as number];
      return {
        row: rowOf(runs, place),
        x: Math.log10(6 * N * D),
        y: Math.log10(runs.loss[place] as number),
        ratio: D / N,
        standing,
        predicted: p && standing === 'held' ? Math.log10(lossOf(p, N, D)) : null,
      };
    });
  },
);

/** Loss along a ratio, both log10. */
const along =
  (ratio: number) =>
  (logC: number, p: Float64Array): number => {
    const N = Math.sqrt(10 ** logC / (6 * ratio));
    return Math.log10(lossOf(p, N, ratio * N));
  };

/** Ends of the hero's axes: they rest while a hand drags. */
export const selectHeroAxes = memo(
  (state: AppState) =>
    [
      selectHeroDots(state),
      selectSettledDownstream(state),
      selectDownstreamModels(state)?.loss.parameters ?? null,
    ] as const,
  (dots, point, p) => {
    const at = Math.log10(point.C);
    const places = [...dots.map(({ x }) => x), at - 0.2, at + 0.2];
    const x: [number, number] = [
      half(Math.min(...places) - 0.1, Math.floor),
      half(Math.max(...places) + 0.1, Math.ceil),
    ];
    const losses = dots.map(({ y }) => y);
    // Every curve reaches the right edge, where its name stands.
    if (p) losses.push(...[point.ratio, ...drawnRatios].map((ratio) => along(ratio)(x[1], p)));
    if (losses.length === 0) losses.push(0.4, 0.8);
    const pad = 0.06 * (Math.max(...losses) - Math.min(...losses) || 0.4);
    return {
      x,
      y: [Math.min(...losses) - pad, Math.max(...losses) + pad * 1.5] as [number, number],
    };
  },
);

/** Part of a curve of one ratio whose size and tokens were fitted, log10 FLOPs; null outside altogether. */
function validOf(ranges: FittedRanges | null, ratio: number): readonly [number, number] | null {
  if (!ranges || ratio < ranges.ratio[0] * 0.98 || ratio > ranges.ratio[1] * 1.02) return null;
  const low = Math.max(6 * ratio * ranges.N[0] ** 2, (6 * ranges.D[0] ** 2) / ratio);
  const high = Math.min(6 * ratio * ranges.N[1] ** 2, (6 * ranges.D[1] ** 2) / ratio);
  return low <= high * 1.05 ? [Math.log10(low), Math.log10(high)] : null;
}

/** The law at several numbers of tokens per parameter. */
export const selectHeroLines = memo(
  (state: AppState) =>
    [
      selectDownstreamModels(state)?.loss.parameters ?? null,
      selectHeroAxes(state),
      selectFittedRanges(state),
    ] as const,
  (parameters, { x }, ranges) =>
    parameters
      ? limitsSeries(
          drawnRatios.map(
            (ratio): LimitsCurve => ({
              ...{ key: String(ratio), label: String(ratio), tone: 'other', parameters },
              valid: validOf(ranges, ratio),
              at: along(ratio),
            }),
          ),
          x,
        )
      : [],
);

/** The law at the point's own ratio with the band of the refits. */
export const selectHeroOwn = memo(
  (state: AppState) =>
    [
      selectDownstreamModels(state)?.loss ?? null,
      selectDownstreamPoint(state).ratio,
      selectHeroAxes(state),
      selectFittedRanges(state),
    ] as const,
  (model, ratio, { x }, ranges) =>
    model
      ? limitsSeries(
          [
            {
              ...{ key: 'own', label: '', tone: 'chosen', parameters: model.parameters },
              draws: model.draws,
              valid: validOf(ranges, ratio),
              at: along(ratio),
            },
          ],
          x,
        )
      : [],
);

/** Runs by their loss and error. */
export const selectErrorDots = memo(
  (state: AppState) =>
    [
      selectDownstreamRuns(state),
      selectSplit(state),
      selectTaskErrors(state),
      selectDownstreamModels(state)?.error?.parameters ?? null,
    ] as const,
  (runs, split, errors, q): readonly DownstreamDot[] => {
    if (!runs || !errors) return [];
    return standings(runs, split, 'error').flatMap((standing, place): DownstreamDot[] => {
      const [x, y] = [runs.loss[place] as number, errors.values[place] as number];
      if (!Number.isFinite(y)) return [];
      return [
        {
          ...{ row: rowOf(runs, place), x, y, standing },
          ratio: (runs.D[place] as number) / (runs.N[place] as number),
          predicted: q && standing === 'held' ? errorOf(q, x) : null,
        },
      ];
    });
  },
);

export const selectErrorAxes = memo(
  (state: AppState) =>
    [
      selectErrorDots(state),
      selectDownstreamModels(state),
      selectSettledDownstream(state),
    ] as const,
  (dots, models, { N, D }) => {
    const losses = dots.map(({ x }) => x);
    const values = dots.map(({ y }) => y);
    if (models) {
      const loss = lossOf(models.loss.parameters, N, D);
      losses.push(loss);
      if (models.error) values.push(errorOf(models.error.parameters, loss));
    }
    const span = (of: readonly number[], usual: readonly [number, number]): [number, number] => {
      const known = of.filter(Number.isFinite);
      const [low, high] = known.length > 0 ? [Math.min(...known), Math.max(...known)] : usual;
      const pad = (high - low || 0.1) * 0.06;
      return [low - pad, high + pad];
    };
    return { x: span(losses, [2, 6]), y: span(values, [0.4, 0.9]) };
  },
);

/** The error law with the band of its own fit. */
export const selectErrorLine = memo(
  (state: AppState) =>
    [
      selectDownstreamModels(state)?.error ?? null,
      selectErrorAxes(state),
      selectFittedRanges(state)?.loss ?? null,
    ] as const,
  (model, { x }, valid) =>
    model
      ? limitsSeries(
          [
            {
              ...{ key: 'law', label: '', tone: 'chosen', parameters: model.parameters, valid },
              draws: model.draws,
              at: (loss, q) => errorOf(q, loss),
            },
          ],
          x,
        )
      : [],
);

const panelSamples = 25;

/** Every task as a panel on shared axes. */
export const selectTaskPanels = memo(
  (state: AppState) =>
    [selectTaskFits(state), selectDownstreamRuns(state), selectSplit(state)] as const,
  (fits, runs, split) => {
    if (!runs || fits.length === 0) return null;
    const kept = standings(runs, split, 'error')
      .map((standing, place) => ({ standing, place }))
      .filter(({ standing }) => standing !== 'out');
    const x = Float64Array.from(kept, ({ place }) => runs.loss[place] as number);
    const [low, high] = [Math.min(...x), Math.max(...x)];
    const known = fits.flatMap(({ errors }) => Array.from(errors.values).filter(Number.isFinite));
    const pad = 0.05 * (high - low);
    return {
      domain: {
        x: [low - pad, high + pad] as const,
        y: [Math.min(...known) - 0.03, Math.max(...known) + 0.03] as const,
      },
      panels: fits.map(
        ({ errors, model, explained, verdict }): TaskPanel => ({
          ...{ id: errors.id, label: shortName(errors.id) },
          note: verdict === null || verdict === 'refused' ? '' : taskWords.explained(explained),
          tone: verdict === null || verdict === 'refused' ? 'unknown' : verdict,
          x,
          y: Float64Array.from(kept, ({ place }) => errors.values[place] as number),
          held: kept.map(({ standing }) => standing === 'held'),
          line: model
            ? Array.from({ length: panelSamples }, (_, i) => {
                const loss = low + ((high - low) * i) / (panelSamples - 1);
                return [loss, errorOf(model.parameters, loss)] as const;
              })
            : [],
        }),
      ),
    };
  },
);

/** A name for a small plot, without what many of them begin with. */
const shortName = (id: string): string =>
  taskName(id, 0)
    .replace(/^bigbench /, '')
    .replace(/zeroshot$/, '0-shot');
