import { failure, success } from '../../result';
import type { Importer } from '../importer';
import { isObject, type JsonObject, parseJson, toCell } from '../json-records';
import { type Cell, createTableBuilder } from '../table-builder';
import { readAll } from '../text-lines';

/** What the harness says of the model, by where it stands, the first found being taken. */
const ABOUT: readonly (readonly [string, readonly (readonly string[])[]])[] = [
  ['model', [['model_name'], ['config', 'model_args'], ['config', 'model']]],
  ['num_parameters', [['config', 'model_num_parameters']]],
  ['revision', [['config', 'model_revision']]],
  ['max_length', [['max_length']]],
];

/**
 * Results of lm-evaluation-harness: a file is a model, its tasks and metrics become the columns of one row. The
 * filter in a metric's name (`acc,none`) is left out where it is none.
 */
export const lmEval: Importer = {
  id: 'lm-eval',
  title: 'lm-evaluation-harness results',
  sniff({ text }) {
    if (!/^\s*\{/.test(text) || !/"results"\s*:\s*\{/.test(text)) return 0;
    const metric =
      /"(acc|acc_norm|word_perplexity|perplexity|bits_per_byte|byte_perplexity|exact_match)(,[\w-]+)?"\s*:/;
    const own = /"(versions|n-shot|configs|git_hash|group_subtasks|lm_eval_version)"\s*:/.test(
      text,
    );
    return own || metric.test(text) ? 0.96 : 0.5;
  },
  *parse(source, { fileName }) {
    const incomplete = (missing: string) =>
      failure('data-incomplete-log', { file: fileName, format: lmEval.id, missing });
    const total = source.bytes.length;
    yield { done: 0, total };
    const value = parseJson(readAll(source));
    yield { done: total >> 1, total };
    if (!isObject(value)) return incomplete('json');
    const cells = new Map<string, Cell>();
    for (const [name, places] of ABOUT) {
      const found = places.map((place) => at(value, place)).find((part) => part !== undefined);
      if (typeof found === 'string' || typeof found === 'number') cells.set(name, found);
    }
    const before = cells.size;
    for (const [task, metrics] of Object.entries(isObject(value.results) ? value.results : {}))
      for (const [metric, result] of Object.entries(isObject(metrics) ? metrics : {}))
        if (typeof result === 'number' || result === 'NaN')
          cells.set(`${task} ${metric.replace(/,none$/, '')}`, toCell(result));
    if (cells.size === before) return incomplete('results');
    const table = createTableBuilder([...cells.keys()], 'dot');
    table.add(1, [...cells.values()]);
    return success(table.finish(lmEval.id));
  },
};

function at(value: JsonObject, place: readonly string[]): unknown {
  let part: unknown = value;
  for (const key of place) part = isObject(part) ? part[key] : undefined;
  return part;
}
