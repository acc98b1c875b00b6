import { type Bootstrap, joinBootstraps } from '../core/fit';
import type { WorkerPool } from '../worker';
import { toColumns } from './columns';
import { selectFitRequest } from './fit-request';
import { splitDraws } from './model';
import { MOST_REFITS, notRefining, type Refining } from './refine-model';
import { selectDataset } from './rows';
import type { AppState, ShownFit, Store } from './store';

/** Each time draws go on screen everything with an interval is made anew: not more often, nor for few more. */
const showMilliseconds = 400;
const showGrowth = 1.5;
const progressMilliseconds = 100;
/** A hand that rests this long on the screen of fits is taken to want the full bootstrap. */
const idleMilliseconds = 2500;

export interface Refiner {
  /** Grows the shown fit's bootstrap to 4,000 refits; goes on where it was paused. */
  grow(): void;
  /** What came so far stays, and is what analyses rest on. */
  pause(): void;
  /** As `pause`, and it does not start by itself again before there is another fit. */
  cancel(): void;
}

const madeOf = (bootstrap: Bootstrap | null): number =>
  bootstrap ? bootstrap.replicates + bootstrap.failed : 0;

const drawnOf = ({ model }: ShownFit): Bootstrap | null =>
  model.source.kind === 'fit' ? model.source.bootstrap : null;

/** The fit on screen where it is the newest; else null. */
function currentFit(state: AppState): ShownFit | null {
  const { shown } = state.fitting;
  return shown && shown.request === selectFitRequest(state) ? shown : null;
}

/** Grows the bootstrap of the shown fit, replicate by replicate of one seed, whatever the workers. */
export function startRefining(
  store: Store,
  pool: Pick<WorkerPool, 'putDataset' | 'grow'>,
  now: () => number = () => performance.now(),
): Refiner {
  let abort: AbortController | null = null;
  let request: ShownFit['request'] | null = null;
  /** The draws on screen, as far as they are known here: others are those of another fit. */
  let latest: Bootstrap | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether a person stopped it for this fit. */
  let declined = false;

  const set = (change: Partial<Refining>): void =>
    store.setState({ refining: { ...store.getState().refining, ...change } });

  /** Puts draws on screen; `rests`: no more are on their way. */
  function show(bootstrap: Bootstrap, rests: boolean): void {
    const { fitting } = store.getState();
    const { shown } = fitting;
    if (shown?.request !== request || shown.model.source.kind !== 'fit') return;
    latest = bootstrap;
    const { model } = shown;
    const source = { kind: 'fit' as const, fit: shown.model.source.fit, bootstrap };
    const draws = splitDraws(bootstrap, model.law.parameters.length);
    store.setState({
      fitting: {
        ...fitting,
        shown: {
          ...shown,
          model: { ...model, draws, source },
          bootstrap: rests ? bootstrap : shown.bootstrap,
        },
      },
    });
  }

  async function grow(): Promise<void> {
    const state = store.getState();
    const shown = currentFit(state);
    const dataset = selectDataset(state);
    if (abort || !shown || !dataset || shown.model.source.kind !== 'fit') return;
    const base = drawnOf(shown);
    const from = madeOf(base);
    if (from >= MOST_REFITS) return;
    const own = new AbortController();
    abort = own;
    declined = false;
    const began = now();
    let shownAt = began;
    let shownDone = from;
    let toldAt = began;
    let made = 0;
    let read: (() => Bootstrap) | null = null;
    const join = (more: Bootstrap): Bootstrap => (base ? joinBootstraps([base, more]) : more);
    /** What is there now. */
    const soFar = (): Bootstrap | null => (read ? join(read()) : base);
    const settle = (): void => {
      const grown = soFar();
      if (grown) show(grown, true);
      set({ done: from + made });
    };
    set({ phase: 'growing', done: from, secondsLeft: null, problem: null });
    pool.putDataset(toColumns(dataset, shown.request, state.explorer.weights));
    stop = (phase) => {
      own.abort();
      if (abort === own) abort = null;
      if (phase !== null) settle();
      set({ phase: phase ?? 'idle', secondsLeft: null });
    };
    const reply = await pool
      .grow(
        { request: shown.request, fit: shown.model.source.fit, from, to: MOST_REFITS },
        {
          signal: own.signal,
          onGrown(done, grown) {
            made = done;
            read = grown;
            const time = now();
            const left = MOST_REFITS - from - made;
            if (time - toldAt >= progressMilliseconds) {
              toldAt = time;
              const pace = (time - began) / made;
              set({ done: from + made, secondsLeft: (pace * left) / 1000 });
            }
            const isMore = from + made >= showGrowth * shownDone;
            const isSoon = time - shownAt < showMilliseconds;
            if (own.signal.aborted || isSoon || !isMore || left === 0) return;
            shownAt = time;
            shownDone = from + made;
            show(join(grown()), false);
          },
        },
      )
      .catch((error: unknown) => ({
        result: {
          ok: false as const,
          problem: { code: 'worker-failed', data: { reason: String(error) } },
        },
      }));
    if (own.signal.aborted) return;
    abort = null;
    if ('result' in reply && reply.result.ok) {
      show(join(reply.result.value), true);
      set({ phase: 'done', done: MOST_REFITS, secondsLeft: null });
      return;
    }
    settle();
    const problem = 'result' in reply && !reply.result.ok ? reply.result.problem : null;
    set({ phase: 'idle', secondsLeft: null, problem });
  }

  let stop: (phase: 'idle' | 'paused' | null) => void = () => {};

  /** Another fit is on screen: its bootstrap begins anew. */
  function begin(shown: ShownFit): void {
    if (abort) stop(null);
    request = shown.request;
    latest = drawnOf(shown);
    declined = false;
    const done = madeOf(latest);
    store.setState({
      refining: { ...notRefining, done, phase: done >= MOST_REFITS ? 'done' : 'idle' },
    });
  }

  function wait(): void {
    clearTimeout(timer);
    const { explorer, refining } = store.getState();
    if (explorer.screen !== 'fit' || refining.phase !== 'idle' || declined) return;
    // No intervals were asked for: none are made unasked.
    if (explorer.boot === 0) return;
    timer = setTimeout(() => void grow(), idleMilliseconds);
  }

  store.subscribe((state, before) => {
    const { shown } = state.fitting;
    // A fit that is asked for again has the same request and none of what had grown.
    if (shown && (shown.request !== request || drawnOf(shown) !== latest)) begin(shown);
    if (abort && !currentFit(state)) stop(null);
    if (state.explorer !== before.explorer || shown !== before.fitting.shown) wait();
  });
  const { shown: first } = store.getState().fitting;
  if (first) begin(first);
  wait();

  return {
    grow: () => void grow(),
    pause: () => abort && stop('paused'),
    cancel() {
      declined = true;
      if (abort) stop('idle');
      else set({ phase: store.getState().refining.phase === 'done' ? 'done' : 'idle' });
    },
  };
}
