import type { Store } from './store';

/** Puts a dataset into the trash, from where a notice brings it back; the default one is shown instead if it was on screen. */
export async function removeOwn(store: Store, id: string): Promise<void> {
  const { trashOwn } = await import('./own-edit');
  await trashOwn(store, id);
}
