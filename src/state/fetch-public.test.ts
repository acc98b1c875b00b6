import { afterEach, describe, expect, it, vi } from 'vitest';
import { policy } from '../../scripts/content-security-policy.mjs';
import { fetchPublic, isPublicHost, publicHosts, toFileAddress } from './fetch-public';

const address = 'https://raw.githubusercontent.com/o/r/abc/data/runs.csv';

/** A response as the end of a chain of redirects. */
function answer(text: string, { url = address, status = 200, length = true } = {}): Response {
  const headers = length ? { 'content-length': String(text.length) } : undefined;
  const response = new Response(text, { status, ...(headers ? { headers } : {}) });
  Object.defineProperty(response, 'url', { value: url });
  return response;
}

function stub(respond: (url: string, init: RequestInit) => Promise<Response>) {
  const fake = vi.fn(respond);
  vi.stubGlobal('fetch', fake);
  return fake;
}

afterEach(() => vi.unstubAllGlobals());

describe('fetching a public file', () => {
  it('gives its name and bytes, and says how far it is; no cookies, no referrer', async () => {
    const fake = stub(async () => answer('a,b\n1,2\n'));
    const seen: number[] = [];
    const fetched = await fetchPublic(address, { onProgress: ({ done }) => seen.push(done) });
    expect(fetched.ok && fetched.value.name).toBe('runs.csv');
    const content = fetched.ok ? (fetched.value.content as Blob) : new Blob();
    expect(await content.text()).toBe('a,b\n1,2\n');
    expect(seen.at(-1)).toBe(8);
    expect(fake.mock.calls[0]?.[1]).toMatchObject({
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    });
  });

  it('follows a redirect to a file store of the list, and takes nothing from any other host', async () => {
    const from = 'https://huggingface.co/datasets/o/d/resolve/abc/runs.csv';
    stub(async () => answer('x', { url: 'https://cas-bridge.xethub.hf.co/xet/1?sig=2' }));
    const good = await fetchPublic(from);
    expect(good.ok && good.value.name).toBe('runs.csv');
    stub(async () => answer('x', { url: 'https://evil.example/runs.csv' }));
    expect(await fetchPublic(from)).toMatchObject({
      problem: { code: 'url-host', data: { host: 'evil.example' } },
    });
  });

  it.each([
    ['https://example.com/a.csv', 'url-host'],
    ['https://evil-hf.co/a.csv', 'url-host'],
    ['http://huggingface.co/a.csv', 'url-bad'],
    ['https://user@huggingface.co/a.csv', 'url-bad'],
    ['https://huggingface.co:8443/a.csv', 'url-bad'],
    ['javascript:alert(1)', 'url-bad'],
    ['runs.csv', 'url-bad'],
  ])('asks nobody for %s: %s', async (written, code) => {
    const fake = stub(async () => answer(''));
    const refused = await fetchPublic(written);
    expect(refused.ok === false && refused.problem.code).toBe(code);
    expect(fake).not.toHaveBeenCalled();
  });

  it('says what the host answered', async () => {
    stub(async () => answer('', { status: 404 }));
    expect(await fetchPublic(address)).toEqual({
      ok: false,
      problem: { code: 'fetch-status', data: { address, status: 404 } },
    });
  });

  it('tells a page without a network from a host that refuses', async () => {
    stub(async () => Promise.reject(new TypeError('Failed to fetch')));
    vi.stubGlobal('navigator', { onLine: true });
    expect(await fetchPublic(address)).toMatchObject({ problem: { code: 'fetch-refused' } });
    vi.stubGlobal('navigator', { onLine: false });
    expect(await fetchPublic(address)).toMatchObject({ problem: { code: 'fetch-offline' } });
  });

  it.each([true, false])('stops at a size, said beforehand (%s) or not', async (length) => {
    stub(async () => answer('x'.repeat(100), { length }));
    expect(await fetchPublic(address, { most: 99 })).toEqual({
      ok: false,
      problem: { code: 'fetch-large', data: { address, most: 99 } },
    });
  });

  /** Never answers, until the request is ended. */
  const silent = (_url: string, { signal }: RequestInit) =>
    new Promise<Response>((_resolve, reject) => {
      signal?.addEventListener('abort', () => reject(new DOMException('ended', 'AbortError')));
    });

  it('gives up when nothing comes', async () => {
    stub(silent);
    expect(await fetchPublic(address, { patience: 20 })).toMatchObject({
      problem: { code: 'fetch-slow' },
    });
  });

  it('is cancelled', async () => {
    stub(silent);
    const owner = new AbortController();
    const fetched = fetchPublic(address, { signal: owner.signal });
    owner.abort();
    expect(await fetched).toMatchObject({ problem: { code: 'fetch-cancelled' } });
  });
});

describe('addresses', () => {
  it.each([
    [
      'https://github.com/o/r/blob/main/data/a.csv',
      address.replace('abc/data/runs', 'main/data/a'),
    ],
    [
      'https://huggingface.co/datasets/o/d/blob/main/a.parquet',
      'https://huggingface.co/datasets/o/d/resolve/main/a.parquet',
    ],
    ['https://gist.github.com/o/123abc', 'https://gist.githubusercontent.com/o/123abc/raw'],
    [` ${address} `, address],
  ])('takes %s as %s', (written, href) => {
    expect(toFileAddress(written)?.href).toBe(href);
  });

  it('are of the hosts the policy of the page names, and no others', () => {
    const connect = /connect-src ([^;]*)/.exec(policy)?.[1]?.split(' ') ?? [];
    expect(connect).toEqual(["'self'", ...publicHosts.map((host) => `https://${host}`)]);
    expect(isPublicHost('cdn-lfs-us-1.hf.co')).toBe(true);
    expect(isPublicHost('hf.co')).toBe(false);
  });
});
