import type { Dataset, DatasetOrigin, RawColumn, ReadTable } from './types';

/**
 * Columns a law can be tied to, whatever they are of: runs with N, D and loss, or a table of measurements.
 * Column names are unique; numbers are as they stand in the file unless the column is a role of a dataset.
 */
export interface ColumnSource {
  /** Catalogue id, or `own-` and the first digits of the hash. */
  readonly id: string;
  readonly title: string;
  /** SHA-256 of the content, hex. */
  readonly hash: string;
  readonly columns: readonly RawColumn[];
  readonly rowCount: number;
  readonly origin: DatasetOrigin;
  /** What the loss is counted per, where the columns come from runs. */
  readonly lossPer?: 'token' | 'byte';
  /** Other names of columns, such as the header a role was read from. */
  readonly aliases?: Readonly<Record<string, string>>;
}

/**
 * Runs as columns: `N`, `D`, `loss` and `lossError` in base units and `name`, then every other column as in
 * the file. Headers the roles were read from still name their columns.
 */
export function toColumnSource(dataset: Dataset): ColumnSource {
  const { id, title, hash, N, D, loss, lossError, names, extra, origin, lossPer } = dataset;
  const number = (name: string, values: Float64Array): RawColumn => ({
    name,
    kind: 'number',
    values,
  });
  const roles: RawColumn[] = [
    number('N', N),
    number('D', D),
    number('loss', loss),
    ...(lossError ? [number('lossError', lossError)] : []),
    { name: 'name', kind: 'text', values: names },
  ];
  const taken = new Set(roles.map(({ name }) => name));
  const aliases = Object.entries(dataset.headers ?? {}).map(([role, header]) => [header, role]);
  return {
    id,
    title,
    hash,
    columns: [...roles, ...extra.filter(({ name }) => !taken.has(name))],
    rowCount: N.length,
    origin,
    ...(lossPer ? { lossPer } : {}),
    aliases: Object.fromEntries(aliases),
  };
}

/** A table as read, every column in the numbers of its file. */
export function tableSource(
  { table }: Pick<ReadTable, 'table'>,
  about: Pick<ColumnSource, 'id' | 'title' | 'hash' | 'origin'>,
): ColumnSource {
  return { ...about, columns: table.columns, rowCount: table.rowCount };
}

/** A column by its name or by another name it goes by. */
export function findColumn(source: ColumnSource, name: string): RawColumn | undefined {
  const named = (wanted: string) => source.columns.find((column) => column.name === wanted);
  const alias = source.aliases?.[name];
  return named(name) ?? (alias === undefined ? undefined : named(alias));
}

/** Names of the columns that hold numbers, as one text for a sentence. */
export function numberColumns({ columns }: ColumnSource): string {
  return columns
    .filter(({ kind }) => kind === 'number')
    .map(({ name }) => name)
    .join(', ');
}
