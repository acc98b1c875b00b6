import type { Problem } from '../core/result';

type Data = Problem['data'];
interface Sentence {
  readonly what: string;
  readonly where?: string;
  readonly fix: string;
}

/** Bytes as a person reads them: 740 bytes, 12 kB, 3.4 MB. */
export function writeBytes(bytes: number): string {
  if (bytes < 1000) return `${Math.round(bytes)} bytes`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  const step = Math.min(units.length, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[step - 1]}`;
}

const goOn = 'You can go on working';

/** What storage refuses, and what happens to datasets kept on this device. */
export const storageProblems: Readonly<Record<string, (data: Data) => Sentence>> = {
  'storage-denied': () => ({
    what: 'This browser does not let the page keep data on this device',
    fix: `${goOn}: the runs stay in this tab until it is closed. Save a session file, or leave private mode, to keep them.`,
  }),
  'storage-full': ({ bytes }) => ({
    what: `There is no room on this device for another ${writeBytes(Number(bytes))}`,
    fix: `${goOn}: the runs stay in this tab until it is closed. Delete a dataset or save a session file to keep them.`,
  }),
  'storage-without-files': ({ title }) => ({
    what: `There was room for the runs of \u201c${title}\u201d, but not for the file they came from`,
    fix: 'Keep the file where you have it: it is needed to map its columns in another way.',
  }),
  'storage-blocked': () => ({
    what: 'Another tab holds an older version of the stored data',
    fix: 'Close the other tabs of Scalescope and try again; until then the runs stay in this tab.',
  }),
  'storage-newer': () => ({
    what: 'The stored data are of a newer version of Scalescope than this page',
    fix: 'Reload to get the newer page; nothing stored was touched.',
  }),
  'storage-failed': ({ reason }) => ({
    what: 'The stored data could not be read or written',
    where: String(reason),
    fix: `${goOn}; save a session file to keep the runs.`,
  }),
  'session-not-kept': () => ({
    what: 'This browser does not let the page remember where you are',
    fix: 'The address still holds your settings: copy it, or save a session file, before you close the tab.',
  }),
  'own-dataset-not-stored': ({ id }) => ({
    what: 'These runs are not kept on this device',
    where: String(id),
    fix: 'Upload them again, or open a link or session file that carries them.',
  }),
  'own-dataset-damaged': ({ title }) => ({
    what: `The stored runs of \u201c${title}\u201d are damaged and cannot be read`,
    fix: 'Delete the entry and upload its file again; other datasets are not affected.',
  }),
  'own-deleted': ({ title }) => ({
    what: `\u201c${title}\u201d was deleted`,
    fix: 'It can be brought back for 30 days.',
  }),
  'own-deleted-elsewhere': ({ title }) => ({
    what: `\u201c${title}\u201d was deleted in another tab`,
    fix: 'It stays on screen here until you choose other runs.',
  }),
  'update-ready': () => ({
    what: 'A new version is ready',
    fix: 'Reload when it suits you; everything stays as it is.',
  }),
};

/** Buttons beside a notice: the way out of what it says. */
export const noticeActions = {
  undo: 'Undo delete',
  keep: 'Keep it',
  saveSession: 'Save session file',
  reload: 'Reload to update',
} as const;

/** Button of an own dataset whose files are kept. */
export const mapAgain = 'Map again';
