import { createStore, type StoreApi } from 'zustand/vanilla';
import { MANY_RUNS } from './prepare-runs';
import { selectRawDataset } from './rows';
import type { AppState, Store } from './store';

/**
 * Who follows a drag how closely. `now`: the marks under the hand, in the same frame. The others are the views around
 * them, which take turns, one a frame, so that no frame has to draw everything: `curve` every other frame, `plan`,
 * `optimum` (the two groups of readouts), `controls`, `words` and `beside` (a companion that is dear to draw) in between. They always show the newest state when their turn comes (the `monotone` rule);
 * outside a drag all follow at once, unless a fit with so many draws arrived, or so many runs, that drawing them
 * everywhere would take longer than a frame.
 */
export type Lane = 'now' | 'curve' | 'plan' | 'optimum' | 'controls' | 'words' | 'beside';

export type Lanes = Readonly<Record<Lane, StoreApi<AppState>>>;

const followers = ['curve', 'plan', 'optimum', 'controls', 'words', 'beside'] as const;
const turns = [
  ...(['curve', 'plan', 'curve', 'controls', 'curve'] as const),
  ...(['words', 'curve', 'optimum', 'curve', 'beside'] as const),
];

/** Draws that are summed up within a frame by all views together. */
const MANY_DRAWS = 1000;

/** `later` runs its argument after the next frame was drawn. */
export function createLanes(store: Store, later: (task: () => void) => void): Lanes {
  const copy = (): StoreApi<AppState> => createStore(() => store.getState());
  const lanes = {
    now: store,
    curve: copy(),
    plan: copy(),
    optimum: copy(),
    controls: copy(),
    words: copy(),
    beside: copy(),
  };
  let turn = 0;
  let waiting = false;

  const behind = (lane: Lane): boolean => lanes[lane].getState() !== store.getState();
  const catchUp = (lane: Lane): void => lanes[lane].setState(store.getState(), true);

  /** Gives the next follower that is behind its turn. */
  function takeTurn(): void {
    for (let i = 0; i < turns.length; i++) {
      const lane = turns[turn++ % turns.length] as Lane;
      if (!behind(lane)) continue;
      catchUp(lane);
      break;
    }
    if (!waiting && followers.some(behind)) wait();
  }

  /** A hand that rests for a frame gives the others their turns; one that moves gives them in its own frames. */
  function wait(): void {
    waiting = true;
    const seen = store.getState();
    later(() => {
      waiting = false;
      if (!followers.some(behind)) return;
      if (store.getState() === seen) takeTurn();
      else wait();
    });
  }

  /** Another fit than the followers show, with many draws, or other rows of many. */
  const isHeavy = (state: AppState): boolean => {
    const { shown } = state.fitting;
    const many = shown !== null && shown.model.draws.length > MANY_DRAWS;
    const large = (selectRawDataset(state)?.N.length ?? 0) > MANY_RUNS;
    if (!many && !large) return false;
    return followers.some((lane) => {
      const before = lanes[lane].getState();
      const { data, where, excluded, acct } = before.explorer;
      const { explorer } = state;
      return (
        (many && before.fitting.shown !== shown) ||
        (large &&
          (data !== explorer.data ||
            where !== explorer.where ||
            excluded !== explorer.excluded ||
            acct !== explorer.acct ||
            selectRawDataset(before) !== selectRawDataset(state)))
      );
    });
  };

  store.subscribe((state) => {
    if (state.history.gesture?.startsWith('drag:')) takeTurn();
    else if (isHeavy(state)) {
      // What sets it may set more in the same breath: the turns begin with the next frame.
      if (!waiting) wait();
    } else for (const lane of followers) if (behind(lane)) catchUp(lane);
  });
  return lanes;
}
