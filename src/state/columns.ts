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
export function columnsKey({ hash }: Dataset, formula: CustomSpec | null): string {
  return [hash, ...further(formula)].join(' ');
}

/** The columns a request needs. A column that is not there is left out: the worker says so. */
export function toColumns(
  dataset: Dataset,
  { dataset: key, formula }: Pick<FitRequest, 'dataset' | 'formula'>,
): DatasetColumns {
  const { N, D, loss, lossError } = dataset;
  const variables: Record<string, Float64Array> = { N, D, loss };
  const extra = further(formula ?? null);
  if (extra.length > 0) {
    const { columns, aliases = {} } = toColumnSource(dataset);
    for (const name of extra) {
      const found = columns.find((column) => column.name === name || column.name === aliases[name]);
      if (found?.kind === 'number') variables[name] = found.values;
    }
  }
  const response =
    variables[formula?.response ?? 'loss'] ?? new Float64Array(loss.length).fill(Number.NaN);
  const isLoss = response === loss;
  return {
    hash: key,
    variables,
    response,
    ...(lossError && isLoss ? { standardErrors: lossError } : {}),
  };
}
