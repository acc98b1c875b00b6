import type { Problem } from '../core/result';
import { writeBytes } from './storage';

type Data = Problem['data'];
interface Sentence {
  readonly what: string;
  readonly where?: string;
  readonly fix: string;
}

const byHand = 'Or download it there in another way and drop it here: it is read the same.';

/** What can go wrong between a click and a public file. */
export const galleryProblems: Readonly<Record<string, (data: Data) => Sentence>> = {
  'url-bad': ({ address }) => ({
    what: 'That is no address of a file on the web',
    where: String(address),
    fix: 'Write it whole, beginning with https://.',
  }),
  'url-host': ({ host, hosts }) => ({
    what: `This page may not load from ${host}`,
    where: `only from ${hosts}`,
    fix: 'Download the file there and drop it here.',
  }),
  'fetch-cancelled': () => ({
    what: 'The download was stopped',
    fix: 'Nothing was changed; start it again when you like.',
  }),
  'fetch-offline': ({ address }) => ({
    what: 'There is no network',
    where: String(address),
    fix: 'Try again with one. Everything that is on this device works without.',
  }),
  'fetch-refused': ({ address }) => ({
    what: 'The file could not be reached: its host is out of reach, or does not let other pages read it',
    where: String(address),
    fix: `Try again. ${byHand}`,
  }),
  'fetch-status': ({ address, status }) => ({
    what:
      Number(status) === 404
        ? 'The file is no longer at its address (404)'
        : `Its host answered with an error (${status})`,
    where: String(address),
    fix:
      Number(status) === 404
        ? 'Look for it in its repository, and drop it here.'
        : `Try again later. ${byHand}`,
  }),
  'fetch-slow': ({ address, seconds }) => ({
    what: `Nothing came for ${seconds} seconds`,
    where: String(address),
    fix: `Try again. ${byHand}`,
  }),
  'fetch-large': ({ address, most }) => ({
    what: `The file is larger than ${writeBytes(Number(most))}`,
    where: String(address),
    fix: 'Download it, keep the columns and rows you need, and drop it here.',
  }),
  'gallery-changed': ({ title, address }) => ({
    what: `The file of \u201c${title}\u201d does not have the columns it had`,
    where: String(address),
    fix: 'Download it and drop it here to say which columns are which.',
  }),
};

/** Words of the gallery of public datasets. */
export const galleryWords = {
  title: 'Public datasets',
  intro:
    'Fetched from their source when you ask for one, and only then. A file you downloaded yourself can be dropped here instead.',
  load: 'Load',
  loadName: (title: string): string => `Load ${title}`,
  cancel: 'Cancel loading',
  progress: (done: number, total: number): string =>
    done === 0 ? 'Asking for the file\u2026' : `${writeBytes(done)} of about ${writeBytes(total)}`,
  loaded: (rows: number, rejected: number): string =>
    `${rows.toLocaleString('en')} runs are on screen${rejected > 0 ? `; ${rejected.toLocaleString('en')} rows could not be used` : ''}.`,
  logs: (files: number): string => `${files} logs, one of each run`,
  rows: (rows: number, exact: boolean): string =>
    `${exact ? '' : 'about '}${rows.toLocaleString('en')} rows`,
  size: (bytes: number, files: number): string =>
    `${writeBytes(bytes)}${files > 1 ? ` in ${files} files` : ''}`,
  more: 'Columns, notes and source',
  moreOf: (title: string): string => `Columns, notes and source of ${title}`,
  columnsOf: (title: string): string => `Columns of ${title}`,
  column: ['Column', 'Unit', 'Meaning'] as const,
  source: 'Source',
  address: 'Address',
  begins: (where: string): string => `Begins with the rows where ${where}.`,
  seen: {
    content: 'File read when this entry was written.',
    listed: 'Address and columns as its own repository describes them.',
    cited: 'Address and columns as work that used it cites them.',
  },
  moving: 'Its newest version: the file may change.',
} as const;
