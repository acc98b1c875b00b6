import { failure, success } from '../../result';
import { guessLog } from '../guess-log';
import type { Importer } from '../importer';
import { parseJson } from '../json-records';
import { tableFromJson } from '../json-shape';
import { readAll } from '../text-lines';

export const json: Importer = {
  id: 'json',
  title: 'JSON',
  sniff({ text, complete }) {
    const start = text.trimStart();
    if (!/^[[{]/.test(start)) return 0;
    if (complete && parseJson(text) !== undefined) return 0.8;
    // Cut off or broken: what it was meant to be is still plain from how it begins.
    return /^(\[\s*[[{]|\{\s*")/.test(start) ? 0.7 : 0.2;
  },
  *parse(source, { fileName }) {
    yield { done: 0, total: source.bytes.length };
    const value = parseJson(readAll(source));
    if (value === undefined) return failure('data-bad-json', { file: fileName });
    yield { done: source.bytes.length >> 1, total: source.bytes.length };
    const read = tableFromJson(value, json.id);
    if (!read) return failure('data-no-table-in-json', { file: fileName });
    if (read.table.rowCount === 0) return failure('data-no-rows', { file: fileName });
    return success(guessLog(read));
  },
};
