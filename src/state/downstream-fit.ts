import { useEffect } from 'react';
import type { ColumnSource, LawBinding } from '../core/data';
import type { Law } from '../core/laws';
import { toVector } from '../core/laws';
import { FITTED } from '../core/permalink';
import { failure, type Result } from '../core/result';
import type { FitAnswer, TogetherRequest } from '../worker';
import {
  type DownstreamRuns,
  errorLaw,
  lossLaw,
  type Split,
  selectDownstreamRuns,
  selectSplit,
  selectTableRuns,
  selectTaskErrors,
  type TaskErrors,
} from './downstream-runs';
import type { LawFitResult } from './law-fits-model';
import { selectTable } from './measured';
import { type Measured, nothingMeasured } from './measured-model';
import { memo } from './memo';
import { splitDraws } from './model';
import { type Services, useAppState, useServices } from './react';
import type { AppState, Store } from './store';
import { selectTrade } from './trade';

/** Where the fits of the screen of downstream errors are kept. */
export const LOSS_SLOT = 'downstream/loss';
export const ERROR_SLOT = 'downstream/error';
export const taskSlot = (task: string): string => `downstream/task/${task}`;

/** Least squares on the response itself, as the paper fits both laws. */
const settings = { objective: 'mse', delta: 1e-3 } as const;

interface Part {
  readonly slot: string;
  readonly law: Law;
  readonly binding: LawBinding;
  /** Places of its runs among those of the table. */
  readonly places: readonly number[];
  readonly variables: readonly Float64Array[];
  readonly response: Float64Array;
}

/** Parts that are fitted together and share their resamples. */
export interface TogetherAsk {
  readonly source: ColumnSource;
  readonly runs: DownstreamRuns;
  readonly parts: readonly Part[];
  readonly replicates: number;
  readonly seed: number;
  readonly key: string;
}

const pick = (column: Float64Array, places: readonly number[]): Float64Array =>
  Float64Array.from(places, (place) => column[place] as number);

function lossPart(runs: DownstreamRuns, { loss: places }: Split): Part {
  return {
    ...{ slot: LOSS_SLOT, law: lossLaw, places },
    binding: { variables: { N: 'N', D: 'D' }, response: 'loss' },
    variables: [pick(runs.N, places), pick(runs.D, places)],
    response: pick(runs.loss, places),
  };
}

function errorPart(slot: string, runs: DownstreamRuns, split: Split, errors: TaskErrors): Part {
  const places = split.error.filter((place) => Number.isFinite(errors.values[place]));
  return {
    ...{ slot, law: errorLaw, places },
    binding: { variables: { loss: 'loss' }, response: errors.id === '' ? 'error' : errors.id },
    variables: [pick(runs.loss, places)],
    response: pick(errors.values, places),
  };
}

function toAsk(
  source: ColumnSource,
  runs: DownstreamRuns,
  parts: readonly Part[],
  { replicates, seed }: { readonly replicates: number; readonly seed: number },
): TogetherAsk {
  const named = parts.map(({ slot, binding, places }) => [slot, binding.response, places]);
  const key = JSON.stringify(['downstream', source.hash, named, replicates, seed]);
  return { source, runs, parts, replicates, seed, key };
}

const selectSource = (state: AppState): ColumnSource | null => {
  const trade = selectTrade(state);
  return trade ? selectTable(trade.table)(state) : null;
};

/** The loss law and the error law of the task in view, on the runs in the fit; null under published values. */
const selectChainAsk = memo(
  (state: AppState) =>
    [
      selectSource(state),
      selectTrade(state)?.preset === FITTED ? selectDownstreamRuns(state) : null,
      selectSplit(state),
      selectTaskErrors(state),
      state.explorer.boot,
      state.explorer.seed,
    ] as const,
  (source, runs, split, errors, replicates, seed): TogetherAsk | null =>
    source && runs?.rows
      ? toAsk(
          source,
          runs,
          [lossPart(runs, split), ...(errors ? [errorPart(ERROR_SLOT, runs, split, errors)] : [])],
          { replicates, seed },
        )
      : null,
);

/** The error law of every task of the table, without draws. */
const selectTasksAsk = memo(
  (state: AppState) =>
    [
      selectSource(state),
      selectDownstreamRuns(state)?.rows ? selectTableRuns(state) : null,
      selectSplit(state),
    ] as const,
  (source, runs, split): TogetherAsk | null =>
    source && runs && runs.tasks.length > 0 && split.error.length > 0
      ? toAsk(
          source,
          runs,
          runs.tasks.map((task) => errorPart(taskSlot(task.id), runs, split, task)),
          { replicates: 0, seed: 0 },
        )
      : null,
);

/** Keeps the fits of the screen: the chain first, then those of single tasks. */
export function useDownstreamFits(): void {
  useTogether('chain', useAppState(selectChainAsk));
  useTogether('tasks', useAppState(selectTasksAsk));
}

const running = new Map<string, { readonly key: string; readonly abort: AbortController }>();

function useTogether(place: string, asked: TogetherAsk | null): void {
  const services = useServices();
  const key = asked?.key ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that the question is made of.
  useEffect(() => {
    if (running.get(place)?.key === key) return;
    running.get(place)?.abort.abort();
    running.delete(place);
    if (asked) void start(services, place, asked);
  }, [key, place, services]);
}

function patchAll(
  store: Store,
  slots: readonly string[],
  change: (slot: string, i: number) => Partial<Measured>,
): void {
  const { measured } = store.getState();
  const entries = slots.map((slot, i): [string, Measured] => [
    slot,
    { ...(measured[slot] ?? nothingMeasured), ...change(slot, i) },
  ]);
  store.setState({ measured: { ...measured, ...Object.fromEntries(entries) } });
}

async function start(
  { store, client }: Pick<Services, 'store' | 'client'>,
  place: string,
  asked: TogetherAsk,
): Promise<void> {
  const slots = asked.parts.map(({ slot }) => slot);
  const { measured } = store.getState();
  const isDone = slots.every((slot) => {
    const entry = measured[slot];
    return entry?.shown?.key === asked.key || entry?.failed === asked.key;
  });
  if (isDone) return;
  const abort = new AbortController();
  running.set(place, { key: asked.key, abort });
  patchAll(store, slots, () => ({ busy: true, progress: null, problem: null, failed: null }));
  const reply = await client
    .fitTogether(toRequest(asked), { signal: abort.signal })
    .catch((error: unknown) => ({ result: failure('worker-failed', { reason: String(error) }) }));
  const isNewest = running.get(place)?.abort === abort;
  if (isNewest) running.delete(place);
  const rest = { busy: false, progress: null };
  // Whoever asked anew has marked its own slots; those that only this question had are at rest.
  if (!isNewest || !('result' in reply)) {
    const asking = running.get(place);
    if (!asking) patchAll(store, slots, () => rest);
    return;
  }
  const { result } = reply;
  patchAll(store, slots, (_, i) => {
    const part = result.ok ? (result.value[i] as Result<FitAnswer>) : result;
    return part.ok
      ? { ...rest, shown: toResult(asked, asked.parts[i] as Part, part.value) }
      : { ...rest, problem: part.problem, failed: asked.key };
  });
}

function toRequest({ parts, replicates, seed }: TogetherAsk): TogetherRequest {
  // Runs that no part has are not drawn.
  const shared = [...new Set(parts.flatMap(({ places }) => places))].sort((a, b) => a - b);
  const order = new Map(shared.map((place, i) => [place, i]));
  return {
    parts: parts.map(({ law, variables, response, places }) => ({
      ...{ law: law.id, variables, response },
      at: Uint32Array.from(places, (place) => order.get(place) as number),
    })),
    ...{ settings, replicates, seed, runs: shared.length },
  };
}

function toResult(
  { key, source, runs }: TogetherAsk,
  { law, binding, places, variables, response }: Part,
  { fit, bootstrap }: FitAnswer,
): LawFitResult {
  const { id, title, hash, origin, lossPer } = source;
  return {
    key,
    model: {
      law,
      parameters: Float64Array.from(toVector(law, fit.parameters)),
      draws: splitDraws(bootstrap, law.parameters.length),
      source: { kind: 'fit', fit, bootstrap },
    },
    source: { id, title, hash, origin, ...(lossPer ? { lossPer } : {}) },
    binding,
    bound: {
      variables: [...variables],
      response,
      rows: Uint32Array.from(places, (place) => runs.rows?.[place] ?? place),
      leftOut: [],
    },
    rowCount: source.rowCount,
    warnings: [],
  };
}
