import {
  contourSeries,
  frontierSeries,
  heroExtent,
  runSeries,
  runsExtent,
  sliceSeries,
  targetRegion,
  topCompute,
} from '../../plots';
import {
  type AppState,
  memo,
  selectDataset,
  selectModel,
  selectPlanModel,
  selectPoint,
  selectRefused,
  selectRowChoice,
  selectSettledPlanModel,
  selectSettledPoint,
  selectSuggestedCompute,
} from '../../state';
import { byTraining, limitedFrontier, sliceLimits } from './limits/limited-series';

/** Series of the Explore plots as memoised selectors: a drag recomputes only what depends on the point. */

export const selectRuns = memo(
  (state: AppState) => [selectDataset(state), selectRowChoice(state)] as const,
  (dataset, choice) => {
    if (!dataset || !choice) return null;
    // A filter that cannot be read hides nothing: every run stays in sight until it is mended.
    const mask = choice.ok ? choice.value.mask : new Uint8Array(dataset.N.length).fill(1);
    return runSeries(dataset, mask);
  },
);

const selectTop = memo(
  (state: AppState) =>
    [selectSuggestedCompute(state), selectSettledPoint(state)?.C ?? null] as const,
  (suggested, compute) => topCompute(suggested, compute ?? suggested),
);

export const selectExtent = memo(
  (state: AppState) =>
    [
      selectModel(state),
      selectRuns(state),
      selectTop(state),
      selectRefused(state),
      selectSettledPlanModel(state)?.limiting ? selectSettledPoint(state) : null,
    ] as const,
  (model, runs, top, refused, point) => {
    if (!model) return runs && refused ? runsExtent(runs) : null;
    const extent = heroExtent(model, runs, top);
    if (!point) return extent;
    // Limits take a plan away from the law's own path: the axes go with it.
    const [logN, logD] = [Math.log10(point.N), Math.log10(point.D)];
    return {
      ...extent,
      logN: widen(extent.logN, logN),
      logD: widen(extent.logD, logD),
    };
  },
);

const widen = ([low, high]: readonly [number, number], value: number) =>
  [Math.min(low, value - 0.3), Math.max(high, value + 0.3)] as const;

/** Path and contours rest while a hand drags a limit. */
const selectPathModel = selectSettledPlanModel;

export const selectFrontier = memo(
  (state: AppState) => [selectPathModel(state), selectExtent(state), state.explorer.tol] as const,
  (model, extent, tolerance) => {
    if (!model || !extent) return null;
    return model.limiting
      ? limitedFrontier(model, extent.logC, tolerance)
      : frontierSeries(model, extent.logC, tolerance);
  },
);

/** The path on the plane of the runs, over what its plans train with. */
export const selectHeroFrontier = memo(
  (state: AppState) => [selectFrontier(state), selectPathModel(state)] as const,
  (frontier, model) => (frontier && model?.limiting ? byTraining(frontier) : frontier),
);

export const selectContours = memo(
  (state: AppState) => [selectPathModel(state), selectExtent(state)] as const,
  (model, extent) => (model && extent ? contourSeries(model, extent.logC, extent.logN) : []),
);

export const selectSlice = memo(
  (state: AppState) => [selectPlanModel(state), selectPoint(state), selectRuns(state)] as const,
  (model, point, runs) =>
    model && point ? sliceSeries(model, point.C, runs, sliceLimits(model, point)) : null,
);

export const selectRegion = memo(
  (state: AppState) => [selectPlanModel(state), state.explorer.target] as const,
  (model, target) =>
    model && !model.limiting && target !== null ? targetRegion(model, target) : [],
);

/** Ranges of the sliders of C, N and D, in base units. */
export const selectRanges = memo(
  (state: AppState) => [selectExtent(state)] as const,
  (extent) => {
    const span = (log: readonly [number, number]): readonly [number, number] => [
      10 ** log[0],
      10 ** log[1],
    ];
    if (!extent) return null;
    return { C: span(extent.logC), N: span(extent.logN), D: span(extent.logD) };
  },
);

/** Whether the model on screen is older than the state. */
export const selectStale = (state: AppState): boolean =>
  state.fitting.busy && state.fitting.shown !== null;
