import { failure, success } from '../../result';
import type { Importer } from '../importer';
import { isObject, parseJson, toCell } from '../json-records';
import { SCALARS, scalarLog } from '../scalar-log';
import { createTableBuilder } from '../table-builder';
import { readAll } from '../text-lines';

/** A wall time of this century in seconds, a step, and a value; NaN is written as a word. */
const POINT = String.raw`\[\s*\d{9,10}(\.\d+)?\s*,\s*\d+\s*,\s*("?-?[\d.eE+-]+"?|"?-?(NaN|Infinity)"?)\s*\]`;
const ONE = new RegExp(`^\\s*\\[\\s*${POINT}`);
const SEVERAL = new RegExp(`^\\s*\\{\\s*"[^"]*"\\s*:\\s*\\[\\s*${POINT}`);

/** `[[wall time, step, value], ...]` of one curve, or `{RUN: [[...], ...]}` of several. */
export const tensorboardJson: Importer = {
  id: 'tensorboard-json',
  title: 'TensorBoard scalars (JSON)',
  sniff: ({ text }) => (ONE.test(text) || SEVERAL.test(text) ? 0.97 : 0),
  *parse(source, { fileName }) {
    const total = source.bytes.length;
    yield { done: 0, total };
    const value = parseJson(readAll(source));
    yield { done: total >> 1, total };
    const runs = isObject(value) ? Object.entries(value) : [['', value] as const];
    if (value === undefined || runs.some(([, points]) => !Array.isArray(points)))
      return failure('data-incomplete-log', {
        file: fileName,
        format: tensorboardJson.id,
        missing: 'json',
      });
    const named = isObject(value);
    const table = createTableBuilder(named ? ['run', ...SCALARS] : SCALARS, 'dot');
    let line = 0;
    for (const [run, points] of runs)
      for (const point of points as unknown[]) {
        line++;
        if (Array.isArray(point) && point.length === SCALARS.length)
          table.add(line, [...(named ? [run] : []), ...point.map(toCell)]);
        else table.reject(line, '', JSON.stringify(point) ?? '', 'not-an-object');
      }
    const log = scalarLog(fileName, named ? 'run' : undefined);
    return success({ ...table.finish(tensorboardJson.id), log });
  },
};
