import { notify, type Store } from '../state';

/** How often a page that stays open looks for a newer version. */
const HOUR = 3_600_000;

/**
 * Keeps the page for visits without a network, and says when a newer version is ready. Nothing reloads by itself.
 * Where the browser has no service workers, or refuses them, the page works as long as there is a network.
 */
export async function startOffline(store: Store): Promise<void> {
  const { serviceWorker } = navigator;
  const registration: ServiceWorkerRegistration | undefined = await serviceWorker
    .register(new URL('sw.js', document.baseURI))
    .catch(() => undefined);
  // A browser may also be told to answer with nothing.
  if (!registration) return;
  const say = (): void => {
    // The first version to arrive is the one on screen.
    if (registration.waiting && serviceWorker.controller)
      notify(store, { code: 'update-ready', data: {} }, 'info');
  };
  say();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', say);
  });
  let looked = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - looked < HOUR) return;
    looked = Date.now();
    // Offline there is nothing to look at.
    registration.update().catch(() => {});
  });
}

/** Lets the waiting version take over and shows it. */
export async function takeUpdate(): Promise<void> {
  const { serviceWorker } = navigator;
  const waiting = (await serviceWorker.getRegistration())?.waiting;
  // Another tab may have taken it already.
  if (!waiting) {
    window.location.reload();
    return;
  }
  serviceWorker.addEventListener('controllerchange', () => window.location.reload(), {
    once: true,
  });
  waiting.postMessage('take-over');
}
