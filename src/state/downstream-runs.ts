import { bindLaw, type ColumnSource, cellAt, guessBinding } from '../core/data';
import {
  findLaw,
  isInErrorFit,
  isInLossFit,
  type Law,
  type PredictedRun,
  predictedRuns,
} from '../core/laws';
import { type ExplorerState, FITTED } from '../core/permalink';
import type { Problem } from '../core/result';
import { selectTable } from './measured';
import { memo } from './memo';
import type { AppState } from './store';
import { selectTrade } from './trade';

export const lossLaw = findLaw('overtrained') as Law;
export const errorLaw = findLaw('downstream') as Law;

/** Errors on one task, or the mean of several, one a run; NaN where it was not measured. */
export interface TaskErrors {
  /** Name of its column without `err_`; empty for the mean. */
  readonly id: string;
  readonly values: Float64Array;
}

/** Runs with their loss, and the error of tasks where it was measured. */
export interface DownstreamRuns {
  readonly title: string;
  /** Row of the table each run is; null where the runs are the paper's own test runs and of no table. */
  readonly rows: Uint32Array | null;
  readonly names: readonly string[];
  readonly N: Float64Array;
  readonly D: Float64Array;
  readonly loss: Float64Array;
  readonly lossPer: 'token' | 'byte';
  /** The mean error; null without such a column. */
  readonly mean: TaskErrors | null;
  readonly tasks: readonly TaskErrors[];
  /** Training set of the paper the runs are of; null for other tables. */
  readonly trainingSet: PredictedRun['trainingSet'] | null;
}

const trainingSets: Readonly<Record<string, PredictedRun['trainingSet']>> = {
  'gadre-rpj': 'rpj',
  'gadre-c4': 'c4',
};

function readTable(table: string, source: ColumnSource): DownstreamRuns | null {
  const bound = bindLaw(lossLaw, source, guessBinding(lossLaw, source));
  if (!bound.ok) return null;
  const { rows, variables, response } = bound.value;
  const [N, D] = variables as [Float64Array, Float64Array];
  const pick = (name: string): Float64Array | null => {
    const column = source.columns.find((other) => other.name === name);
    if (column?.kind !== 'number') return null;
    const { values } = column;
    return Float64Array.from(rows, (row) => {
      const value = values[row] as number;
      return value > 0 ? value : Number.NaN;
    });
  };
  const guessed = guessBinding(errorLaw, source).response;
  const values = typeof guessed === 'string' ? pick(guessed) : null;
  const text = source.columns.find(({ name }) => name === 'name');
  const tasks = source.columns.flatMap(({ name }): TaskErrors[] => {
    const id = name === guessed ? undefined : /^err(?:or)?_(.+)/.exec(name)?.[1];
    const column = id === undefined ? null : pick(name);
    return id !== undefined && column ? [{ id, values: column }] : [];
  });
  return {
    title: source.title,
    rows,
    names: Array.from(rows, (row) => (text ? String(cellAt(text, row)) : String(row + 1))),
    ...{ N, D, loss: response, lossPer: source.lossPer ?? 'token' },
    mean: values ? { id: '', values } : null,
    tasks,
    trainingSet: trainingSets[table] ?? null,
  };
}

/** The test runs the paper states for a training set whose other runs are not here. */
function readPaper(trainingSet: PredictedRun['trainingSet']): DownstreamRuns {
  const runs = predictedRuns.filter((run) => run.trainingSet === trainingSet);
  const column = (key: 'N' | 'D' | 'loss' | 'error17') =>
    Float64Array.from(runs, (run) => run[key]);
  return {
    title: '',
    rows: null,
    names: runs.map(() => ''),
    ...{ N: column('N'), D: column('D'), loss: column('loss'), lossPer: 'token' },
    mean: { id: '', values: column('error17') },
    tasks: [],
    trainingSet,
  };
}

/** Training set and number of tasks a preset of either law speaks of; null for a fit. */
export function readPreset(
  preset: string,
): { readonly trainingSet: PredictedRun['trainingSet']; readonly tasks: 17 | 46 } | null {
  const [, set, tasks] = /^gadre2024-([a-z0-9]+?)(?:-(17|46))?$/.exec(preset) ?? [];
  const known = predictedRuns.find(({ trainingSet }) => trainingSet === set)?.trainingSet;
  return known ? { trainingSet: known, tasks: tasks === '46' ? 46 : 17 } : null;
}

/** Why the table in view has no runs for the loss law; null while it is on its way, and where it has some. */
export const selectRunsProblem = memo(
  (state: AppState) => [selectTable(selectTrade(state)?.table ?? '')(state)] as const,
  (source): Problem | null => {
    const bound = source && bindLaw(lossLaw, source, guessBinding(lossLaw, source));
    return bound && !bound.ok ? bound.problem : null;
  },
);

/** The runs of the table in view; null before it is there, or where it has no sizes, tokens and losses. */
export const selectTableRuns = memo(
  (state: AppState) => {
    const table = selectTrade(state)?.table ?? '';
    return [table, selectTable(table)(state)] as const;
  },
  (table, source) => (source ? readTable(table, source) : null),
);

/** Tasks whose mean the published values in use are of; null for a fit. */
export const selectPresetTasks = (state: AppState): 17 | 46 | null =>
  readPreset(selectTrade(state)?.preset ?? FITTED)?.tasks ?? null;

/**
 * The runs on screen: those of the table, save that published values of one training set are not held against
 * the runs of another, but against the test runs their paper states.
 */
export const selectDownstreamRuns = memo(
  (state: AppState) => [selectTableRuns(state), selectTrade(state)?.preset ?? FITTED] as const,
  (runs, preset): DownstreamRuns | null => {
    const published = preset === FITTED ? null : readPreset(preset)?.trainingSet;
    if (!published || !runs?.trainingSet || runs.trainingSet === published) return runs;
    return readPaper(published);
  },
);

/** Places of runs, ascending. */
export interface Split {
  /** In the fit of the loss, and in that of the error. */
  readonly loss: readonly number[];
  readonly error: readonly number[];
  /** At or beyond compute-optimal data and not in the fit of the loss: tests of it. */
  readonly held: readonly number[];
  readonly out: readonly number[];
}

/** Tokens per parameter that the paper takes as compute-optimal, and how far from it counts as near. */
const NEAR_OPTIMUM = 20;
const nearFactor = 2.05;

type TrainedOn = ExplorerState['train'];

/** The choices there are: the paper's five runs are only in its own tables. */
export const selectTrained = memo(
  (state: AppState) => [state.explorer.train, selectTableRuns(state)?.trainingSet ?? null] as const,
  (train, trainingSet): TrainedOn => (train === 'paper' && !trainingSet ? 'all' : train),
);

const isTrained: Readonly<
  Record<TrainedOn, { readonly [K in 'loss' | 'error']: (N: number, D: number) => boolean }>
> = {
  paper: { loss: isInLossFit, error: isInErrorFit },
  near: { loss: isNearOptimum, error: isNearOptimum },
  all: { loss: () => true, error: () => true },
};

function isNearOptimum(N: number, D: number): boolean {
  const ratio = D / N / NEAR_OPTIMUM;
  return ratio < nearFactor && ratio > 1 / nearFactor;
}

/** Which runs the fits on screen rest on, and which test them. */
export const selectSplit = memo(
  (state: AppState) =>
    [
      selectDownstreamRuns(state),
      selectTrained(state),
      (selectTrade(state)?.preset ?? FITTED) === FITTED,
      state.explorer.out,
    ] as const,
  (runs, trained, isFit, excluded): Split => {
    const split = { loss: [], error: [], held: [], out: [] } as Record<keyof Split, number[]>;
    if (!runs) return split;
    // Published values rest on the paper's runs; a table of one's own only tests them.
    const use = isFit ? isTrained[trained] : runs.trainingSet ? isTrained.paper : null;
    runs.N.forEach((N, i) => {
      const D = runs.D[i] as number;
      const row = runs.rows?.[i];
      if (row !== undefined && excluded.includes(row)) {
        split.out.push(i);
        return;
      }
      const inLoss = use?.loss(N, D) ?? false;
      if (inLoss) split.loss.push(i);
      if (use?.error(N, D)) split.error.push(i);
      if (!inLoss && D / N > NEAR_OPTIMUM / 1.05) split.held.push(i);
    });
    return split;
  },
);

/** The mean, or the task a person chose: published values are of the mean alone. */
export const selectTaskErrors = memo(
  (state: AppState) =>
    [
      selectDownstreamRuns(state),
      state.explorer.task,
      selectTrade(state)?.preset ?? FITTED,
    ] as const,
  (runs, task, preset): TaskErrors | null => {
    if (!runs) return null;
    if (preset !== FITTED) return readPreset(preset)?.tasks === 46 ? null : runs.mean;
    const chosen = runs.tasks.find(({ id }) => id === task);
    return chosen ?? runs.mean ?? runs.tasks[0] ?? null;
  },
);
