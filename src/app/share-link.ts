import { makeLink, type Store } from '../state';
import { pageBase } from './browser';

export type CopyOutcome = 'copied' | 'refused' | 'too-long';

/** Copies a link to the present state, runs included; says so where it cannot. */
export async function copyPermalink(store: Store): Promise<CopyOutcome> {
  const base = pageBase();
  const link = makeLink(store, base);
  if (link.tooLong) return 'too-long';
  return (await copyText(base + link.hash)) ? 'copied' : 'refused';
}

export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
