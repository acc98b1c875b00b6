import { failure, success } from '../../result';
import { guessLog } from '../guess-log';
import type { Importer } from '../importer';
import { createRecordBuilder, isObject, parseJson } from '../json-records';
import { readPieces } from '../text-lines';

export const jsonl: Importer = {
  id: 'jsonl',
  title: 'JSON lines',
  sniff({ text, complete }) {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    if (lines.length === 0 || !lines[0]?.trimStart().startsWith('{')) return 0;
    const records = lines.slice(0, 20).filter((line) => isObject(parseJson(line))).length;
    if (records === 0) return 0;
    // A lone object is JSON; two whole objects on lines of their own are not.
    if (lines.length === 1) return complete ? 0.5 : 0.8;
    return 0.6 + (0.25 * records) / Math.min(20, lines.length);
  },
  *parse(source, { fileName }) {
    const builder = createRecordBuilder();
    let line = 0;
    let records = 0;
    let rest = '';
    function take(text: string): void {
      line++;
      if (text.trim() === '') return;
      const record = parseJson(text);
      if (isObject(record)) {
        records++;
        builder.add(line, record);
      } else builder.reject(line, '', text, record === undefined ? 'not-json' : 'not-an-object');
    }
    for (const piece of readPieces(source)) {
      const lines = (rest + piece.text).split('\n');
      rest = lines.pop() ?? '';
      for (const text of lines) take(text);
      yield { done: piece.done, total: source.bytes.length };
    }
    take(rest);
    if (records === 0) return failure('data-bad-json', { file: fileName });
    return success(guessLog(builder.finish(jsonl.id)));
  },
};
