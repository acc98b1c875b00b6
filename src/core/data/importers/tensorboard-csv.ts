import { success } from '../../result';
import type { Importer } from '../importer';
import { scalarLog } from '../scalar-log';
import { delimited } from './delimited';

/** One curve as TensorBoard's scalar dashboard gives it to download, with `csv.writer` of Python. */
export const tensorboardCsv: Importer = {
  id: 'tensorboard-csv',
  title: 'TensorBoard scalars (CSV)',
  sniff: ({ text }) => (/^"?Wall time"?,"?Step"?,"?Value"?\s*\n/.test(text) ? 0.99 : 0),
  *parse(source, options) {
    const read = yield* delimited.parse(source, options);
    if (!read.ok) return read;
    return success({ ...read.value, format: tensorboardCsv.id, log: scalarLog(options.fileName) });
  },
};
