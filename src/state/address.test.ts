import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeLink, openLink, syncAddress } from './address';
import { change, createAppStore } from './store';

function fakeBar(start = '') {
  let hash = start;
  const log: string[] = [];
  let listener = (): void => {};
  return {
    bar: {
      hash: () => hash,
      push(next: string) {
        hash = next;
        log.push(`push ${next}`);
      },
      replace(next: string) {
        hash = next;
        log.push(`replace ${next}`);
      },
      onChange(given: () => void) {
        listener = given;
      },
    },
    log,
    go(next: string) {
      hash = next;
      listener();
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('syncAddress', () => {
  it('trails the state by 300 ms and writes a drag once', () => {
    const store = createAppStore();
    const { bar, log } = fakeBar();
    syncAddress(store, bar);
    for (const C of [1e22, 2e22, 3e22]) {
      change(store, { C }, 'drag');
      vi.advanceTimersByTime(100);
    }
    expect(log).toEqual([]);
    vi.advanceTimersByTime(300);
    expect(log).toEqual(['replace #/explore?v=1&C=3e22']);
  });
  it('makes a Back entry for another preset, and goes back to it', () => {
    const store = createAppStore();
    const { bar, log, go } = fakeBar();
    syncAddress(store, bar);
    change(store, { preset: 'hoffmann2022' });
    vi.advanceTimersByTime(300);
    expect(log).toEqual(['push #/explore?v=1&preset=hoffmann2022']);
    go('#/explore?v=1');
    expect(store.getState().explorer.preset).toBe('fit');
    vi.advanceTimersByTime(300);
    expect(log).toHaveLength(1);
  });
});

describe('openLink and makeLink', () => {
  it('are inverses for what a person can change', () => {
    const store = createAppStore();
    change(store, {
      C: 1.234567890123e24,
      N: 7e10,
      lock: 'C',
      tol: 0.02,
      excluded: [3, 17],
      obj: 'mse',
      form: 'DN',
    });
    const { hash } = makeLink(store, 'http://localhost/');
    const other = createAppStore();
    openLink(other, hash);
    expect(other.getState().explorer).toEqual(store.getState().explorer);
    expect(other.getState().notices).toEqual([]);
  });
  it('says that a screen is of another version, and what could not be read', () => {
    const store = createAppStore();
    openLink(store, '#/mixture?v=1&C=1e22&tol=minus');
    const { explorer, notices } = store.getState();
    expect([explorer.screen, explorer.C, explorer.tol]).toEqual(['explore', 1e22, 0.01]);
    expect(notices.map(({ problem }) => problem.code)).toEqual(['screen-not-here', 'link-value']);
  });
});
