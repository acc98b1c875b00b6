import { describe, expect, it } from 'vitest';
import { createLanes } from './lanes';
import { change, createAppStore, endGesture, type ShownFit } from './store';

function setUp() {
  const store = createAppStore();
  const tasks: (() => void)[] = [];
  const lanes = createLanes(store, (task) => tasks.push(task));
  const shown = () =>
    [lanes.now, lanes.curve, lanes.plan, lanes.controls, lanes.words, lanes.optimum].map(
      (lane) => lane.getState().explorer.C,
    );
  return { store, lanes, shown, frame: () => tasks.splice(0).forEach((task) => void task()) };
}

describe('createLanes', () => {
  it('lets everyone follow at once outside a drag', () => {
    const { store, shown } = setUp();
    change(store, { C: 1e22 });
    expect(shown()).toEqual([1e22, 1e22, 1e22, 1e22, 1e22, 1e22]);
    change(store, { C: 2e22 }, 'keys:slider:1');
    expect(shown()).toEqual([2e22, 2e22, 2e22, 2e22, 2e22, 2e22]);
  });
  it('lets the followers take turns in a drag, each with the newest state', () => {
    const { store, shown } = setUp();
    const seen: (number | null)[][] = [];
    for (const C of [1, 2, 3, 4, 5, 6, 7, 8]) {
      change(store, { C }, 'drag:handle:1');
      seen.push(shown());
    }
    expect(seen).toEqual([
      [1, 1, null, null, null, null],
      [2, 1, 2, null, null, null],
      [3, 3, 2, null, null, null],
      [4, 3, 2, 4, null, null],
      [5, 5, 2, 4, null, null],
      [6, 5, 2, 4, 6, null],
      [7, 7, 2, 4, 6, null],
      [8, 7, 2, 4, 6, 8],
    ]);
  });
  it('catches up when the hand rests, and when it lets go', () => {
    const { store, shown, frame } = setUp();
    change(store, { C: 1e22 }, 'drag:handle:1');
    for (let i = 0; i < 8; i++) frame();
    expect(shown()).toEqual([1e22, 1e22, 1e22, 1e22, 1e22, 1e22]);
    change(store, { C: 2e22 }, 'drag:handle:1');
    endGesture(store);
    expect(shown()).toEqual([2e22, 2e22, 2e22, 2e22, 2e22, 2e22]);
  });
  it('takes turns over a fit with many draws too, and not over one with few', () => {
    const { store, lanes, frame } = setUp();
    const followers = () =>
      [lanes.curve, lanes.plan, lanes.controls, lanes.words, lanes.optimum].map(
        (lane) => lane.getState().fitting.shown?.model.draws.length ?? 0,
      );
    const show = (count: number): void => {
      const draws = Array.from({ length: count }, () => new Float64Array(5));
      const shown = { model: { draws } } as unknown as ShownFit;
      store.setState({ fitting: { ...store.getState().fitting, shown } });
    };
    show(200);
    expect(followers()).toEqual([200, 200, 200, 200, 200]);
    show(4000);
    show(4000);
    expect(followers()).toEqual([200, 200, 200, 200, 200]);
    // One frame to see that nothing more is being set, then one turn a frame.
    frame();
    expect(followers()).toEqual([200, 200, 200, 200, 200]);
    frame();
    expect(followers().filter((count) => count === 4000)).toHaveLength(1);
    for (let i = 0; i < 8; i++) frame();
    expect(followers()).toEqual([4000, 4000, 4000, 4000, 4000]);
  });
});
