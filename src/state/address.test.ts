import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeLink, openLink, syncAddress } from './address';
import { goTo, openCard } from './screens';
import { change, createAppStore, stepBack } from './store';

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

describe('screens in the address', () => {
  it('writes another screen at once, after what still waited for the one left', () => {
    const store = createAppStore();
    const { bar, log } = fakeBar();
    syncAddress(store, bar);
    change(store, { C: 3e22 }, 'drag');
    goTo(store, 'laws');
    openCard(store, 'compare');
    expect(log).toEqual([
      'replace #/explore?v=1&C=3e22',
      'push #/laws?v=1&C=3e22',
      'push #/laws?v=1&C=3e22&card=compare',
    ]);
    vi.advanceTimersByTime(300);
    expect(log).toHaveLength(3);
  });
  it('follows Back without an entry of its own', () => {
    const store = createAppStore();
    const { bar, log, go } = fakeBar('#/explore?v=1&C=3e22');
    openLink(store, bar.hash());
    syncAddress(store, bar);
    goTo(store, 'laws');
    go('#/explore?v=1&C=3e22');
    vi.advanceTimersByTime(300);
    expect(store.getState().explorer).toMatchObject({ screen: 'explore', C: 3e22 });
    expect(log).toEqual(['push #/laws?v=1&C=3e22']);
  });
  it('is no step to undo, and undo does not leave the screen', () => {
    const store = createAppStore();
    change(store, { C: 3e22 });
    goTo(store, 'laws');
    expect(store.getState().history.past).toHaveLength(1);
    goTo(store, 'explore', { preset: 'hoffmann2022' });
    expect(store.getState().explorer).toMatchObject({ screen: 'explore', preset: 'hoffmann2022' });
    stepBack(store);
    expect(store.getState().explorer).toMatchObject({ screen: 'explore', preset: 'fit', C: 3e22 });
  });
  it('opens the screen of laws with its card and comparison', () => {
    const store = createAppStore();
    openLink(
      store,
      '#/laws?v=1&card=chinchilla&vs=chinchilla%3Ahoffmann2022%2Cchinchilla%3Abesiroglu2024',
    );
    const { explorer, notices } = store.getState();
    expect([explorer.screen, explorer.card]).toEqual(['laws', 'chinchilla']);
    expect(explorer.vs).toEqual(['chinchilla:hoffmann2022', 'chinchilla:besiroglu2024']);
    expect(notices).toEqual([]);
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
  it('says that a screen is not known, and what could not be read', () => {
    const store = createAppStore();
    openLink(store, '#/timetable?v=1&C=1e22&tol=minus');
    const { explorer, notices } = store.getState();
    expect([explorer.screen, explorer.C, explorer.tol]).toEqual(['explore', 1e22, 0.01]);
    expect(notices.map(({ problem }) => problem.code)).toEqual(['link-screen', 'link-value']);
  });
});
