import { success } from '../../result';
import { guessLog } from '../guess-log';
import { readHeader } from '../header-words';
import type { Importer } from '../importer';
import { isObject, parseJson } from '../json-records';
import { rankHeader } from '../known-names';
import { isStepName, lossKind } from '../log-names';
import { jsonl } from './jsonl';

/** `metrics.jsonl` as Lingua, OLMo's W&B history and many others write it: an object for each logged step. */
export const metricsJsonl: Importer = {
  id: 'metrics-jsonl',
  title: 'metrics.jsonl',
  sniff(sample) {
    const sure = jsonl.sniff(sample);
    if (sure < 0.7) return 0;
    const keys = sample.text
      .split('\n', 40)
      .map(parseJson)
      .filter(isObject)
      .flatMap((record) => Object.keys(flatten(record)));
    const sized = keys.some((key) => rankHeader('N', readHeader(key)) === 0);
    const logged = keys.some(isStepName) && keys.some((key) => lossKind(key) !== null);
    return logged && !sized ? 0.9 : 0;
  },
  *parse(source, options) {
    const read = yield* jsonl.parse(source, options);
    return read.ok ? success(guessLog({ ...read.value, format: metricsJsonl.id })) : read;
  },
};

/** Keys one level deep joined as the table joins them. */
function flatten(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([key, value]) =>
      isObject(value)
        ? Object.entries(value).map(([inner, part]) => [`${key}.${inner}`, part])
        : [[key, value]],
    ),
  );
}
