import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ColumnSource, Dataset } from '../core/data';
import type { Bootstrap } from '../core/fit';
import type { KeptForecast } from '../core/forecast';
import type { Progress } from '../core/long-work';
import {
  defaultState,
  type ExplorerState,
  keepReasons,
  type Limit,
  limits,
} from '../core/permalink';
import type { Problem } from '../core/result';
import type { FitRequest } from '../worker';
import type { AnalysisEntry } from './analyses-model';
import type { OwnEntry, StoredSummary } from './device-database';
import { emptyHistory, type History, record, redo, type Step, undo } from './history';
import type { LawFit } from './law-fits-model';
import type { Measured } from './measured-model';
import type { Model } from './model';
import { notRefining, type Refining } from './refine-model';
import { freshTable, noSelection, type RunsTable, type Selection } from './runs-model';

/** A fit together with what it was made from: a result carries the request it answers. */
export interface ShownFit {
  readonly request: FitRequest;
  /** With all draws there are: they grow while the bootstrap is refined. */
  readonly model: Model;
  /** The refits analyses rest on: it follows the model's when growing ends or pauses, not share by share. */
  readonly bootstrap: Bootstrap | null;
}

export interface Fitting {
  readonly shown: ShownFit | null;
  /** A newer result is on its way. */
  readonly busy: boolean;
  readonly progress: Progress | null;
  /** Why the newest request has no result; the last one stays on screen unless it is the rows that cannot be fitted. */
  readonly problem: Problem | null;
}

export interface Notice {
  readonly id: number;
  readonly tone: 'error' | 'info';
  readonly problem: Problem;
}

export interface AppState {
  readonly explorer: ExplorerState;
  /** The explorer's state when no hand was dragging: axes follow this one, so that they rest in a drag. */
  readonly settled: ExplorerState;
  readonly history: History;
  /** Loaded datasets by id. */
  readonly datasets: Readonly<Record<string, Dataset>>;
  /** Own datasets, newest first: those kept on this device, and those only this tab has. */
  readonly own: readonly OwnEntry[];
  /** Datasets that were deleted and can be brought back, last deleted first. */
  readonly trash: readonly StoredSummary[];
  readonly fitting: Fitting;
  /** How far the bootstrap of the shown fit has grown. */
  readonly refining: Refining;
  /** What was asked about the shown fit, by slot. */
  readonly analyses: Readonly<Record<string, AnalysisEntry>>;
  /** Loaded tables that are no runs, by id: bundled ones, and those simulated in this tab. */
  readonly tables: Readonly<Record<string, ColumnSource>>;
  /** Fits of laws to columns of their own, by the law's id. */
  readonly lawFits: Readonly<Record<string, LawFit>>;
  /** Forecast cards on this device, newest first; null before they were looked for. */
  readonly forecasts: readonly KeptForecast[] | null;
  /** Fits of laws to tables on the screens of trade-offs, by their place. */
  readonly measured: Readonly<Record<string, Measured>>;
  /** The own dataset whose files are to be mapped again; null where none is. */
  readonly remapping: string | null;
  /** The law the dialog that simulates runs was opened for; null while it is closed. */
  readonly simulating: string | null;
  /** Counts the formulas that became laws: what shows one looks again when it is there. */
  readonly customBuilt: number;
  readonly notices: readonly Notice[];
  /** Runs marked in the table and in every plot. */
  readonly selection: Selection;
  /** How the table of runs is laid out. */
  readonly runsTable: RunsTable;
}

export type Store = StoreApi<AppState>;

export function createAppStore(explorer: ExplorerState = defaultState): Store {
  return createStore<AppState>(() => ({
    explorer,
    settled: explorer,
    history: emptyHistory,
    datasets: {},
    own: [],
    trash: [],
    fitting: { shown: null, busy: false, progress: null, problem: null },
    refining: notRefining,
    analyses: {},
    tables: {},
    lawFits: {},
    measured: {},
    forecasts: null,
    remapping: null,
    simulating: null,
    customBuilt: 0,
    notices: [],
    selection: noSelection,
    runsTable: freshTable,
  }));
}

/** Every change of the explorer's state passes here; changes of one gesture are one undo step. */
export function change(
  store: Store,
  patch: Partial<ExplorerState>,
  gesture: string | null = null,
): void {
  const { explorer, history } = store.getState();
  const next = { ...explorer, ...patch };
  // What a row was left out for goes with it when it comes back.
  if (patch.excluded && !patch.reasons) next.reasons = keepReasons(next.reasons, next.excluded);
  next.off = switchOff(explorer, patch, next);
  if (sameState(explorer, next)) return;
  const dragging = gesture?.startsWith('drag:') ?? false;
  store.setState({
    explorer: next,
    history: record(history, explorer, gesture),
    ...(dragging ? {} : { settled: next }),
  });
}

/**
 * A limit that another screen gives its first value does not limit Explore's plan until it is switched on
 * there; one without a value has nothing to be switched off.
 */
function switchOff(
  before: ExplorerState,
  patch: Partial<ExplorerState>,
  { screen, off, ...next }: ExplorerState,
): ExplorerState['off'] {
  const isNew = (limit: Limit): boolean =>
    screen !== 'explore' && patch[limit] != null && before[limit] === null;
  const wanted = limits.filter(
    (limit) => next[limit] !== null && (off.includes(limit) || isNew(limit)),
  );
  return wanted.join() === off.join() ? off : wanted;
}

/** Puts a whole state in place without an undo step: start-up and links. */
export function replaceState(store: Store, explorer: ExplorerState): void {
  store.setState({ explorer, settled: explorer });
}

export function endGesture(store: Store): void {
  const { history, explorer } = store.getState();
  if (history.gesture === null) return;
  store.setState({ history: { ...history, gesture: null }, settled: explorer });
}

export function stepBack(store: Store): void {
  applyStep(store, undo(store.getState().history, store.getState().explorer));
}

export function stepForward(store: Store): void {
  applyStep(store, redo(store.getState().history, store.getState().explorer));
}

function applyStep(store: Store, step: Step | null): void {
  if (!step) return;
  // Where a person is stays: Back is for that, undo is for what they changed.
  const { screen, card } = store.getState().explorer;
  const explorer = { ...step.state, screen, card };
  store.setState({ explorer, settled: explorer, history: step.history });
}

let noticeId = 0;

export function notify(store: Store, problem: Problem, tone: Notice['tone'] = 'error'): void {
  const others = store.getState().notices.filter((notice) => notice.problem.code !== problem.code);
  store.setState({ notices: [...others, { id: ++noticeId, tone, problem }].slice(-3) });
}

export function dismiss(store: Store, id: number): void {
  store.setState({ notices: store.getState().notices.filter((notice) => notice.id !== id) });
}

/** Takes a notice away that is about one thing, once it is no longer so. */
export function dismissProblem(store: Store, code: string, about: Problem['data']): void {
  const isAbout = ({ problem }: Notice): boolean =>
    problem.code === code &&
    Object.entries(about).every(([key, value]) => problem.data[key] === value);
  store.setState({ notices: store.getState().notices.filter((notice) => !isAbout(notice)) });
}

function sameState(a: ExplorerState, b: ExplorerState): boolean {
  return (Object.keys(b) as (keyof ExplorerState)[]).every((key) => Object.is(a[key], b[key]));
}
