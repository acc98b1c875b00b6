import type { ExplorerState } from '../core/permalink';

/** Undo as a list of whole states: they are small, immutable and share their parts. */
export interface History {
  readonly past: readonly ExplorerState[];
  readonly future: readonly ExplorerState[];
  /** The gesture whose changes still fold into the last step. */
  readonly gesture: string | null;
}

const keptSteps = 200;

export const emptyHistory: History = { past: [], future: [], gesture: null };

/** Notes that `before` is about to change; changes of one gesture make one step. */
export function record(history: History, before: ExplorerState, gesture: string | null): History {
  if (gesture !== null && gesture === history.gesture) return { ...history, future: [] };
  return { past: [...history.past.slice(1 - keptSteps), before], future: [], gesture };
}

export interface Step {
  readonly history: History;
  readonly state: ExplorerState;
}

export function undo(history: History, present: ExplorerState): Step | null {
  const state = history.past.at(-1);
  if (!state) return null;
  return {
    state,
    history: {
      past: history.past.slice(0, -1),
      future: [present, ...history.future],
      gesture: null,
    },
  };
}

export function redo(history: History, present: ExplorerState): Step | null {
  const [state, ...future] = history.future;
  if (!state) return null;
  return { state, history: { past: [...history.past, present], future, gesture: null } };
}
