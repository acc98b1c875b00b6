/** A file a person offered, read into memory. */
export interface UploadSource {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Why the browser could not read it; `bytes` is empty then. */
  readonly unreadable?: string;
}

/** Reads a picked or dropped file; a folder or a file that is gone becomes a source that says so. */
export async function readSource(file: File): Promise<UploadSource> {
  try {
    return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
  } catch (error) {
    const reason = error instanceof Error ? error.name : String(error);
    return { name: file.name, bytes: new Uint8Array(0), unreadable: reason };
  }
}
