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
   * `import-died` where the worker did not survive them. A file that cannot be read is no problem here: the view
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
      const opened = answer(await client.openImport(files, options));
      return opened.ok ? { ok: true, value: handle(client, files, opened.value) } : opened;
    },
  };
}

function handle(
  client: Parameters<typeof createImports>[0],
  files: readonly OfferedFile[],
  session: number,
): OpenImport {
  const closed = new AbortController();
  let viewing = new AbortController();
  return {
    files,
    async view(choices) {
      viewing.abort();
      viewing = new AbortController();
      const signal = AbortSignal.any([viewing.signal, closed.signal]);
      return answer(await client.viewImport(session, choices, { signal }));
    },
    async build(choices, onProgress) {
      const options = { signal: closed.signal, ...(onProgress ? { onProgress } : {}) };
      return answer(await client.buildImport(session, choices, options));
    },
    close() {
      closed.abort();
      client.closeImport(session);
    },
  };
}

type ReplyOf<T> =
  | { readonly cancelled: true }
  | { readonly result: Result<T> }
  | { readonly missing: string };

function answer<T>(reply: ReplyOf<T>): Result<T> {
  return 'result' in reply ? reply.result : failure('import-cancelled');
}
