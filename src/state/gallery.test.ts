import { afterEach, describe, expect, it, vi } from 'vitest';
import { type GalleryEntry, gallery } from '../core/catalogue';
import { excerpts } from '../core/catalogue/gallery/testing/excerpts';
import { findLaw, type Law } from '../core/laws';
import { createHandlers } from '../worker';
import { isPublicHost } from './fetch-public';
import { loadGalleryEntry, recogniseOffered } from './gallery';
import { createImports } from './imports';
import type { Services } from './react';
import { createAppStore } from './store';
import { listOffers } from './tables';

vi.mock('./device-store', () => ({
  saveDataset: async () => ({ ok: false, problem: { code: 'storage-denied', data: {} } }),
}));

function setUp() {
  const store = createAppStore();
  const handlers = createHandlers({
    now: () => performance.now(),
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
  });
  let calls = 0;
  const imports = createImports({
    openImport: (files) => handlers.openImport(++calls, files),
    viewImport: (session, choices) => handlers.viewImport(++calls, session, choices),
    buildImport: (session, choices) => handlers.buildImport(++calls, session, choices),
    closeImport: (session) => handlers.closeImport(session),
  });
  const readTable: Services['readTable'] = async (bytes, name) => {
    const reply = await handlers.readTable(++calls, bytes, name);
    return 'result' in reply ? reply.result : { ok: false, problem: { code: 'gone', data: {} } };
  };
  return { store, imports, readTable };
}

/** Serves an entry's excerpts at its addresses, the way its host does: Hugging Face by way of its file store. */
function serve({ id, files }: GalleryEntry) {
  const fake = vi.fn(async (url: string) => {
    const at = files.findIndex(({ address }) => address === url);
    const text = excerpts[id]?.[at];
    const response = new Response(text ?? '', { status: text === undefined ? 404 : 200 });
    const end = url.includes('huggingface.co')
      ? 'https://cas-bridge.xethub.hf.co/xet/a?sig=b'
      : url;
    Object.defineProperty(response, 'url', { value: end });
    return response;
  });
  vi.stubGlobal('fetch', fake);
  return fake;
}

const quiet = () => ({ signal: new AbortController().signal });

afterEach(() => vi.unstubAllGlobals());

describe.each(gallery.map((entry) => [entry.id, entry] as const))('%s', (id, entry) => {
  it('names hosts of the list, a pinned commit where it says so, and its own columns', () => {
    for (const { address } of entry.files) {
      const { protocol, hostname, pathname } = new URL(address);
      expect(protocol).toBe('https:');
      expect(isPublicHost(hostname)).toBe(true);
      expect(/\/[0-9a-f]{40}\//.test(pathname)).toBe(entry.pinned);
    }
    const header = excerpts[id]?.join('\n') ?? '';
    for (const { name } of entry.columns) expect(header).toContain(name.replace(' \u2026', ''));
    expect(entry.source.length * entry.licence.length * entry.notes.length).toBeGreaterThan(0);
  });

  it('is fetched, read and shown', async () => {
    const services = setUp();
    const fake = serve(entry);
    const loaded = await loadGalleryEntry(services, entry, quiet());
    const rows = entry.choices && entry.files.length > 1 ? entry.files.length : 12;
    expect(loaded).toEqual({ ok: true, value: { rows, rejected: 0 } });
    expect(fake).toHaveBeenCalledTimes(entry.files.length);
    const { explorer, datasets, tables } = services.store.getState();
    if (entry.law) {
      expect(tables[entry.id]?.rowCount).toBe(12);
      expect(explorer).toMatchObject({ screen: 'laws', card: entry.law });
      return;
    }
    const dataset = datasets[explorer.data];
    expect(dataset).toMatchObject({
      title: entry.title,
      origin: { source: entry.source, licence: entry.licence },
    });
    const [N, D] = id === 'olmo-ladder' ? [190_354_176, 4000 * 524_288] : [2e7, 1e9];
    expect(dataset?.N[0]).toBeCloseTo(N, 0);
    expect(dataset?.D[0]).toBeCloseTo(D, 0);
    expect(dataset?.loss[0]).toBeCloseTo(1.8 + 480 / N ** 0.348 + 2100 / D ** 0.366, 12);
    expect(explorer.where).toBe(entry.where);
  });

  it('is recognised when its file is dropped', async () => {
    const [file] = entry.files;
    const content = new TextEncoder().encode(excerpts[id]?.[0]);
    const known = await recogniseOffered([{ name: 'download (1).csv', content }]);
    if (entry.law) expect(known).toBeNull();
    else
      expect(known).toMatchObject({
        title: entry.title,
        choices: { ...entry.choices, title: entry.title },
        about: { source: entry.source, licence: entry.licence },
      });
    expect(file?.name).not.toBe('');
  });
});

describe('an entry whose file is another by now', () => {
  it('is not taken, and says where it is', async () => {
    const [entry] = gallery as [GalleryEntry];
    vi.stubGlobal('fetch', async () => new Response('a,b\n1,2\n'));
    const services = setUp();
    const before = services.store.getState().explorer;
    expect(await loadGalleryEntry(services, entry, quiet())).toEqual({
      ok: false,
      problem: {
        code: 'gallery-changed',
        data: { title: entry.title, address: entry.files[0]?.address },
      },
    });
    expect(services.store.getState().explorer).toBe(before);
  });
});

describe('the proxies of RegMix', () => {
  it('join shares and losses of one mixture, and are offered to their law', async () => {
    const entry = gallery.find(({ id }) => id === 'regmix-1m') as GalleryEntry;
    const services = setUp();
    serve(entry);
    await loadGalleryEntry(services, entry, quiet());
    const state = services.store.getState();
    const { columns } = state.tables[entry.id] ?? { columns: [] };
    const at = (name: string, row: number) =>
      (columns.find((c) => c.name === name)?.values as Float64Array | undefined)?.[row];
    expect(at('train_the_pile_freelaw', 1)).toBe(0.6);
    expect(at('metric/the_pile_freelaw_val_loss', 1)).toBe(3.5);
    expect(columns.filter(({ name }) => name === 'index')).toHaveLength(1);
    const law = findLaw('regmix') as Law;
    const offers = listOffers(law, { data: state.explorer.data, ...state });
    expect(offers[0]).toMatchObject({ key: 'made:regmix-1m', title: entry.title });
  });
});
