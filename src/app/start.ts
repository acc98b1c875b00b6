import { type AddressBar, type Services, startApp } from '../state';
import { afterFrame, fetchBundled } from './browser';

/** Starts worker, data and address; the page is ready when the first fit (or preset) is on screen. */
export function startServices(address: AddressBar): Services {
  const services = startApp({ address, fetchBundled, afterFrame });
  const html = document.documentElement.dataset;
  const show = (): void => {
    const { shown, busy, problem } = services.store.getState().fitting;
    if (busy) html.busy = 'true';
    else delete html.busy;
    // Ready when the numbers can be read: after the frame that draws them.
    if ((shown || problem) && html.ready === undefined) {
      requestAnimationFrame(() => setTimeout(() => (html.ready = 'true')));
    }
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
