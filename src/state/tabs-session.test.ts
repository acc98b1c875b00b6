import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { change, createAppStore, stepBack } from './store';
import { keepSession, openSession, resumeHistory, type Shelf, type Shelves } from './tabs-session';

/** A shelf in memory with room for so many characters. */
function shelf(room = Number.POSITIVE_INFINITY): Shelf & { text: string | null } {
  const kept = {
    text: null as string | null,
    read: () => kept.text,
    write(text: string) {
      if (text.length > room) return false;
      kept.text = text;
      return true;
    },
  };
  return kept;
}

function shelves(given: Partial<Shelves> = {}): Shelves & { leave(): void } {
  let leave = (): void => {};
  return {
    tab: shelf(),
    device: shelf(),
    onLeave: (listener) => {
      leave = listener;
    },
    leave: () => leave(),
    ...given,
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the session of a tab', () => {
  it('goes on in the same tab with its undo, and in a new tab where it was', () => {
    const kept = shelves();
    const first = createAppStore();
    keepSession(first, kept);
    change(first, { C: 1e21 });
    change(first, { C: 2e21, delta: 1e-2 });
    stepBack(first);
    vi.advanceTimersByTime(500);

    const again = createAppStore();
    openSession(again, kept, '');
    expect(again.getState().explorer).toEqual(first.getState().explorer);
    resumeHistory(again, kept);
    expect(again.getState().history).toEqual(first.getState().history);

    const fresh = createAppStore();
    const newTab = shelves({ device: kept.device });
    openSession(fresh, newTab, '#');
    resumeHistory(fresh, newTab);
    expect(fresh.getState().explorer.C).toBe(1e21);
    expect(fresh.getState().history.past).toEqual([]);
  });

  it('gives way to an address that says something, with its undo', () => {
    const kept = shelves();
    const first = createAppStore();
    keepSession(first, kept);
    change(first, { C: 1e21 });
    vi.advanceTimersByTime(500);
    const store = createAppStore();
    openSession(store, kept, '#/explore?v=1&C=5e21');
    resumeHistory(store, kept);
    expect(store.getState().explorer.C).toBe(5e21);
    expect(store.getState().history.past).toEqual([]);
  });

  it('of two tabs stays apart; the last one to change is where the next begins', () => {
    const device = shelf();
    const [one, two] = [shelves({ device }), shelves({ device })];
    const [a, b] = [createAppStore(), createAppStore()];
    keepSession(a, one);
    keepSession(b, two);
    change(a, { C: 1e21 });
    vi.advanceTimersByTime(500);
    change(b, { C: 2e21 });
    vi.advanceTimersByTime(500);
    const reload = createAppStore();
    openSession(reload, one, '');
    expect(reload.getState().explorer.C).toBe(1e21);
    const next = createAppStore();
    openSession(next, shelves({ device }), '');
    expect(next.getState().explorer.C).toBe(2e21);
  });

  it('is written when the page goes away before its time', () => {
    const kept = shelves();
    const store = createAppStore();
    keepSession(store, kept);
    change(store, { C: 1e21 });
    expect(kept.device.read()).toBeNull();
    kept.leave();
    expect(kept.device.read()).toContain('C=1e21');
  });

  it('keeps where it is without undo where there is no room for both', () => {
    const kept = shelves({ tab: shelf(80) });
    const store = createAppStore();
    keepSession(store, kept);
    for (const C of [1e21, 2e21, 3e21]) change(store, { C });
    vi.advanceTimersByTime(500);
    expect(kept.tab.read()).toContain('C=3e21');
    expect(store.getState().notices).toEqual([]);
  });

  it('says once that it cannot be kept', () => {
    const store = createAppStore();
    keepSession(store, shelves({ device: shelf(0) }));
    change(store, { C: 1e21 });
    vi.advanceTimersByTime(500);
    const [notice] = store.getState().notices;
    expect(notice).toMatchObject({ tone: 'info', problem: { code: 'session-not-kept' } });
    store.setState({ notices: [] });
    change(store, { C: 2e21 });
    vi.advanceTimersByTime(500);
    expect(store.getState().notices).toEqual([]);
  });

  it.each(['', 'null', '[]', '{"here":1}', 'not json'])('begins afresh after %s', (text) => {
    const store = createAppStore();
    const before = store.getState().explorer;
    openSession(store, shelves({ device: { ...shelf(), read: () => text } }), '');
    expect(store.getState().explorer).toEqual(before);
    expect(store.getState().notices).toEqual([]);
  });
});
