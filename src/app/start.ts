import { type AddressBar, type Services, startApp } from '../state';
import { afterFrame, fetchBundled, shelves } from './browser';

/** Starts worker, data and address; the page is ready when the first fit (or preset) is on screen. */
export function startServices(address: AddressBar): Services {
  const services = startApp({
    address,
    fetchBundled,
    afterFrame,
    clock: () => new Date().toISOString(),
    shelves,
  });
  const html = document.documentElement.dataset;
  const show = (): void => {
    const { fitting, measured } = services.store.getState();
    const { shown, busy, problem } = fitting;
    if (busy || Object.values(measured).some((fit) => fit.busy)) html.busy = 'true';
    else delete html.busy;
    if ((shown || problem) && html.ready === undefined) markReady(services);
  };
  services.store.subscribe(show);
  show();
  window.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
    if (event.target instanceof HTMLInputElement && event.target.type === 'text') return;
    event.preventDefault();
    if (event.shiftKey) services.redo();
    else services.undo();
  });
  return services;
}

/** Ready when the numbers can be read: after the frame that draws them. What can wait comes after that. */
function markReady(services: Services): void {
  requestAnimationFrame(() =>
    setTimeout(() => {
      const { dataset } = document.documentElement;
      if (dataset.ready !== undefined) return;
      if (!document.querySelector('figure, [role="alert"], [data-screen]')) {
        markReady(services);
        return;
      }
      dataset.ready = 'true';
      services.afterReady();
      keepForOffline(services);
    }),
  );
}

/** Fetching the whole page for later waits until the hands are still; the development server has no such copy. */
function keepForOffline({ store }: Services): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const start = () => void import('./offline').then(({ startOffline }) => startOffline(store));
  setTimeout(start, 3_000);
}
