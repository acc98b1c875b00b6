import type { Bootstrap, Fit, FitProblem, FitSettings } from '../../core/fit';
import { type Model, memo, selectDataset, type useAppState } from '../../state';

type State = Parameters<Parameters<typeof useAppState>[0]>[0];

/** The fit on screen with what it was made from, whichever values plans are made with. */
export interface ShownFit {
  readonly model: Model;
  readonly fit: Fit;
  readonly bootstrap: Bootstrap | null;
  readonly settings: FitSettings;
  /** Rows of the dataset in the fit. */
  readonly rows: Uint32Array;
}

export const selectShownFit = memo(
  (state: State) => [state.fitting.shown] as const,
  (shown): ShownFit | null => {
    if (shown?.model.source.kind !== 'fit') return null;
    const { fit, bootstrap } = shown.model.source;
    const { settings, rows } = shown.request;
    return { model: shown.model, fit, bootstrap, settings, rows };
  },
);

/** The shown fit is older than what is asked for. */
export const selectStale = (state: State): boolean =>
  state.fitting.busy && state.fitting.shown !== null;

/** The rows of the shown fit as a problem; null for a law that asks for more than N and D. */
export const selectShownProblem = memo(
  (state: State) => {
    const { shown } = state.fitting;
    return [selectDataset(state), shown?.request ?? null, shown?.model.law ?? null] as const;
  },
  (dataset, request, law): FitProblem | null => {
    if (!dataset || !request || !law || !request.dataset.startsWith(dataset.hash)) return null;
    if (law.variables.some(({ id }) => id !== 'N' && id !== 'D')) return null;
    const pick = (column: Float64Array): Float64Array =>
      Float64Array.from(request.rows, (row) => column[row] as number);
    const errors = request.weighted ? dataset.lossError : undefined;
    return {
      law,
      variables: law.variables.map(({ id }) => pick(id === 'N' ? dataset.N : dataset.D)),
      response: pick(dataset.loss),
      ...(errors ? { standardErrors: pick(errors) } : {}),
    };
  },
);
