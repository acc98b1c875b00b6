import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Dataset } from '../core/data';
import type { Original } from './device-database';
import { fakeDatabase, type Refusal, type Stores } from './testing/fake-database';

const openDB = vi.fn();
vi.mock('idb', () => ({ openDB }));

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
const original: Original = {
  files: [
    { name: 'a.csv', content: Uint8Array.of(1, 2, 3) },
    { name: 'b.csv', content: Uint8Array.of(4) },
  ],
  choices: { roles: { N: { column: 'size', unit: 'M' }, C: { column: null } }, take: 'smoothed' },
};

let stores: Stores;
const refuse: Refusal = { error: null };

/** The module remembers its open database, so each test takes a fresh one. */
async function freshStore() {
  vi.resetModules();
  return import('./device-store');
}

const full = () => new DOMException('no room', 'QuotaExceededError');

beforeEach(() => {
  Object.assign(refuse, { error: null, store: undefined, times: undefined });
  vi.stubGlobal('indexedDB', {});
  stores = {};
  openDB.mockReset().mockImplementation(async () => fakeDatabase(stores, refuse));
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('device store', () => {
  it('keeps a dataset with its files and choices, lists it and gives it back equal', async () => {
    const { listDatasets, loadDataset, loadOriginal, saveDataset } = await freshStore();
    const saved = await saveDataset(dataset, original);
    expect(saved.ok && saved.value.withoutFiles).toBe(false);
    const listed = await listDatasets();
    // 2 rows of 4 numbers, two names of a letter each, 4 bytes of files.
    expect(listed.ok && listed.value).toMatchObject({
      listed: [{ id: dataset.id, title: 'My runs', runs: 2, bytes: 64 + 4 + 4, hasFiles: true }],
      trash: [],
    });
    expect(await loadDataset(dataset.id)).toEqual({ ok: true, value: dataset });
    expect(await loadOriginal(dataset.id)).toEqual({ ok: true, value: original });
  });

  it('keeps the files when the same runs come again without them', async () => {
    const { loadOriginal, saveDataset } = await freshStore();
    await saveDataset(dataset, original);
    await saveDataset({ ...dataset, title: 'By link' });
    expect(await loadOriginal(dataset.id)).toEqual({ ok: true, value: original });
  });

  it('renames an entry: the runs carry the new title from then on', async () => {
    const { loadDataset, renameDataset, saveDataset } = await freshStore();
    await saveDataset(dataset);
    await renameDataset(dataset.id, 'Ours');
    const loaded = await loadDataset(dataset.id);
    expect(loaded.ok && loaded.value.title).toBe('Ours');
    expect(await renameDataset('own-none', 'x')).toMatchObject({
      problem: { code: 'own-dataset-not-stored', data: { id: 'own-none' } },
    });
  });

  it('puts an entry into the trash, brings it back, and drops it for good after 30 days', async () => {
    vi.useFakeTimers({ now: 1_000_000 });
    const { emptyTrash, listDatasets, loadDataset, restoreDataset, saveDataset, trashDataset } =
      await freshStore();
    await saveDataset(dataset, original);
    await trashDataset(dataset.id);
    expect(await listDatasets()).toMatchObject({
      value: { listed: [], trash: [{ id: dataset.id, trashedAt: 1_000_000 }] },
    });
    expect((await loadDataset(dataset.id)).ok).toBe(true);
    await restoreDataset(dataset.id);
    const back = await listDatasets();
    expect(back.ok && back.value.listed[0]).not.toHaveProperty('trashedAt');
    await trashDataset(dataset.id);
    vi.setSystemTime(1_000_000 + 29 * 86_400_000);
    await emptyTrash();
    expect(await listDatasets()).toMatchObject({ value: { trash: [{ id: dataset.id }] } });
    vi.setSystemTime(1_000_000 + 30 * 86_400_000);
    await emptyTrash();
    expect(await listDatasets()).toEqual({ ok: true, value: { listed: [], trash: [] } });
    expect(await loadDataset(dataset.id)).toMatchObject({
      problem: { code: 'own-dataset-not-stored' },
    });
  });

  it('says that a stored dataset is damaged, by its title', async () => {
    const { loadDataset, saveDataset } = await freshStore();
    await saveDataset(dataset);
    stores.contents?.set(dataset.id, { dataset: { ...dataset, loss: Float64Array.of(1) } });
    expect(await loadDataset(dataset.id)).toEqual({
      ok: false,
      problem: { code: 'own-dataset-damaged', data: { title: 'My runs' } },
    });
  });

  it('keeps values by name', async () => {
    const { loadValue, saveValue } = await freshStore();
    await saveValue('columns', '["a"]');
    expect(await loadValue('columns')).toEqual({ ok: true, value: '["a"]' });
    expect(await loadValue('other')).toEqual({ ok: true, value: null });
  });
});

describe('device store without room', () => {
  it('says how much it would take, and works again once there is room', async () => {
    const { listDatasets, saveDataset } = await freshStore();
    refuse.error = full();
    expect(await saveDataset(dataset, original)).toEqual({
      ok: false,
      problem: { code: 'storage-full', data: { bytes: 68 } },
    });
    expect(await listDatasets()).toEqual({ ok: true, value: { listed: [], trash: [] } });
    refuse.error = null;
    expect((await saveDataset(dataset, original)).ok).toBe(true);
  });

  it('makes room by emptying the trash first', async () => {
    const { listDatasets, saveDataset, trashDataset } = await freshStore();
    const old = { ...dataset, id: 'own-000000000000' };
    await saveDataset(old);
    await trashDataset(old.id);
    Object.assign(refuse, { error: full(), store: 'contents', times: 1 });
    const saved = await saveDataset(dataset, original);
    expect(saved.ok && saved.value.withoutFiles).toBe(false);
    expect(await listDatasets()).toMatchObject({
      value: { listed: [{ id: dataset.id }], trash: [] },
    });
  });

  it('keeps the runs without their files where only these are too much', async () => {
    const { loadDataset, loadOriginal, saveDataset } = await freshStore();
    Object.assign(refuse, { error: full(), store: 'contents', times: 2 });
    const saved = await saveDataset(dataset, original);
    expect(saved.ok && saved.value).toMatchObject({
      withoutFiles: true,
      summary: { hasFiles: false },
    });
    expect((await loadDataset(dataset.id)).ok).toBe(true);
    expect((await loadOriginal(dataset.id)).ok).toBe(false);
  });
});

describe('a device that refuses', () => {
  it.each([
    ['SecurityError', 'storage-denied'],
    ['InvalidStateError', 'storage-denied'],
    ['VersionError', 'storage-newer'],
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

describe('what version 1 kept', () => {
  it('becomes a list of files and the choices that lead to its mapping; nothing is lost', async () => {
    const choice = { confidence: 1, why: 'chosen', unitWhy: 'chosen' };
    const first = {
      dataset,
      original: {
        fileName: 'runs.csv',
        bytes: Uint8Array.of(7, 8),
        mapping: { roles: { N: { column: 'params', unit: 'B', ...choice } }, questions: [] },
      },
    };
    const summary = { id: dataset.id, title: 'My runs', runs: 2, savedAt: 5 };
    stores.contents = new Map([[dataset.id, first]]);
    stores.summaries = new Map([[dataset.id, summary]]);
    openDB.mockImplementation(async (_name, version, { upgrade }) => {
      expect(version).toBe(2);
      const db = fakeDatabase(stores, refuse);
      await upgrade(db, 1, 2, db.transaction());
      return db;
    });
    const { listDatasets, loadDataset, loadOriginal } = await freshStore();
    expect(await loadOriginal(dataset.id)).toEqual({
      ok: true,
      value: {
        files: [{ name: 'runs.csv', content: Uint8Array.of(7, 8) }],
        choices: { roles: { N: { column: 'params', unit: 'B' } } },
      },
    });
    expect(await loadDataset(dataset.id)).toEqual({ ok: true, value: dataset });
    const listed = await listDatasets();
    expect(listed.ok && listed.value.listed).toEqual([{ ...summary, bytes: 70, hasFiles: true }]);
  });
});
