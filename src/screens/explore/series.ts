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
  selectPoint,
  selectRefused,
  selectRowChoice,
  selectSettledPoint,
  selectSuggestedCompute,
} from '../../state';

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
    [selectModel(state), selectRuns(state), selectTop(state), selectRefused(state)] as const,
  (model, runs, top, refused) =>
    model ? heroExtent(model, runs, top) : runs && refused ? runsExtent(runs) : null,
);

export const selectFrontier = memo(
  (state: AppState) => [selectModel(state), selectExtent(state), state.explorer.tol] as const,
  (model, extent, tolerance) =>
    model && extent ? frontierSeries(model, extent.logC, tolerance) : null,
);

export const selectContours = memo(
  (state: AppState) => [selectModel(state), selectExtent(state)] as const,
  (model, extent) => (model && extent ? contourSeries(model, extent.logC, extent.logN) : []),
);

export const selectSlice = memo(
  (state: AppState) =>
    [selectModel(state), selectPoint(state)?.C ?? null, selectRuns(state)] as const,
  (model, compute, runs) => (model && compute !== null ? sliceSeries(model, compute, runs) : null),
);

export const selectRegion = memo(
  (state: AppState) => [selectModel(state), state.explorer.target] as const,
  (model, target) => (model && target !== null ? targetRegion(model, target) : []),
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
