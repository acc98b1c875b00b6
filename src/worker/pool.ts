import { type Bootstrap, joinBootstraps } from '../core/fit';
import type { AnalysisResult } from './analyses';
import type { CallOptions, WorkerClient } from './client';
import type { AnalysisRequest, DatasetColumns, FitRequest, Reply, ShareRequest } from './protocol';

/** Replicates a share: small enough to stop between, large enough that messages do not count. */
const shareSize = 50;

export interface GrowRequest {
  readonly request: FitRequest;
  readonly fit: ShareRequest['fit'];
  /** Replicates `from` to `to` of the fit's bootstrap, the last one not included. */
  readonly from: number;
  readonly to: number;
}

export interface WorkerPool {
  putDataset(columns: DatasetColumns): void;
  /**
   * Replicates in shares over the workers. `onGrown` has the replicates from `from` on that are there without a
   * gap, so what it is given depends on their number alone, never on the workers.
   */
  grow(
    asked: GrowRequest,
    options: {
      readonly signal: AbortSignal;
      /** `done` counts replicates from `from` on with those that failed; `grown` puts them end to end. */
      readonly onGrown: (done: number, grown: () => Bootstrap) => void;
    },
  ): Promise<Reply<Bootstrap>>;
  /** On the least busy worker, between the shares of a bootstrap. */
  analyse(asked: AnalysisRequest, options: CallOptions): Promise<Reply<AnalysisResult>>;
  /** Workers started so far. */
  readonly started: number;
  dispose(): void;
}

/** Workers for long work beside the interactive one, at most `size`, each started when it is first needed. */
export function createWorkerPool(start: () => WorkerClient, size: number): WorkerPool {
  const datasets = new Map<string, DatasetColumns>();
  const members: { readonly client: WorkerClient; busy: number }[] = [];

  /** The least busy worker; a new one while all have work and there is room. */
  async function withWorker<T>(
    dataset: string,
    work: (client: WorkerClient) => Promise<T>,
  ): Promise<T> {
    let member = members.toSorted((a, b) => a.busy - b.busy)[0];
    if (!member || (member.busy > 0 && members.length < size)) {
      member = { client: start(), busy: 0 };
      members.push(member);
    }
    const columns = datasets.get(dataset);
    if (columns) member.client.putDataset(columns);
    member.busy++;
    try {
      return await work(member.client);
    } finally {
      member.busy--;
    }
  }

  return {
    putDataset(columns) {
      datasets.set(columns.hash, columns);
    },
    async grow({ request, fit, from, to }, { signal, onGrown }) {
      const shares: (Bootstrap | undefined)[] = [];
      const count = Math.ceil((to - from) / shareSize);
      let next = 0;
      let whole = 0;
      let failure: Reply<Bootstrap> | null = null;
      const grown = (): Bootstrap => joinBootstraps(shares.slice(0, whole) as Bootstrap[]);

      async function workOff(): Promise<void> {
        while (next < count && !failure && !signal.aborted) {
          const own = next++;
          const first = from + own * shareSize;
          const replicates = Math.min(shareSize, to - first);
          const reply = await withWorker(request.dataset, (client) =>
            client.bootstrap({ request, fit, first, replicates }, { signal }),
          );
          if (!('result' in reply) || !reply.result.ok) {
            failure ??= reply;
            return;
          }
          shares[own] = reply.result.value;
          const before = whole;
          while (shares[whole]) whole++;
          if (whole > before && !signal.aborted) {
            onGrown(Math.min(whole * shareSize, to - from), grown);
          }
        }
      }

      await Promise.all(Array.from({ length: Math.min(size, count) }, workOff));
      if (signal.aborted) return { cancelled: true };
      return failure ?? { result: { ok: true, value: grown() } };
    },
    analyse: (asked, options) =>
      withWorker(asked.request.dataset, (client) => client.analyse(asked, options)),
    get started() {
      return members.length;
    },
    dispose() {
      for (const { client } of members) client.dispose();
    },
  };
}
