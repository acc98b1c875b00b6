import { foretellRun } from '../core/diagnose';
import { cardLevels, type ForecastCard } from '../core/forecast';
import { CUSTOM } from '../core/laws';
import { failure, type Result, success } from '../core/result';
import { selectFitRequest } from './fit-request';
import { memo } from './memo';
import { selectDataset, selectRawDataset } from './rows';
import { selectLossUnit, selectSettledPoint } from './selectors';
import { problemOf } from './shown-problem';
import type { AppState } from './store';

/** A card but for its date. */
export type ForecastDraft = Omit<ForecastCard, 'made'>;

/**
 * The forecast of the fit on screen at the point, as it would be frozen now; null while the fit is on its way.
 * Problems: `forecast-no-plane` (law), `forecast-no-interval`.
 */
export const selectForecastDraft = memo(
  (state: AppState) => {
    const { shown } = state.fitting;
    const point = selectSettledPoint(state);
    return [
      shown && shown.request === selectFitRequest(state) ? shown : null,
      selectDataset(state),
      selectRawDataset(state),
      point?.N ?? null,
      point?.D ?? null,
      selectLossUnit(state),
      state.explorer,
    ] as const;
  },
  (shown, dataset, raw, N, D, unit, explorer): Result<ForecastDraft> | null => {
    const source = shown?.model.source;
    if (!shown || source?.kind !== 'fit' || !dataset || !raw || N === null || D === null)
      return null;
    const { request, model } = shown;
    const { law } = model;
    const { fit, bootstrap } = source;
    if (law.variables.some(({ id }) => id !== 'N' && id !== 'D')) {
      return failure('forecast-no-plane', { law: law.title });
    }
    const problem = problemOf(shown, dataset, explorer.weights);
    const { value, intervals } = foretellRun(
      problem,
      request.settings,
      fit,
      bootstrap,
      { N, D },
      cardLevels,
    );
    if (intervals.length === 0) return failure('forecast-no-interval');
    const { objective, delta } = request.settings;
    return success({
      target: { N, D },
      unit,
      value,
      intervals: intervals.map(({ level, mean, run }) => ({
        level,
        mean: [mean.low, mean.high],
        run: [run.low, run.high],
      })),
      data: {
        id: dataset.id,
        title: dataset.title,
        // What was imported: how it is counted stands among the assumptions.
        hash: raw.hash,
        used: request.rows.length,
        all: dataset.N.length,
      },
      law: {
        id: law.id,
        title: law.title,
        parameters: fit.parameters,
        ...(law.id === CUSTOM && request.formula ? { formula: request.formula } : {}),
      },
      assumptions: {
        objective,
        delta: objective.startsWith('huber') ? delta : null,
        floor: explorer.floor,
        envelope: explorer.envelope,
        weights: request.weighted ? explorer.weights : '',
        where: explorer.where,
        excluded: explorer.excluded,
        ...(explorer.acct === '' ? {} : { acct: explorer.acct }),
        resample: request.resample ?? 'cases',
        cluster: explorer.cluster,
        refits: bootstrap?.replicates ?? 0,
        seed: request.seed,
      },
    });
  },
);
