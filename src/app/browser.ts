import type { AddressBar, FetchBundled, Shelf, Shelves } from '../state';

/** The browser's side of what the state asks for. */
export const browserAddress: AddressBar = {
  hash: () => window.location.hash,
  push: (hash) => window.history.pushState(null, '', hash),
  replace: (hash) => window.history.replaceState(null, '', hash),
  onChange(listener) {
    window.addEventListener('hashchange', listener);
    window.addEventListener('popstate', listener);
  },
};

export const fetchBundled: FetchBundled = async (file) => {
  const response = await fetch(new URL(`data/${file}`, document.baseURI));
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
};

const SESSION = 'scalescope.session';

function shelfIn(open: () => Storage): Shelf {
  return {
    read() {
      try {
        return open().getItem(SESSION);
      } catch {
        // Storage may be denied: there is nothing to go on with then.
        return null;
      }
    },
    write(text) {
      try {
        open().setItem(SESSION, text);
        return true;
      } catch {
        return false;
      }
    },
  };
}

export const shelves: Shelves = {
  tab: shelfIn(() => window.sessionStorage),
  device: shelfIn(() => window.localStorage),
  onLeave: (listener) => window.addEventListener('pagehide', listener),
};

/** The page's address up to the hash. */
export const pageBase = (): string => window.location.href.split('#')[0] ?? '';

export function saveFile(name: string, content: string | Blob, type = 'text/plain'): void {
  const blob =
    typeof content === 'string' ? new Blob([content], { type: `${type};charset=utf-8` }) : content;
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** After the next frame was drawn: a task of its own, so that it is no part of that frame's work. */
export function afterFrame(task: () => void): void {
  requestAnimationFrame(() => setTimeout(task));
}
