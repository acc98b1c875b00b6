import type { OfferedFile } from '../../state';

/** Files deeper in a dropped folder, or beyond so many, are not looked for: a whole disk is no dataset. */
const DEEPEST = 8;
const MOST = 5000;

/** Picked files by their names; nothing is read yet. */
export function listPicked(files: FileList | null): readonly OfferedFile[] {
  return Array.from(files ?? [], (file) => ({ name: file.name, content: file }));
}

/** Every file of a drop, those in its folders by their paths; hidden files stay out. */
export async function listDropped(transfer: DataTransfer): Promise<readonly OfferedFile[]> {
  // Items are gone after the event: entries are taken from all of them before anything is waited for.
  const entries = Array.from(transfer.items ?? [], (item) => item.webkitGetAsEntry?.() ?? null);
  const folders = entries.some((entry) => entry?.isDirectory);
  const picked = listPicked(transfer.files);
  if (!folders) return picked;
  const found: OfferedFile[] = [];
  for (const entry of entries) if (entry) await collect(entry, '', 0, found);
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function collect(
  entry: FileSystemEntry,
  path: string,
  depth: number,
  found: OfferedFile[],
): Promise<void> {
  if (entry.name.startsWith('.') || found.length >= MOST) return;
  const name = path === '' ? entry.name : `${path}/${entry.name}`;
  if (entry.isFile) {
    const file = await new Promise<File | null>((resolve) =>
      (entry as FileSystemFileEntry).file(resolve, () => resolve(null)),
    );
    // A file that cannot be opened is offered all the same: reading it says why.
    found.push({ name, content: file ?? new Uint8Array(0) });
  } else if (depth < DEEPEST) {
    for (const inside of await listFolder(entry as FileSystemDirectoryEntry))
      await collect(inside, name, depth + 1, found);
  }
}

/** A folder hands out its entries a hundred at a time. */
async function listFolder(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}
