import { predict } from '../../../core/laws';
import { measureShrinkage, type Shrinkage, takeAim } from '../../../core/next-runs';
import { optimalParams } from '../../../core/optimum';
import { extent } from '../../../plots';
import {
  type AppState,
  memo,
  problemOf,
  selectDataset,
  selectPoint,
  selectSettledPoint,
} from '../../../state';
import { selectFrontier, selectSlice } from '../series';

/** The fit on screen with its rows; null for a law of more than N and D. */
const selectFitted = memo(
  (state: AppState) => [state.fitting.shown, selectDataset(state), state.explorer.weights] as const,
  (shown, dataset, weights) => {
    const source = shown?.model.source;
    if (!shown || source?.kind !== 'fit' || !dataset) return null;
    if (!shown.request.dataset.startsWith(dataset.hash)) return null;
    if (shown.model.law.variables.some(({ id }) => id !== 'N' && id !== 'D')) return null;
    const problem = problemOf(shown, dataset, weights);
    return { problem, settings: shown.request.settings, fit: source.fit };
  },
);

/** How the forecast at the point answers to one more run. */
export const selectAim = memo(
  (state: AppState) => {
    const point = selectSettledPoint(state);
    return [selectFitted(state), point?.N ?? null, point?.D ?? null] as const;
  },
  (fitted, N, D) => {
    const aim = fitted && N !== null && D !== null ? takeAim(fitted, { N, D }) : null;
    return aim?.ok ? aim.value : null;
  },
);

/** Places along the path whose shares are computed; those between are interpolated. */
const EVERY = 4;

/** How the optimal size at each point of the path answers to one more run. */
export const selectPathShrinkage = memo(
  (state: AppState) => [selectFitted(state), selectFrontier(state)] as const,
  (fitted, frontier): ((run: { N: number; D: number }) => Float64Array) | null => {
    if (!fitted || !frontier) return null;
    const { law } = fitted.problem;
    const { logC } = frontier;
    const last = logC.length - 1;
    const places = Array.from({ length: Math.floor(last / EVERY) + 1 }, (_, k) => k * EVERY);
    const shrinkage: Shrinkage = measureShrinkage(
      fitted,
      places.map((i) => (p) => Math.log(optimalParams(law, p, 10 ** (logC[i] as number)))),
    );
    const shares = new Float64Array(logC.length);
    return (run) => {
      const few = shrinkage.shares(run);
      for (let i = 0; i < shares.length; i++) {
        const at = Math.min(i / EVERY, few.length - 1);
        const low = Math.floor(at);
        const high = Math.min(low + 1, few.length - 1);
        shares[i] =
          (few[low] as number) + (at - low) * ((few[high] as number) - (few[low] as number));
      }
      return shares;
    };
  },
);

/** How the loss at each point of the slice answers to one more run. */
export const selectSliceShrinkage = memo(
  (state: AppState) =>
    [selectFitted(state), selectSlice(state), selectPoint(state)?.C ?? null] as const,
  (fitted, slice, compute): Shrinkage | null => {
    if (!fitted || !slice || compute === null) return null;
    const { law } = fitted.problem;
    return measureShrinkage(
      fitted,
      Array.from(slice.logN, (logN) => {
        const N = 10 ** logN;
        const D = compute / (6 * N);
        return (p: Float64Array) => predict(law, { N, D }, p);
      }),
    );
  },
);

/** Sizes of the runs in the fit, smallest and largest. */
export const selectSizes = memo(
  (state: AppState) => [selectFitted(state)] as const,
  (fitted): readonly [number, number] | null => {
    if (!fitted) return null;
    const { law, variables } = fitted.problem;
    const sizes = variables[law.variables.findIndex(({ id }) => id === 'N')];
    return sizes ? extent(sizes) : null;
  },
);
