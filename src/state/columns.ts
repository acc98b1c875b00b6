import { type Dataset, toColumnSource } from '../core/data';
import type { CustomSpec } from '../core/laws';
import type { DatasetColumns, FitRequest } from '../worker';

/** Columns every fit of runs has at hand. */
const always: ReadonlySet<string> = new Set(['N', 'D', 'loss']);

/** Columns a formula reads beyond those. */
function further(formula: CustomSpec | null): readonly string[] {
  if (!formula) return [];
  const names = [...formula.variables.map(({ column }) => column), formula.response];
  return [...new Set(names)].filter((name) => !always.has(name)).sort();
}

/** What the worker knows the columns by: the content hash, and which further columns come along. */
export function columnsKey({ hash }: Dataset, formula: CustomSpec | null, weights = ''): string {
  const errors = weights === '' ? [] : [`se=${weights}`];
  return [hash, ...further(formula), ...errors].join(' ');
}

/** A column of numbers by the name it has in the file, or as the standard error of the loss (`lossError`); else null. */
export function findExtra(dataset: Dataset, name: string): Float64Array | null {
  const { columns, aliases = {} } = toColumnSource(dataset);
  const found = columns.find((column) => column.name === name || column.name === aliases[name]);
  return found?.kind === 'number' ? found.values : null;
}

/** The columns a request needs. A column that is not there is left out: the worker says so. */
export function toColumns(
  dataset: Dataset,
  { dataset: key, formula }: Pick<FitRequest, 'dataset' | 'formula'>,
  weights = '',
): DatasetColumns {
  const { N, D, loss, lossError } = dataset;
  const variables: Record<string, Float64Array> = { N, D, loss };
  const extra = further(formula ?? null);
  for (const name of extra) {
    const values = findExtra(dataset, name);
    if (values) variables[name] = values;
  }
  const response =
    variables[formula?.response ?? 'loss'] ?? new Float64Array(loss.length).fill(Number.NaN);
  const isLoss = response === loss;
  const errors = weights === '' ? (isLoss ? lossError : undefined) : findExtra(dataset, weights);
  return { hash: key, variables, response, ...(errors ? { standardErrors: errors } : {}) };
}
