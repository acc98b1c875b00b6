import * as Comlink from 'comlink';
import type { ImportChoices, ImportedRuns, ImportView, ReadTable } from '../core/data';
import type { Bootstrap } from '../core/fit';
import type { Progress } from '../core/long-work';
import { failure, type Result } from '../core/result';
import type { AnalysisResult } from './analyses';
import type {
  AnalysisRequest,
  DatasetColumns,
  FitAnswer,
  FitRequest,
  OfferedFile,
  Reply,
  ShareRequest,
  TogetherRequest,
  WorkerApi,
} from './protocol';
import { sendDataset, withoutRows } from './send-dataset';

/** A worker that has not answered a cancel after this long is stopped and replaced. */
const patienceMilliseconds = 150;

/** Parts of an analysis, and a refit of many rows, are longer steps: only one that is deaf for long is gone. */
const longPatienceMilliseconds = 3000;

/** Parsing one large JSON, or unpacking one large file, is a single step: a worker may be deaf for that long. */
const importPatienceMilliseconds = 30_000;

/** While a fit runs the worker is asked this often whether it lives: it answers between two slices of 8 ms. */
const heartbeatMilliseconds = 40;

export interface WorkerLink {
  readonly endpoint: Comlink.Endpoint;
  terminate(): void;
  /** Called once if the worker dies on its own. */
  onDeath(listener: (reason: string) => void): void;
}

export interface CallOptions {
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

export interface WorkerClient {
  putDataset(columns: DatasetColumns): void;
  fit(request: FitRequest, options: CallOptions): Promise<Reply<FitAnswer>>;
  readTable(bytes: Uint8Array, name: string, options: CallOptions): Promise<Reply<ReadTable>>;
  /** Reads files in the worker, which keeps their tables; the value is the number of the session. */
  openImport(files: readonly OfferedFile[], options: CallOptions): Promise<Reply<number>>;
  viewImport(
    session: number,
    choices: ImportChoices,
    options: CallOptions,
  ): Promise<Reply<ImportView>>;
  buildImport(
    session: number,
    choices: ImportChoices,
    options: CallOptions,
  ): Promise<Reply<ImportedRuns>>;
  closeImport(session: number): void;
  /** Several laws fitted to columns of the same runs, with draws that belong together. */
  fitTogether(
    request: TogetherRequest,
    options: CallOptions,
  ): Promise<Reply<readonly Result<FitAnswer>[]>>;
  /** A share of the bootstrap of a fit. */
  bootstrap(share: ShareRequest, options: CallOptions): Promise<Reply<Bootstrap>>;
  /** Any question about a fit; the value is that of the task's kind. */
  analyse(asked: AnalysisRequest, options: CallOptions): Promise<Reply<AnalysisResult>>;
  /** Workers started so far: 1 until one had to be replaced. */
  readonly spawned: number;
  dispose(): void;
}

/**
 * The one owner of the worker boundary. A call ends with a reply, or with `cancelled` when its signal aborts.
 * A worker that dies or hangs is replaced, its datasets are put again, and calls that were under way are repeated.
 */
export function createWorkerClient(spawn: () => WorkerLink): WorkerClient {
  const datasets = new Map<string, DatasetColumns>();
  /** Datasets whose columns are on their way in parts. */
  const sending = new Map<string, Promise<void>>();
  let link = start();
  let remote = Comlink.wrap<WorkerApi>(link.endpoint);
  let awake = remote.ping();
  let generation = 0;
  let nextId = 1;
  let changed = deferred();
  /** Imports under way: while one parses, everybody else's answers wait, and that is no death. */
  let importing = 0;

  function start(): WorkerLink {
    const fresh = spawn();
    fresh.onDeath(() => {
      if (fresh === link) respawn();
    });
    return fresh;
  }

  function respawn(): void {
    link.terminate();
    generation++;
    link = start();
    remote = Comlink.wrap<WorkerApi>(link.endpoint);
    awake = remote.ping();
    for (const columns of datasets.values()) send(columns);
    changed.resolve();
    changed = deferred();
  }

  function send(columns: DatasetColumns): Promise<void> | null {
    const sent = sendDataset(remote, columns);
    if (sent) sending.set(columns.hash, sent);
    return sent;
  }

  /** One step of a fit passes all its rows: of a million it takes longer than a worker is usually given. */
  const patienceFor = ({ rows }: FitRequest, least: number): number => least + rows.length / 100;

  async function call<T>(
    invoke: (id: number, onProgress?: (progress: Progress) => void) => Promise<Reply<T>>,
    { signal, onProgress }: CallOptions,
    patience: number | null,
    attempts = 5,
  ): Promise<Reply<T>> {
    const proxied = onProgress ? Comlink.proxy(onProgress) : undefined;
    for (let attempt = 0; ; attempt++) {
      if (signal.aborted) return { cancelled: true };
      const id = nextId++;
      const born = generation;
      const died = changed.promise.then(() => 'died' as const);
      const aborted = cancelOnAbort(signal, id, born);
      // A machine that is only slow must not lose its worker again and again: patience doubles.
      const stop = patience === null ? () => {} : watch(patience * 2 ** attempt);
      const reply = await Promise.race([invoke(id, proxied), died, aborted.promise]);
      stop();
      aborted.forget();
      if (reply === 'aborted') return { cancelled: true };
      if (reply !== 'died') return reply;
      if (attempt + 1 < attempts) continue;
      // An import may have died of its size: to try it again would only take longer.
      if (attempts === 1) return { result: failure('import-died') };
      throw new Error('The worker died five times on the same request.');
    }
  }

  /** Reading files: the worker may be deaf for long, and what it died of is not tried again. */
  async function callForImport<T>(
    invoke: (id: number, onProgress?: (progress: Progress) => void) => Promise<Reply<T>>,
    options: CallOptions,
  ): Promise<Reply<T>> {
    importing++;
    try {
      return await call(invoke, options, importPatienceMilliseconds, 1);
    } finally {
      importing--;
    }
  }

  /** Replaces the worker when it stops answering: one that was closed or killed does not always say so. */
  function watch(patience: number): () => void {
    const born = generation;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let watching = true;
    const beat = async (): Promise<void> => {
      const asked = performance.now();
      const wait = (milliseconds: number): void => {
        const set = performance.now();
        timer = setTimeout(() => {
          if (!watching || generation !== born) return;
          // A page that was itself held up for longer has no right to complain yet, nor has one whose import is read.
          const late = performance.now() - set > 2 * milliseconds;
          const most = importing > 0 ? Math.max(patience, importPatienceMilliseconds) : patience;
          if (late || performance.now() - asked < most) wait(milliseconds);
          else respawn();
        }, milliseconds);
      };
      wait(patience);
      await remote.ping();
      clearTimeout(timer);
      if (watching && generation === born)
        timer = setTimeout(() => void beat(), heartbeatMilliseconds);
    };
    // A cold worker is slow to load, not dead.
    void awake.then(() => watching && generation === born && void beat());
    return () => {
      watching = false;
      clearTimeout(timer);
    };
  }

  /** Asks for a cooperative cancel; replaces the worker if it stays deaf. */
  function cancelOnAbort(signal: AbortSignal, id: number, born: number) {
    const gate = deferred<'aborted'>();
    const onAbort = (): void => {
      void remote.cancel(id);
      const timer = setTimeout(() => {
        // What was cancelled is forgotten either way; another's import must not die of it.
        if (generation === born && importing === 0) respawn();
      }, patienceMilliseconds);
      void remote.ping().then(() => clearTimeout(timer));
      gate.resolve('aborted');
    };
    signal.addEventListener('abort', onAbort, { once: true });
    return { promise: gate.promise, forget: () => signal.removeEventListener('abort', onAbort) };
  }

  /** A dataset that was evicted there and is still known here is put again, once. */
  async function withDataset<T>(hash: string, ask: () => Promise<Reply<T>>): Promise<Reply<T>> {
    await sending.get(hash);
    const reply = await ask();
    const columns = 'missing' in reply ? datasets.get(hash) : undefined;
    if (!columns) return reply;
    await send(columns);
    return ask();
  }

  return {
    putDataset(columns) {
      if (datasets.has(columns.hash)) return;
      datasets.set(columns.hash, columns);
      send(columns);
    },
    fit: (request, options) =>
      call(
        (id, onProgress) =>
          withDataset(request.dataset, () => remote.fit(id, withoutRows(request), onProgress)),
        options,
        patienceFor(request, patienceMilliseconds),
      ),
    fitTogether: (request, options) =>
      call(
        (id, onProgress) => remote.fitTogether(id, request, onProgress),
        options,
        longPatienceMilliseconds + request.runs / 100,
      ),
    bootstrap: (share, options) =>
      call(
        (id, onProgress) =>
          withDataset(share.request.dataset, () =>
            remote.bootstrap(id, { ...share, request: withoutRows(share.request) }, onProgress),
          ),
        options,
        patienceFor(share.request, longPatienceMilliseconds),
      ),
    analyse: (asked, options) =>
      call(
        (id, onProgress) =>
          withDataset(asked.request.dataset, () =>
            remote.analyse(id, { ...asked, request: withoutRows(asked.request) }, onProgress),
          ),
        options,
        patienceFor(asked.request, longPatienceMilliseconds),
      ),
    // Reading JSON is one long slice, in which a worker is deaf but well.
    readTable: (bytes, name, options) =>
      call((id, onProgress) => remote.readTable(id, bytes, name, onProgress), options, null),
    openImport: (files, options) =>
      callForImport((id, onProgress) => remote.openImport(id, files, onProgress), options),
    viewImport: (session, choices, options) =>
      callForImport((id) => remote.viewImport(id, session, choices), options),
    buildImport: (session, choices, options) =>
      callForImport(
        (id, onProgress) => remote.buildImport(id, session, choices, onProgress),
        options,
      ),
    closeImport: (session) => void remote.closeImport(session),
    get spawned() {
      return generation + 1;
    },
    dispose: () => link.terminate(),
  };
}

function deferred<T = void>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
