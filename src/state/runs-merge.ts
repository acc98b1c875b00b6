import {
  type Dataset,
  hashColumns,
  packTexts,
  type RawColumn,
  type Texts,
  textAt,
} from '../core/data';
import { failure, type Result, success } from '../core/result';

/**
 * One dataset of the runs of two, those of the first before those of the second, with a text column that says which
 * they are from. Columns of one name become one; a run without a value has none. Standard errors are kept where
 * both have them. Problem: `merge-loss-units` where one loss is per token and the other per byte.
 */
export function mergeDatasets(a: Dataset, b: Dataset, title: string): Result<Dataset> {
  const per = (dataset: Dataset): string => dataset.lossPer ?? 'token';
  if (per(a) !== per(b))
    return failure('merge-loss-units', {
      first: a.title,
      firstPer: per(a),
      second: b.title,
      secondPer: per(b),
    });
  const sizes = [a.N.length, b.N.length] as const;
  const extra = [...a.extra, ...b.extra].map(({ name }) => name);
  const names = new Set(extra);
  const columns: RawColumn[] = [...names].map((name) => {
    const [first, second] = [a, b].map((side) => side.extra.find((column) => column.name === name));
    return joinColumns(name, first, second, sizes);
  });
  const content = {
    names: joinTexts(a.names, b.names),
    N: join(a.N, b.N),
    D: join(a.D, b.D),
    loss: join(a.loss, b.loss),
    ...(a.lossError && b.lossError ? { lossError: join(a.lossError, b.lossError) } : {}),
    extra: [
      ...columns,
      {
        name: freeName('source', names),
        kind: 'text' as const,
        values: packTexts(repeat(a.title, sizes[0], b.title, sizes[1])),
      },
    ],
  };
  const hash = hashColumns(content);
  const simulated = a.origin.simulated ?? b.origin.simulated;
  return success({
    id: `own-${hash.slice(0, 12)}`,
    title,
    hash,
    ...content,
    leftOut: [...a.leftOut, ...b.leftOut.map((row) => row + sizes[0])],
    origin: {
      kind: 'own',
      source: `${a.origin.source}; ${b.origin.source}`,
      notes: [],
      ...(simulated ? { simulated } : {}),
    },
    ...(a.lossPer ? { lossPer: a.lossPer } : {}),
  });
}

function join(a: Float64Array, b: Float64Array): Float64Array {
  const joined = new Float64Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}

function joinTexts(a: Texts, b: Texts): Texts {
  return packTexts(
    (function* () {
      for (let row = 0; row < a.length; row++) yield textAt(a, row);
      for (let row = 0; row < b.length; row++) yield textAt(b, row);
    })(),
  );
}

function* repeat(first: string, times: number, second: string, more: number): Generator<string> {
  for (let i = 0; i < times; i++) yield first;
  for (let i = 0; i < more; i++) yield second;
}

function joinColumns(
  name: string,
  a: RawColumn | undefined,
  b: RawColumn | undefined,
  [first, second]: readonly [number, number],
): RawColumn {
  if (a?.kind !== 'text' && b?.kind !== 'text') {
    const none = (count: number): Float64Array => new Float64Array(count).fill(Number.NaN);
    const odd = new Map(a?.odd);
    for (const [row, written] of b?.odd ?? []) odd.set(row + first, written);
    return {
      name,
      kind: 'number',
      values: join(a?.values ?? none(first), b?.values ?? none(second)),
      ...(odd.size > 0 ? { odd } : {}),
    };
  }
  return {
    name,
    kind: 'text',
    values: packTexts(
      (function* () {
        for (let row = 0; row < first; row++) yield written(a, row);
        for (let row = 0; row < second; row++) yield written(b, row);
      })(),
    ),
  };
}

function written(column: RawColumn | undefined, row: number): string {
  if (!column) return '';
  if (column.kind === 'text') return textAt(column.values, row);
  const value = column.values[row] as number;
  return Number.isNaN(value) ? (column.odd?.get(row) ?? '') : String(value);
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted} ${number}`;
  return name;
}
