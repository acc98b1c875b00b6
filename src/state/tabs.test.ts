import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeDatabase, type Refusal, type Stores } from './testing/fake-database';
import { noisyRuns } from './testing/fitted-store';

const openDB = vi.fn();
vi.mock('idb', () => ({ openDB }));

const dataset = { ...noisyRuns, id: 'own-0123456789ab', title: 'Mine' };
let stores: Stores;
const refuse: Refusal = { error: null };

/** Channels of one page hear those of the others, at once. */
class Channel extends EventTarget {
  static all: Channel[] = [];
  constructor() {
    super();
    Channel.all.push(this);
  }
  postMessage(data: unknown): void {
    for (const other of Channel.all)
      if (other !== this) other.dispatchEvent(new MessageEvent('message', { data }));
  }
}

/** A tab: its own modules, as a page has them, over the one device. */
async function openTab() {
  vi.resetModules();
  const [store, own, edit, tabs, datasets] = await Promise.all([
    import('./store'),
    import('./own'),
    import('./own-edit'),
    import('./tabs'),
    import('./datasets'),
  ]);
  const app = store.createAppStore();
  await tabs.followDevice(app);
  const listed = () => app.getState().own.map(({ title, kept }) => ({ title, kept }));
  const codes = () => app.getState().notices.map(({ problem }) => problem.code);
  return { app, ...store, ...own, ...edit, ...datasets, listed, codes };
}

/** Lets what is under way come to rest. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

beforeEach(() => {
  Object.assign(refuse, { error: null });
  stores = {};
  Channel.all = [];
  vi.stubGlobal('indexedDB', {});
  vi.stubGlobal('BroadcastChannel', Channel);
  openDB.mockReset().mockImplementation(async () => fakeDatabase(stores, refuse));
});
afterEach(() => vi.unstubAllGlobals());

describe('two tabs', () => {
  it('list each other\u2019s new datasets, and their new titles', async () => {
    const a = await openTab();
    const b = await openTab();
    await b.addOwn(b.app, dataset);
    await settle();
    expect(a.listed()).toEqual([{ title: 'Mine', kept: true }]);
    expect(a.app.getState().explorer.data).toBe('chinchilla-isoflop');
    a.keepDataset(a.app, dataset);
    await b.renameOwn(b.app, dataset.id, '  Ours ');
    await settle();
    expect(a.listed()).toEqual([{ title: 'Ours', kept: true }]);
    expect(a.app.getState().datasets[dataset.id]?.title).toBe('Ours');
  });

  it('keep a dataset on screen that the other deleted, say so, and can bring it back', async () => {
    const a = await openTab();
    const b = await openTab();
    await a.addOwn(a.app, dataset);
    await settle();
    await b.trashOwn(b.app, dataset.id);
    await settle();
    expect(a.listed()).toEqual([]);
    expect(a.app.getState().explorer.data).toBe(dataset.id);
    expect(a.app.getState().datasets[dataset.id]).toBeDefined();
    expect(a.codes()).toEqual(['own-deleted-elsewhere']);
    expect(b.codes()).toEqual(['own-deleted']);
    await a.restoreOwn(a.app, dataset.id);
    await settle();
    expect(a.codes()).toEqual([]);
    expect([a.listed(), b.listed()]).toEqual(Array(2).fill([{ title: 'Mine', kept: true }]));
  });
});

describe('one tab', () => {
  it('shows other runs when it deletes those on screen, and undo brings both back', async () => {
    const a = await openTab();
    await a.addOwn(a.app, dataset);
    await a.trashOwn(a.app, dataset.id);
    expect(a.app.getState().explorer.data).toBe('chinchilla-isoflop');
    expect(a.app.getState().trash.map(({ title }) => title)).toEqual(['Mine']);
    await a.restoreOwn(a.app, dataset.id);
    expect(a.listed()).toEqual([{ title: 'Mine', kept: true }]);
    expect(a.app.getState().trash).toEqual([]);
  });

  it('keeps runs that came by link, and takes shown ones out of the trash', async () => {
    const a = await openTab();
    a.keepDataset(a.app, dataset);
    await settle();
    expect(a.listed()).toEqual([{ title: 'Mine', kept: true }]);
    await a.trashOwn(a.app, dataset.id);
    const b = await openTab();
    b.keepDataset(b.app, dataset);
    await settle();
    expect(b.listed()).toEqual([{ title: 'Mine', kept: true }]);
    expect(b.app.getState().trash).toEqual([]);
  });

  it('has a second entry of the same runs under an id of its own', async () => {
    const a = await openTab();
    await a.addOwn(a.app, dataset);
    await a.duplicateOwn(a.app, dataset.id, 'Mine (copy)');
    const { own, explorer, datasets } = a.app.getState();
    expect(a.listed().map(({ title }) => title)).toEqual(['Mine (copy)', 'Mine']);
    expect(explorer.data).toMatch(/^own-[0-9a-f]{12}$/);
    expect(new Set(own.map(({ id }) => id)).size).toBe(2);
    expect(datasets[explorer.data]?.hash).toBe(dataset.hash);
  });

  it('lists what storage refuses, for as long as it is open, and says so', async () => {
    const a = await openTab();
    refuse.error = new DOMException('no room', 'QuotaExceededError');
    await a.addOwn(a.app, dataset);
    expect(a.listed()).toEqual([{ title: 'Mine', kept: false }]);
    expect(a.codes()).toEqual(['storage-full']);
    await a.listOwn(a.app);
    expect(a.listed()).toEqual([{ title: 'Mine', kept: false }]);
    await a.trashOwn(a.app, dataset.id);
    expect(a.listed()).toEqual([]);
    refuse.error = null;
    await a.restoreOwn(a.app, dataset.id);
    expect(a.listed()).toEqual([{ title: 'Mine', kept: true }]);
  });
});
