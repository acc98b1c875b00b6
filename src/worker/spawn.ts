import type { WorkerLink } from './client';

/** A real worker of the browser. */
export function spawnWorker(): WorkerLink {
  const worker = new Worker(new URL('./entry.ts', import.meta.url), { type: 'module' });
  return {
    endpoint: worker,
    terminate: () => worker.terminate(),
    onDeath(listener) {
      worker.addEventListener('error', (event) => listener(event.message), { once: true });
    },
  };
}

/** Workers for long work: up to four, one core being left to the page and its own worker. */
export function countBatchWorkers(): number {
  return Math.max(1, Math.min(4, navigator.hardwareConcurrency - 1));
}
