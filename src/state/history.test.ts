import { describe, expect, it } from 'vitest';
import { change, createAppStore, endGesture, stepBack, stepForward } from './store';

describe('undo and redo', () => {
  it('takes one step a change, and one a gesture', () => {
    const store = createAppStore();
    change(store, { C: 1e22 });
    for (const C of [2e22, 3e22, 4e22]) change(store, { C }, 'slider:1');
    endGesture(store);
    change(store, { C: 5e22 }, 'slider:2');
    const seen: (number | null)[] = [];
    for (let i = 0; i < 5; i++) {
      seen.push(store.getState().explorer.C);
      stepBack(store);
    }
    expect(seen).toEqual([5e22, 4e22, 1e22, null, null]);
    stepForward(store);
    stepForward(store);
    expect(store.getState().explorer.C).toBe(4e22);
  });
  it('does not fold a gesture that goes on after an undo into the step before it', () => {
    const store = createAppStore();
    change(store, { C: 1e22 }, 'a');
    stepBack(store);
    change(store, { C: 2e22 }, 'a');
    expect(store.getState().history.past).toHaveLength(1);
  });
  it('forgets the future once something else is done', () => {
    const store = createAppStore();
    change(store, { C: 1e22 });
    stepBack(store);
    change(store, { tol: 0.05 });
    stepForward(store);
    expect(store.getState().explorer.C).toBeNull();
    expect(store.getState().explorer.tol).toBe(0.05);
  });
  it('ignores a change that changes nothing', () => {
    const store = createAppStore();
    change(store, { tol: store.getState().explorer.tol });
    expect(store.getState().history.past).toHaveLength(0);
  });
});
