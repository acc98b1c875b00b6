import { type ColumnSource, guessBinding, type OpenBinding } from '../core/data';
import type { Law } from '../core/laws';

/** Columns that say at how many bits a row was measured; a law of one setting holds within one value of each. */
const settings = ['bits', 'bit_width', 'w_bits', 'wbits', 'weight_bits', 'a_bits', 'abits'];

/** More values than this are no setting. */
const MOST_VALUES = 20;

/**
 * How a table of a person's own is read as data of a law, by the names of its columns; null where a part of the law
 * has no column. Settings of bits that the law does not know are held at `bits`, or at what most rows have.
 */
export function bindOwn(law: Law, source: ColumnSource, bits: number | null): OpenBinding | null {
  const { variables, response } = guessBinding(law, source);
  const isThere = (id: string): boolean => Object.hasOwn(variables, id);
  const needed = law.variables.filter((variable) => variable.default === undefined);
  const further = law.variables.filter((variable) => variable.default !== undefined);
  const isWhole = needed.every(({ id }) => isThere(id));
  // What a law is about is among the variables that may be left out: without any of them the rows are of another law.
  const isAbout = further.length === 0 || further.some(({ id }) => isThere(id));
  if (response === undefined || !isWhole || !isAbout) return null;
  const used = new Set([response, ...Object.values(variables)].map(nameOf));
  const standardErrors = findErrors(source, nameOf(response));
  const where = source.columns.flatMap((column) => {
    const name = column.name.toLowerCase();
    if (column.kind !== 'number' || used.has(column.name) || !settings.includes(name)) return [];
    const value = usualValue(column.values, name.startsWith('a') ? null : bits);
    return value === null ? [] : [`${column.name}==${value}`];
  });
  return {
    ...{ variables, response },
    ...(standardErrors === undefined ? {} : { standardErrors }),
    ...(where.length === 0 ? {} : { where: where.join(' and ') }),
  };
}

const nameOf = (use: OpenBinding['response']): string =>
  typeof use === 'string' ? use : use && 'column' in use ? use.column : '';

/** The column of standard errors that belongs to a response by its name: `delta_se`, `delta_loss_se`. */
function findErrors({ columns }: ColumnSource, response: string): string | undefined {
  const stem = response.replace(/_?loss$/i, '');
  const names = [response, stem, 'delta', 'qid'].flatMap((of) => [
    `${of}_se`,
    `${of}_stderr`,
    `${of}_std_err`,
  ]);
  const wanted = [...names, 'se', 'stderr', 'std_err', 'standard_error'];
  return columns.find(({ name, kind }) => kind === 'number' && wanted.includes(name.toLowerCase()))
    ?.name;
}

/** Of several values of a setting the wanted one, else the most frequent; null where all rows agree, or it is no setting. */
function usualValue(values: Float64Array, wanted: number | null): number | null {
  const counts = new Map<number, number>();
  for (const value of values)
    if (Number.isFinite(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
  if (counts.size < 2 || counts.size > MOST_VALUES) return null;
  const near = wanted === null ? null : Math.round(wanted);
  if (near !== null && counts.has(near)) return near;
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return most?.[0] ?? null;
}
