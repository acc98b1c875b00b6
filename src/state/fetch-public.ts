import type { Progress } from '../core/long-work';
import { failure, type Result, success } from '../core/result';
import type { OfferedFile } from '../worker';

/**
 * Hosts a person may load data from, at a click; the content security policy of the page names the same. A star
 * stands for any name before it.
 */
export const publicHosts = [
  'raw.githubusercontent.com',
  'gist.githubusercontent.com',
  'huggingface.co',
  '*.huggingface.co',
  '*.hf.co',
] as const;

export interface FetchOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Bytes it may have at most. */
  readonly most?: number;
  /** Milliseconds without a byte after which it is given up. */
  readonly patience?: number;
}

const MOST = 256_000_000;
const PATIENCE = 30_000;

/**
 * Fetches a file from one of the public hosts, without cookies or a referrer. Problems: `url-bad` (address),
 * `url-host` (host, hosts), `fetch-cancelled`, `fetch-offline`, `fetch-refused`, `fetch-status` (status),
 * `fetch-slow` (seconds), `fetch-large` (most); each `fetch-` with its address.
 */
export async function fetchPublic(
  written: string,
  { signal, onProgress, most = MOST, patience = PATIENCE }: FetchOptions = {},
): Promise<Result<OfferedFile>> {
  const address = toFileAddress(written);
  if (!address) return failure('url-bad', { address: written.slice(0, 200) });
  if (!isPublicHost(address.hostname)) return refuseHost(address.hostname);
  const { href } = address;
  const clock = startPatience(patience, signal);
  try {
    const response = await fetch(href, {
      signal: clock.signal,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    });
    // The policy of the page has refused any other host; where there is none, this does.
    const end = new URL(response.url || href).hostname;
    if (!isPublicHost(end)) return refuseHost(end);
    if (!response.ok) return failure('fetch-status', { address: href, status: response.status });
    const content = await readBody(response, {
      most,
      clock,
      ...(onProgress ? { onProgress } : {}),
    });
    if (!content) return failure('fetch-large', { address: href, most });
    return success({ name: fileName(address), content });
  } catch (error) {
    return explain(error, href, clock.isOut(), patience);
  } finally {
    clock.stop();
  }
}

/** Null for more bytes than it may have. */
async function readBody(
  response: Response,
  {
    most,
    clock,
    onProgress,
  }: {
    readonly most: number;
    readonly clock: Patience;
    readonly onProgress?: (progress: Progress) => void;
  },
): Promise<Blob | null> {
  const said = Number(response.headers.get('content-length') ?? 0);
  if (said > most) return null;
  const reader = response.body?.getReader();
  if (!reader) return response.blob();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let done = 0;
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    parts.push(step.value);
    done += step.value.length;
    if (done > most) {
      await reader.cancel();
      return null;
    }
    clock.wind();
    // A compressed answer is longer than it said.
    onProgress?.({ done, total: Math.max(done, said) });
  }
  return new Blob(parts);
}

interface Patience {
  readonly signal: AbortSignal;
  wind(): void;
  isOut(): boolean;
  stop(): void;
}

/** Ends a request when nothing has come for a while, or when its owner ends it. */
function startPatience(patience: number, outer?: AbortSignal): Patience {
  const slow = new AbortController();
  let timer = setTimeout(() => slow.abort(), patience);
  return {
    signal: outer ? AbortSignal.any([slow.signal, outer]) : slow.signal,
    wind() {
      clearTimeout(timer);
      timer = setTimeout(() => slow.abort(), patience);
    },
    isOut: () => slow.signal.aborted,
    stop: () => clearTimeout(timer),
  };
}

function explain(error: unknown, address: string, isOut: boolean, patience: number) {
  if (isOut) return failure('fetch-slow', { address, seconds: Math.round(patience / 1000) });
  if (error instanceof Error && error.name === 'AbortError')
    return failure('fetch-cancelled', { address });
  // A browser does not tell a host that is out of reach from one that does not answer other pages.
  const offline = typeof navigator !== 'undefined' && navigator.onLine === false;
  return failure(offline ? 'fetch-offline' : 'fetch-refused', { address });
}

function refuseHost(host: string) {
  return failure('url-host', { host, hosts: publicHosts.join(', ') });
}

export function isPublicHost(host: string): boolean {
  return publicHosts.some((name) =>
    name.startsWith('*.') ? host.endsWith(name.slice(1)) : host === name,
  );
}

/** The address of the file where that of its page was given; null for what is no address on the web. */
export function toFileAddress(written: string): URL | null {
  const text = written.trim();
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol !== 'https:' || url.username !== '' || url.port !== '') return null;
  const blob = /^\/([^/]+\/[^/]+)\/(?:blob|raw)\/(.+)$/.exec(url.pathname);
  if (url.hostname === 'github.com' && blob)
    return new URL(`https://raw.githubusercontent.com/${blob[1]}/${blob[2]}`);
  if (url.hostname === 'gist.github.com')
    return new URL(`https://gist.githubusercontent.com${url.pathname.replace(/\/$/, '')}/raw`);
  if (url.hostname === 'huggingface.co')
    url.pathname = url.pathname.replace(
      /^((?:\/datasets|\/spaces)?\/[^/]+\/[^/]+)\/blob\//,
      '$1/resolve/',
    );
  return url;
}

function fileName({ pathname }: URL): string {
  const last = pathname.slice(pathname.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(last) || 'table';
  } catch {
    return last;
  }
}
