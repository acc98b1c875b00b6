import { type Dataset, type RawColumn, type Texts, textAt } from '../core/data';
import type { LongWork } from '../core/long-work';
import { memo } from './memo';
import type { Model } from './model';
import { selectDataset, selectRowChoice } from './rows';
import { rankTexts } from './runs-sort-texts';
import { selectModel } from './selectors';
import type { AppState } from './store';

/** What the numbers of a column are; `number` and `text` are columns of the file without a part to play. */
export type RunColumnKind =
  | 'name'
  | 'params'
  | 'tokens'
  | 'flops'
  | 'ratio'
  | 'loss'
  | 'loss-error'
  | 'residual'
  | 'use'
  | 'number'
  | 'text';

/** A column of the table of runs, read cell by cell: a million rows are never copied. */
export interface RunColumn {
  /** A role, `ratio`, `residual`, `use`, or `x:` and the header of the file. */
  readonly id: string;
  readonly kind: RunColumnKind;
  /** The header of the file; of a computed column its id. */
  readonly name: string;
  /** Base units; NaN where there is none. Under `use`: 0 in the fit, 1 left out by a person, 2 by the source. */
  number(row: number): number;
  /** What is written where there is no number. */
  text(row: number): string;
  /** The texts of a column of texts, to sort and search by. */
  readonly texts?: Texts;
}

const BATCH = 50_000;

const noText = (): string => '';
const noNumber = (): number => Number.NaN;

function numbers(
  id: string,
  kind: RunColumnKind,
  name: string,
  number: RunColumn['number'],
): RunColumn {
  return { id, kind, name, number, text: noText };
}

const selectMeasured = memo(
  (state: AppState) => [selectDataset(state)] as const,
  (dataset): readonly RunColumn[] => (dataset ? measured(dataset) : []),
);

function measured({ names, N, D, loss, lossError }: Dataset): readonly RunColumn[] {
  const at = (values: Float64Array) => (row: number) => values[row] as number;
  const [n, d] = [at(N), at(D)];
  return [
    {
      id: 'name',
      kind: 'name',
      name: 'name',
      number: noNumber,
      text: (row) => textAt(names, row),
      texts: names,
    },
    numbers('N', 'params', 'N', n),
    numbers('D', 'tokens', 'D', d),
    numbers('C', 'flops', 'C', (row) => 6 * n(row) * d(row)),
    numbers('ratio', 'ratio', 'ratio', (row) => d(row) / n(row)),
    numbers('loss', 'loss', 'loss', at(loss)),
    ...(lossError ? [numbers('lossError', 'loss-error', 'lossError', at(lossError))] : []),
  ];
}

const selectExtra = memo(
  (state: AppState) => [selectDataset(state)] as const,
  (dataset): readonly RunColumn[] => dataset?.extra.map(extraColumn) ?? [],
);

function extraColumn(column: RawColumn): RunColumn {
  const id = `x:${column.name}`;
  const { name } = column;
  if (column.kind === 'text') {
    const { values: texts } = column;
    return { id, kind: 'text', name, number: noNumber, text: (row) => textAt(texts, row), texts };
  }
  const { values, odd } = column;
  return {
    id,
    kind: 'number',
    name,
    number: (row) => values[row] as number,
    text: (row) => odd?.get(row) ?? '',
  };
}

/** Measured less predicted loss under the model on screen, nats. */
const selectResidual = memo(
  (state: AppState) => [selectDataset(state), selectModel(state)] as const,
  (dataset, model): readonly RunColumn[] => (dataset && model ? [residual(dataset, model)] : []),
);

function residual({ N, D, loss }: Dataset, { law, parameters }: Model): RunColumn {
  const features = [0, 0];
  return numbers('residual', 'residual', 'residual', (row) => {
    features[0] = Math.log(N[row] as number);
    features[1] = Math.log(D[row] as number);
    return (loss[row] as number) - law.evaluate(features, parameters);
  });
}

const selectUse = memo(
  (state: AppState) => [selectDataset(state), state.explorer.excluded] as const,
  (dataset, excluded): readonly RunColumn[] => {
    if (!dataset) return [];
    const toggled = new Set(excluded);
    const leftOut = new Set(dataset.leftOut);
    const use = (row: number): number => {
      if (leftOut.has(row) === toggled.has(row)) return 0;
      return leftOut.has(row) ? 2 : 1;
    };
    return [numbers('use', 'use', 'use', use)];
  },
);

/** Every column of the table, in its order. */
export const selectRunColumns = memo(
  (state: AppState) =>
    [selectMeasured(state), selectResidual(state), selectUse(state), selectExtra(state)] as const,
  (roles, residuals, use, extra): readonly RunColumn[] => [
    ...roles,
    ...residuals,
    ...use,
    ...extra,
  ],
);

/** How many rows the table has in and out of the fit. */
export const selectRunCounts = memo(
  (state: AppState) => [selectDataset(state), selectRowChoice(state)] as const,
  (dataset, choice): { readonly all: number; readonly used: number } | null =>
    dataset && choice?.ok ? { all: dataset.N.length, used: choice.value.included.length } : null,
);

const keysOf = new WeakMap<RunColumn, Float64Array>();

/** A number for each row that the column is sorted by; worked out once. */
export function* columnKeys(column: RunColumn, count: number): LongWork<Float64Array> {
  const known = keysOf.get(column);
  if (known) return known;
  const keys = yield* column.texts ? rankTexts(column.texts) : readNumbers(column, count);
  keysOf.set(column, keys);
  return keys;
}

function* readNumbers(column: RunColumn, count: number): LongWork<Float64Array> {
  const values = new Float64Array(count);
  for (let start = 0; start < count; start += BATCH) {
    fillNumbers(column, values, start, Math.min(count, start + BATCH));
    yield { done: start, total: count };
  }
  return values;
}

function fillNumbers(column: RunColumn, values: Float64Array, start: number, end: number): void {
  for (let row = start; row < end; row++) values[row] = column.number(row);
}
