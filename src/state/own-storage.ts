/** Room for this page on the device, bytes. */
export interface StorageRoom {
  readonly used: number;
  readonly quota: number;
  /** The browser will not clear it by itself. */
  readonly persisted: boolean;
}

/** How much room there is; null where the browser does not say. */
export async function measureStorage(): Promise<StorageRoom | null> {
  try {
    const { usage = 0, quota = 0 } = await navigator.storage.estimate();
    return { used: usage, quota, persisted: await navigator.storage.persisted() };
  } catch {
    return null;
  }
}

/** Asks the browser to keep what is stored; some browsers ask the person, so it is asked once something is there. */
export async function askPersistence(): Promise<void> {
  try {
    if (!(await navigator.storage.persisted())) await navigator.storage.persist();
  } catch {
    // Without that promise data are kept as long as there is room.
  }
}
