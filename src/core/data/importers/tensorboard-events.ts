import { failure, success } from '../../result';
import { looksLikeEvents, readEvents } from '../event-file';
import { guessLog } from '../guess-log';
import type { Importer } from '../importer';
import { createRecordBuilder, isObject, parseJson } from '../json-records';
import { createFacts } from '../log-facts';

/** What `add_text` puts behind a tag; Hugging Face's Trainer writes its arguments and the model's config so. */
const TEXT = /\/text_summary$/;
const LONGEST_TAG = 300;

/**
 * Event files of TensorBoard (`events.out.tfevents.*`): the scalars of one step are a row, and texts that are JSON
 * are what the file says of its run.
 */
export const tensorboardEvents: Importer = {
  id: 'tensorboard-events',
  title: 'TensorBoard event file',
  sniff: ({ head }) => (looksLikeEvents(head) ? 1 : 0),
  *parse({ bytes }, { fileName }) {
    const builder = createRecordBuilder();
    const { set, facts } = createFacts();
    let line = 0;
    let row: Record<string, number> = {};
    for (const { values, done } of readEvents(bytes)) {
      for (const { step, tag, value } of values) {
        if (typeof value === 'string') {
          const said = TEXT.test(tag) ? parseJson(value) : undefined;
          for (const [key, part] of isObject(said) ? Object.entries(said) : []) set(key, part);
          continue;
        }
        if (row.step !== step) {
          if (row.step !== undefined) builder.add(++line, row);
          row = { step };
        }
        row[tag.slice(0, LONGEST_TAG)] = value;
      }
      yield { done, total: bytes.length };
    }
    if (row.step !== undefined) builder.add(++line, row);
    if (line === 0)
      return failure('data-incomplete-log', {
        file: fileName,
        format: tensorboardEvents.id,
        missing: 'scalars',
      });
    const read = guessLog(builder.finish(tensorboardEvents.id));
    if (!read.log) return success(read);
    const own = { ...read.log.facts.get(''), ...facts };
    return success({ ...read, log: { ...read.log, facts: new Map([['', own]]) } });
  },
};
