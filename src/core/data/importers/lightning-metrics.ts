import { success } from '../../result';
import { firstRow } from '../csv-header';
import { guessLog } from '../guess-log';
import type { Importer } from '../importer';
import { lossKind } from '../log-names';
import { delimited } from './delimited';

/**
 * `metrics.csv` of Lightning's CSVLogger: a row for each call of its log, so that training and validation stand on
 * different lines of the same step with the other's cells empty.
 */
export const lightningMetrics: Importer = {
  id: 'lightning-metrics',
  title: 'Lightning metrics.csv',
  sniff({ text }) {
    const header = firstRow(text);
    const own = header.includes('step') && header.includes('epoch');
    if (!own || !header.some((name) => lossKind(name) !== null)) return 0;
    return /,,|,\n|^,/m.test(text) ? 0.95 : 0.7;
  },
  *parse(source, options) {
    const read = yield* delimited.parse(source, options);
    return read.ok ? success(guessLog({ ...read.value, format: lightningMetrics.id })) : read;
  },
};
