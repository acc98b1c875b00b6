import type { Problem } from '../core/result';
import { errorOf } from './downstream';
import { taskSlot } from './downstream-fit';
import { selectDownstreamRuns, selectSplit, type TaskErrors } from './downstream-runs';
import { memo } from './memo';
import type { Model } from './model';
import type { AppState } from './store';

/** From which share of its spread over the runs on a task counts as described by its loss, well and loosely. */
export const TELLING = { well: 0.8, loosely: 0.5 } as const;

export type TaskVerdict = 'well' | 'loosely' | 'not' | 'refused';

/** The error law held against one task. */
export interface TaskFit {
  readonly errors: TaskErrors;
  /** Null while it is fitted, or where it is refused. */
  readonly model: Model | null;
  readonly problem: Problem | null;
  /** Share of the errors' spread over all runs in view that their losses explain; below 0 a constant would do better. */
  readonly explained: number;
  readonly verdict: TaskVerdict | null;
}

function explain(
  model: Model,
  losses: Float64Array,
  errors: Float64Array,
  places: readonly number[],
) {
  const known = places.filter((place) => Number.isFinite(errors[place]));
  const at = (place: number): number => errors[place] as number;
  const mean = known.reduce((sum, place) => sum + at(place), 0) / known.length;
  let [spread, left] = [0, 0];
  for (const place of known) {
    spread += (at(place) - mean) ** 2;
    left += (at(place) - errorOf(model.parameters, losses[place] as number)) ** 2;
  }
  return 1 - left / spread;
}

/** The error law of every task, best described first. */
export const selectTaskFits = memo(
  (state: AppState) => [selectDownstreamRuns(state), selectSplit(state), state.measured] as const,
  (runs, { out }, measured): readonly TaskFit[] => {
    if (!runs?.rows) return [];
    const excluded = new Set(out);
    const places = Array.from(runs.N.keys()).filter((place) => !excluded.has(place));
    const fits = runs.tasks.map((errors): TaskFit => {
      const entry = measured[taskSlot(errors.id)];
      const problem = entry?.problem ?? null;
      const model = problem ? null : (entry?.shown?.model ?? null);
      const explained = model ? explain(model, runs.loss, errors.values, places) : Number.NaN;
      return { errors, model, problem, explained, verdict: judge(explained, problem) };
    });
    return fits.toSorted((a, b) => rank(b) - rank(a));
  },
);

const rank = ({ explained }: TaskFit): number =>
  Number.isFinite(explained) ? explained : Number.NEGATIVE_INFINITY;

function judge(explained: number, problem: Problem | null): TaskVerdict | null {
  if (problem) return 'refused';
  if (!Number.isFinite(explained)) return null;
  if (explained >= TELLING.well) return 'well';
  return explained >= TELLING.loosely ? 'loosely' : 'not';
}
