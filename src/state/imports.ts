import type { ImportChoices, ImportedRuns, ImportView } from '../core/data';
import type { Progress } from '../core/long-work';
import { failure, type Result } from '../core/result';
import type { OfferedFile, WorkerClient } from '../worker';

export type { OfferedFile };

/** Files whose tables are in the worker: looked at and built as often as a person changes their mind. */
export interface OpenImport {
  /** The files as offered, to be kept with the runs. */
  readonly files: readonly OfferedFile[];
  /** A newer question ends an older one, which then answers `import-cancelled`. */
  view(choices: ImportChoices): Promise<Result<ImportView>>;
  build(
    choices: ImportChoices,
    onProgress?: (progress: Progress) => void,
  ): Promise<Result<ImportedRuns>>;
  /** Frees the tables; what is under way ends as cancelled. */
  close(): void;
}

export interface Imports {
  /**
   * Reads files in the worker; progress is in bytes. Problems: `import-cancelled` once the signal aborts,
   * `import-died` where the worker did not survive them, `import-not-loaded` (reason). A file that cannot be read is no problem here: the view
   * says so.
   */
  open(
    files: readonly OfferedFile[],
    options: { readonly signal: AbortSignal; readonly onProgress?: (progress: Progress) => void },
  ): Promise<Result<OpenImport>>;
}

export function createImports(
  client: Pick<WorkerClient, 'openImport' | 'viewImport' | 'buildImport' | 'closeImport'>,
): Imports {
  return {
    async open(files, options) {
      const opened = await settle(client.openImport(files, options));
      return opened.ok ? { ok: true, value: handle(client, files, opened.value) } : opened;
    },
  };
}

function handle(
  client: Parameters<typeof createImports>[0],
  files: readonly OfferedFile[],
  opened: number,
): OpenImport {
  const closed = new AbortController();
  let viewing = new AbortController();
  let session = Promise.resolve<Result<number>>({ ok: true, value: opened });

  /** Asks the session; one that was lost with its worker is opened again, once, from the same files. */
  async function ask<T>(
    signal: AbortSignal,
    question: (session: number) => Promise<ReplyOf<T>>,
  ): Promise<Result<T>> {
    const asked = session;
    const at = await asked;
    if (!at.ok) return at;
    const first = await settle(question(at.value));
    if (first.ok || first.problem.code !== 'import-lost' || signal.aborted) return first;
    if (session === asked) session = settle(client.openImport(files, { signal: closed.signal }));
    const again = await session;
    return again.ok ? settle(question(again.value)) : again;
  }

  return {
    files,
    view(choices) {
      viewing.abort();
      viewing = new AbortController();
      const signal = AbortSignal.any([viewing.signal, closed.signal]);
      return ask(signal, (number) => client.viewImport(number, choices, { signal }));
    },
    build(choices, onProgress) {
      const options = { signal: closed.signal, ...(onProgress ? { onProgress } : {}) };
      return ask(closed.signal, (number) => client.buildImport(number, choices, options));
    },
    close() {
      closed.abort();
      void session.then((at) => at.ok && client.closeImport(at.value));
    },
  };
}

type ReplyOf<T> =
  | { readonly cancelled: true }
  | { readonly result: Result<T> }
  | { readonly missing: string };

/** The answer as a value; a call that throws could not load the code that reads files. */
async function settle<T>(call: Promise<ReplyOf<T>>): Promise<Result<T>> {
  try {
    const reply = await call;
    return 'result' in reply ? reply.result : failure('import-cancelled');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failure('import-not-loaded', { reason: reason.slice(0, 200) });
  }
}
