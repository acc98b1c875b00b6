import * as Comlink from 'comlink';
import type { WorkerLink } from '../client';
import { createHandlers } from '../handlers';
import type { WorkerApi } from '../protocol';

/** The real handlers behind a real message channel, as a worker would hold them. */
export function startWorker(changes: Partial<WorkerApi> = {}) {
  const { port1, port2 } = new MessageChannel();
  const handlers = {
    ...createHandlers({
      now: () => performance.now(),
      breathe: () => new Promise((resolve) => setImmediate(resolve)),
    }),
    ...changes,
  };
  Comlink.expose(handlers, port2 as unknown as Comlink.Endpoint);
  let die: (reason: string) => void = () => {};
  const link: WorkerLink = {
    endpoint: port1 as unknown as Comlink.Endpoint,
    terminate() {
      port1.close();
      port2.close();
    },
    onDeath(listener) {
      die = listener;
    },
  };
  return { link, die: (reason: string) => die(reason) };
}
