/** What happened to a dataset of this device, for the other tabs. */
export interface OwnNews {
  readonly kind: 'kept' | 'renamed' | 'trashed' | 'restored';
  readonly id: string;
  readonly title: string;
}

const NAME = 'scalescope.datasets';

let channel: BroadcastChannel | null | undefined;

/** One channel a page; null where the browser has none, and tabs then see each other's work when they reload. */
function open(): BroadcastChannel | null {
  channel ??= typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(NAME);
  return channel;
}

/** Tells the other tabs; this one hears nothing of it. */
export function tellTabs(news: OwnNews): void {
  open()?.postMessage(news);
}

export function hearTabs(listener: (news: OwnNews) => void): void {
  open()?.addEventListener('message', ({ data }: MessageEvent<OwnNews>) => listener(data));
}
