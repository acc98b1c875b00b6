import type { Problem } from '../core/result';
import { nameFormat } from './upload';

type Data = Problem['data'];
interface Sentence {
  readonly what: string;
  readonly where?: string;
  readonly fix: string;
}

const count = (value: Data[string] | undefined): string => Number(value ?? 0).toLocaleString('en');
const inFile = ({ file }: Data): { where?: string } => (file ? { where: String(file) } : {});

/** What was not there, by the code an importer gives. */
const MISSING: Readonly<Record<string, string>> = {
  json: 'its JSON is broken or cut off',
  entries: 'it has no entries',
  loss: 'no entry has a loss',
  header: 'its header names no run with a metric',
  results: 'it has no results',
  scalars: 'it has no scalars',
  footer: 'its footer is missing or damaged, as after a download that was cut off',
  pages: 'its data cannot be unpacked',
};

/** Problems of archives and of formats that were recognised and yet could not be read. */
export const importProblems: Readonly<Record<string, (data: Data) => Sentence>> = {
  'data-is-archive': (data) => ({
    what: 'This is a zip archive, and one table is wanted here',
    ...inFile(data),
    fix: 'Unpack it and choose a file, or drop the archive on the page, which opens it.',
  }),
  'data-incomplete-log': (data) => ({
    what: `This looks like a ${nameFormat(String(data.format))}, but ${MISSING[String(data.missing)] ?? 'something is missing'}`,
    ...inFile(data),
    fix: 'Write it again from the run, or save a table with the columns params, tokens and loss.',
  }),
  'data-too-large': (data) => ({
    what: `The table has ${count(data.rows)} rows of ${count(data.columns)} columns, more than a browser tab can hold`,
    ...inFile(data),
    fix: 'Keep only the columns of step, tokens and loss, or every hundredth row.',
  }),
  'archive-damaged': (data) => ({
    what: 'The archive is damaged: its parts are not where, or as large as, it says',
    ...inFile(data),
    fix: 'Download or pack it again; what the other files hold is not affected.',
  }),
  'archive-encrypted': (data) => ({
    what: 'The file is encrypted in its archive',
    ...inFile(data),
    fix: 'Unpack it with its password first.',
  }),
  'archive-method': (data) => ({
    what: `The file is packed in a way that cannot be read here (method ${data.method})`,
    ...inFile(data),
    fix: 'Pack it again as an ordinary zip (deflate), or drop it unpacked.',
  }),
  'archive-format': (data) => ({
    what: `This is packed with ${data.format}, which is not opened here`,
    ...inFile(data),
    fix: 'Unpack it, or pack it again as zip, gzip or tar, and drop that.',
  }),
  'archive-empty': (data) => ({
    what: 'The archive holds no file',
    ...inFile(data),
    fix: 'Choose an archive with tables or logs in it.',
  }),
  'archive-spreadsheet': (data) => ({
    what: 'This is a spreadsheet or an office document, not a table in text form',
    ...inFile(data),
    fix: 'Save the sheet as CSV and drop that.',
  }),
  'archive-too-many': (data) => ({
    what: `The archive holds more than ${count(data.most)} files`,
    ...inFile(data),
    fix: 'Pack only the logs, or drop them in several archives one after the other.',
  }),
  'archive-too-large': (data) => ({
    what: `Unpacked, these files would take more than ${count(Number(data.most) / 1048576)} MiB`,
    ...inFile(data),
    fix: 'Leave model weights out, or drop the logs in several archives one after the other.',
  }),
  'archive-too-dense': (data) => ({
    what: `A file claims to unpack to ${count(data.ratio)} times its packed size, which no log does`,
    where: `${data.file}: ${data.inner}`,
    fix: 'Unpack it yourself if you trust it, and drop the logs.',
  }),
  'archive-too-deep': (data) => ({
    what: `Archives lie more than ${count(data.most)} deep in each other`,
    ...inFile(data),
    fix: 'Unpack the outer ones and drop the inner ones.',
  }),
};
