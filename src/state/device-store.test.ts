import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Dataset } from '../core/data';

const openDB = vi.fn();
vi.mock('idb', () => ({ openDB }));

type Stores = Record<string, Map<string, unknown>>;

/** What the store uses of a database, kept in maps; writes fail with `refuse` when it is set. */
function fakeDatabase(stores: Stores, refuse: { error: unknown }) {
  const store = (name: string): Map<string, unknown> => {
    stores[name] ??= new Map();
    return stores[name];
  };
  const write = (act: () => void): Promise<void> => {
    if (refuse.error) return Promise.reject(refuse.error);
    act();
    return Promise.resolve();
  };
  return {
    get: async (name: string, key: string) => store(name).get(key),
    getAll: async (name: string) => [...store(name).values()],
    put: (name: string, value: unknown, key: string) =>
      write(() => store(name).set(key, structuredClone(value))),
    transaction: () => ({
      objectStore: (name: string) => ({
        put: (value: unknown, key: string) =>
          write(() => store(name).set(key, structuredClone(value))),
        delete: (key: string) => write(() => store(name).delete(key)),
      }),
      done: refuse.error ? Promise.reject(refuse.error) : Promise.resolve(),
    }),
  };
}

const dataset: Dataset = {
  id: 'own-0123456789ab',
  title: 'My runs',
  hash: '0123456789ab',
  names: ['a', 'b'],
  N: Float64Array.of(1e9, 2e9),
  D: Float64Array.of(2e10, 4e10),
  loss: Float64Array.of(3.1, 2.9),
  extra: [
    { name: 'odd', kind: 'number', values: Float64Array.of(1, NaN), odd: new Map([[1, 'x']]) },
  ],
  leftOut: [],
  origin: { kind: 'own', source: 'runs.csv', notes: [] },
};
const original = {
  fileName: 'runs.csv',
  bytes: Uint8Array.of(1, 2, 3),
  mapping: { roles: {}, questions: [] },
};

const refuse: { error: unknown } = { error: null };

/** The module remembers its open database, so each test takes a fresh one. */
async function freshStore() {
  vi.resetModules();
  return import('./device-store');
}

beforeEach(() => {
  refuse.error = null;
  vi.stubGlobal('indexedDB', {});
  const stores: Stores = {};
  openDB.mockReset().mockImplementation(async () => fakeDatabase(stores, refuse));
});

afterEach(() => vi.unstubAllGlobals());

describe('device store', () => {
  it('keeps a dataset with its file, lists it, gives it back equal and deletes it', async () => {
    const { deleteDataset, listDatasets, loadDataset, loadOriginal, saveDataset } =
      await freshStore();
    expect((await saveDataset(dataset, original)).ok).toBe(true);
    const listed = await listDatasets();
    expect(listed.ok && listed.value).toMatchObject([
      { id: dataset.id, title: 'My runs', runs: 2 },
    ]);
    expect(await loadDataset(dataset.id)).toEqual({ ok: true, value: dataset });
    expect(await loadOriginal(dataset.id)).toEqual({ ok: true, value: original });
    await deleteDataset(dataset.id);
    expect(await listDatasets()).toEqual({ ok: true, value: [] });
    const missing = await loadDataset(dataset.id);
    expect(missing.ok === false && missing.problem).toEqual({
      code: 'own-dataset-not-stored',
      data: { id: dataset.id },
    });
  });

  it('keeps values by name', async () => {
    const { loadValue, saveValue } = await freshStore();
    await saveValue('session', '{"a":1}');
    expect(await loadValue('session')).toEqual({ ok: true, value: '{"a":1}' });
    expect(await loadValue('other')).toEqual({ ok: true, value: null });
  });

  it('says that storage is full, and works again once there is room', async () => {
    const { listDatasets, saveDataset } = await freshStore();
    refuse.error = new DOMException('no room', 'QuotaExceededError');
    const full = await saveDataset(dataset, original);
    expect(full.ok === false && full.problem).toEqual({ code: 'storage-full', data: { bytes: 3 } });
    expect(await listDatasets()).toEqual({ ok: true, value: [] });
    refuse.error = null;
    expect((await saveDataset(dataset, original)).ok).toBe(true);
  });

  it.each([
    ['SecurityError', 'storage-denied'],
    ['InvalidStateError', 'storage-denied'],
    ['UnknownError', 'storage-failed'],
  ])('turns %s at opening into %s', async (name, code) => {
    openDB.mockRejectedValue(new DOMException('refused', name));
    const { listDatasets } = await freshStore();
    const result = await listDatasets();
    expect(result.ok === false && result.problem.code).toBe(code);
  });

  it('says that storage is denied where there is none, and blocked while another tab holds it', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const none = await (await freshStore()).loadValue('x');
    expect(none.ok === false && none.problem.code).toBe('storage-denied');
    vi.stubGlobal('indexedDB', {});
    openDB.mockImplementation((_name, _version, { blocked }) => {
      blocked();
      return new Promise(() => {});
    });
    const held = await (await freshStore()).loadValue('x');
    expect(held.ok === false && held.problem.code).toBe('storage-blocked');
  });
});
