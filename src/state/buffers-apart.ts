/** Buffers below this are written with what they belong to. */
const LARGE = 1_000_000;

const kinds = { Float64Array, Uint8Array, Uint16Array, Uint32Array } as const;
type Kind = keyof typeof kinds;

/** A large array on its way to or from the device. */
interface Apart {
  readonly apart: Kind;
  readonly blob: Blob;
}

/**
 * The value with its large arrays as blobs: storage copies a value in one go on the page's thread, a blob outside of
 * it. They are made a megabyte a task, so that a hundred megabytes never hold up a frame.
 */
export async function takeApart<T>(value: T): Promise<T> {
  return (await walk(value, async (part) => {
    const kind = (Object.keys(kinds) as Kind[]).find((name) => part instanceof kinds[name]);
    const array = part as Float64Array<ArrayBuffer>;
    if (!kind || array.byteLength < LARGE) return part;
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    const parts: Blob[] = [];
    for (let at = 0; at < bytes.length; at += LARGE) {
      await new Promise((resolve) => setTimeout(resolve));
      parts.push(new Blob([bytes.subarray(at, at + LARGE)]));
    }
    const apart: Apart = { apart: kind, blob: new Blob(parts) };
    return apart;
  })) as T;
}

/** The value as it was before `takeApart`; values that were never taken apart stay as they are. */
export async function putTogether<T>(value: T): Promise<T> {
  return (await walk(value, async (part) =>
    isApart(part) ? new kinds[part.apart](await part.blob.arrayBuffer()) : part,
  )) as T;
}

function isApart(part: object): part is Apart {
  return 'apart' in part && 'blob' in part && part.blob instanceof Blob;
}

async function walk(value: unknown, change: (part: object) => Promise<object>): Promise<unknown> {
  if (typeof value !== 'object' || value === null || value instanceof Map) return value;
  const changed = await change(value);
  if (changed !== value || ArrayBuffer.isView(value) || value instanceof Blob) return changed;
  if (Array.isArray(value)) {
    // Lists of texts and of numbers hold no buffers.
    if (typeof value[0] !== 'object') return value;
    const parts: unknown[] = [];
    for (const part of value) parts.push(await walk(part, change));
    return parts;
  }
  const entries: [string, unknown][] = [];
  for (const [key, part] of Object.entries(value)) entries.push([key, await walk(part, change)]);
  return Object.fromEntries(entries);
}
