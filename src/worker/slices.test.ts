import { describe, expect, it } from 'vitest';
import type { LongWork, Progress } from '../core/long-work';
import { runInSlices } from './slices';

function* count(to: number, onStep: () => void): LongWork<number> {
  for (let done = 1; done <= to; done++) {
    onStep();
    yield { done, total: to };
  }
  return to;
}

/** A clock that every step of the work moves on by 3 ms. */
function clock() {
  let time = 0;
  return {
    tick() {
      time += 3;
    },
    now: () => time,
  };
}

describe('runInSlices', () => {
  it('breathes about every 8 ms and ends with the value', async () => {
    const { tick, now } = clock();
    let breaths = 0;
    const outcome = await runInSlices(count(30, tick), {
      now,
      aborted: () => false,
      breathe: async () => void breaths++,
    });
    expect(outcome).toEqual({ value: 30 });
    // Three steps of 3 ms fill a slice.
    expect(breaths).toBe(10);
  });
  it('stops between slices, and lets the work clean up', async () => {
    const { tick, now } = clock();
    let cleaned = false;
    function* work(): LongWork<number> {
      try {
        return yield* count(1000, tick);
      } finally {
        cleaned = true;
      }
    }
    let breaths = 0;
    const outcome = await runInSlices(work(), {
      now,
      aborted: () => breaths >= 2,
      breathe: async () => void breaths++,
    });
    expect(outcome).toEqual({ cancelled: true });
    expect(now()).toBe(18);
    expect(cleaned).toBe(true);
  });
  it('reports progress ten times a second', async () => {
    const { tick, now } = clock();
    const seen: Progress[] = [];
    await runInSlices(count(100, tick), {
      now,
      aborted: () => false,
      onProgress: (progress) => seen.push(progress),
      breathe: async () => {},
    });
    expect(seen.map(({ done }) => done)).toEqual([36, 72]);
  });
});
