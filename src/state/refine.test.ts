import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Bootstrap } from '../core/fit';
import { startBca } from './bca';
import { type Refiner, startRefining } from './refine';
import { estimate, selectModel } from './selectors';
import { change, endGesture } from './store';
import { createFittedStore, type FittedStore } from './testing/fitted-store';

// How long the work takes is the machine's business: only what comes of it is tested.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const patient = { timeout: 30_000 };

let fitted: FittedStore;
let refiner: Refiner;

beforeEach(async () => {
  fitted = createFittedStore();
  // Every look at this clock is worth a word of progress and new draws on screen.
  let time = 0;
  refiner = startRefining(fitted.store, fitted.pool, () => {
    time += 500;
    return time;
  });
  await idle();
});

const state = () => fitted.store.getState();
const idle = () => expect.poll(() => state().fitting.busy, patient).toBe(false);
const reach = (phase: string) => expect.poll(() => state().refining.phase, patient).toBe(phase);
/** Grows, and acts in the very moment more than `count` refits are there. */
function growBeyond(count: number, act: () => void): Promise<void> {
  return new Promise((resolve) => {
    const forget = fitted.store.subscribe(({ refining }) => {
      if (refining.phase !== 'growing' || refining.done <= count) return;
      forget();
      act();
      resolve();
    });
    refiner.grow();
  });
}
function drawn(): Bootstrap {
  const source = state().fitting.shown?.model.source;
  if (source?.kind !== 'fit' || !source.bootstrap) throw new Error('no draws');
  return source.bootstrap;
}

describe('a bootstrap that grows', () => {
  it('ends at 4,000 refits, the ones of a fit that asked for 4,000 at once', async () => {
    const counts: number[] = [];
    const first = drawn().draws;
    fitted.store.subscribe(({ fitting }) => {
      const count = fitting.shown?.model.draws.length ?? 0;
      if (count !== counts.at(-1)) counts.push(count);
    });
    expect(state().refining).toMatchObject({ phase: 'idle', done: 100, total: 4000 });
    refiner.grow();
    expect(state().refining.phase).toBe('growing');
    const left: (number | null)[] = [];
    fitted.store.subscribe(({ refining }) => left.push(refining.secondsLeft));
    await reach('done');
    expect(left.some((seconds) => seconds !== null && seconds > 0)).toBe(true);
    expect(counts.some((count) => count > 100 && count < 3900)).toBe(true);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    const grown = drawn();
    expect(grown.replicates + grown.failed).toBe(4000);
    expect(grown.draws.subarray(0, first.length)).toEqual(first);
    expect(state().fitting.shown?.bootstrap).toBe(grown);
    change(fitted.store, { boot: 4000 });
    await expect.poll(() => state().fitting.shown?.request.replicates, patient).toBe(4000);
    expect(drawn()).toEqual(grown);
    expect(state().refining).toMatchObject({ phase: 'done', done: 4000 });
  });
  it('rests where it is paused, goes on from there, and begins anew with another fit', async () => {
    await growBeyond(100, () => refiner.pause());
    const { done } = state().refining;
    expect(done).toBeGreaterThan(100);
    expect(done).toBeLessThan(4000);
    expect(state().refining.phase).toBe('paused');
    expect(drawn().replicates + drawn().failed).toBe(done);
    expect(state().fitting.shown?.bootstrap).toBe(drawn());
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(state().refining.done).toBe(done);
    await growBeyond(done, () => change(fitted.store, { excluded: [2] }));
    expect(state().refining.phase).toBe('idle');
    await idle();
    expect(state().refining).toMatchObject({ phase: 'idle', done: 100 });
    expect(drawn().replicates).toBe(100);
  });
  it('falls back to the first draws when the same fit is asked for again', async () => {
    await growBeyond(100, () => refiner.cancel());
    expect(state().refining.phase).toBe('idle');
    fitted.fitting.refit();
    await idle();
    expect(state().refining.done).toBe(100);
    expect(drawn().replicates).toBe(100);
  });
  it('grows by itself on the screen of fits once a hand has rested, unless it was told not to', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      change(fitted.store, { C: 1e22 });
      vi.advanceTimersByTime(10_000);
      expect(state().refining.phase).toBe('idle');
      change(fitted.store, { screen: 'fit' });
      vi.advanceTimersByTime(2000);
      change(fitted.store, { C: 2e22 });
      vi.advanceTimersByTime(2000);
      expect(state().refining.phase).toBe('idle');
      vi.advanceTimersByTime(1000);
      expect(state().refining.phase).toBe('growing');
      refiner.cancel();
      change(fitted.store, { C: 3e22 });
      vi.advanceTimersByTime(10_000);
      expect(state().refining.phase).toBe('idle');
    } finally {
      vi.useRealTimers();
    }
  });
  it('shows fewer draws while a hand drags', async () => {
    refiner.grow();
    await reach('done');
    expect(selectModel(state())?.draws.length).toBeGreaterThan(3900);
    change(fitted.store, { C: 1e22 }, 'drag:budget');
    expect(selectModel(state())?.draws).toHaveLength(200);
    endGesture(fitted.store);
    expect(selectModel(state())?.draws.length).toBeGreaterThan(3900);
  });
});

describe('BCa intervals', () => {
  it('take the place of percentiles once the fit without each run is known', async () => {
    startBca(fitted.store, fitted.pool);
    const alpha = () => {
      const model = selectModel(state());
      if (!model) throw new Error('no model');
      return estimate(model, (p) => p[3] as number);
    };
    const percentile = alpha();
    change(fitted.store, { ends: 'bca' });
    expect(alpha()).toEqual(percentile);
    await expect
      .poll(() => selectModel(state())?.jackknife?.replicates, patient)
      .toBeGreaterThan(10);
    const bca = alpha();
    expect(bca.value).toBe(percentile.value);
    expect(bca.low).not.toBe(percentile.low);
    expect(Math.abs((bca.low as number) - (percentile.low as number))).toBeLessThan(0.05);
    change(fitted.store, { ends: 'percentile' });
    expect(alpha()).toEqual(percentile);
    change(fitted.store, { ends: 'bca' });
    expect(alpha()).toEqual(bca);
  });
});
