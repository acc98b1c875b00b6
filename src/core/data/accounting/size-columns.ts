import { failure, type Result, success } from '../../result';
import type { DataNote } from '../build-dataset';
import { toBase, type Unit } from '../column-units';
import { type HeaderWords, readHeader } from '../header-words';
import { rankHeader } from '../known-names';
import type { Dataset, NumberColumn } from '../types';
import { isPositive } from './shape';

export interface CountedColumn {
  /** Header of the file. */
  readonly name: string;
  /** Base units. */
  readonly values: Float64Array;
}

/** True where a header says itself whether its parameters count embeddings. */
export function tellsEmbeddings(header: string): boolean {
  const by = countsBy(header);
  return by === 'with' || by === 'without';
}

/** What a header says of what its parameters count; null where it says nothing. */
function countsBy(header: string): 'with' | 'without' | 'total' | 'active' | null {
  const { words, key } = readHeader(header);
  if (/non_?emb/.test(key) || /(no|without|excluding)_emb/.test(key)) return 'without';
  if (/(with|incl|including)_emb/.test(key)) return 'with';
  if (words.includes('active') || words.includes('activated')) return 'active';
  return words.includes('total') || words.includes('all') ? 'total' : null;
}

const isParams = (header: HeaderWords): boolean => {
  const rank = rankHeader('N', header);
  return rank !== null && rank < 3;
};

/**
 * The dataset's columns of parameters by what they count. `total` beside a column without embeddings is a count with
 * them; beside active parameters it is that of all experts. Its own N is among them under `own`.
 */
export interface SizeColumns {
  readonly with?: CountedColumn;
  readonly without?: CountedColumn;
  readonly total?: CountedColumn;
  readonly active?: CountedColumn;
  /** What the dataset's N counts; null where nothing tells. */
  readonly own: 'with' | 'without' | null;
}

export function findSizeColumns(dataset: Dataset): SizeColumns {
  const own = { name: dataset.headers?.N ?? 'N', values: dataset.N };
  const others = numberColumns(dataset).filter(
    ({ name, values }) => isParams(readHeader(name)) && isPositive(values),
  );
  const counted = [own, ...others.map(inBase)].map((column) => ({
    column,
    by: countsBy(column.name),
  }));
  const find = (by: string) => counted.find((each) => each.by === by)?.column;
  const without = find('without');
  const active = find('active');
  const total = find('total');
  // Beside a count without embeddings, one that says nothing of itself is the one with them.
  const plain = without && counted.find(({ by }) => by === null)?.column;
  const withThem = find('with') ?? (active ? undefined : without && (total ?? plain));
  const ownCounts = countsBy(own.name);
  const fromColumns = withThem?.values === own.values ? 'with' : null;
  return {
    ...(withThem ? { with: withThem } : {}),
    ...(without ? { without } : {}),
    ...(active ? { active, ...(total ? { total } : {}) } : {}),
    own: saidOf(dataset) ?? (ownCounts === 'without' ? 'without' : fromColumns),
  };
}

/** What a person said at import. */
function saidOf({ origin }: Dataset): 'with' | 'without' | null {
  const said: readonly (DataNote | string)[] = origin.notes;
  if (said.includes('size-without-embeddings')) return 'without';
  return said.includes('size-with-embeddings') ? 'with' : null;
}

/** Measured compute that is not 6 N D again. Problems: `acct-no-compute`, `acct-compute-is-6nd` (column). */
export function findMeasuredCompute(dataset: Dataset): Result<CountedColumn> {
  const { N, D } = dataset;
  const columns = numberColumns(dataset)
    .filter(({ name, values }) => rankHeader('C', readHeader(name)) !== null && isPositive(values))
    .map(inBase);
  const differs = columns.find(({ values }) =>
    values.some((flops, i) => {
      const ratio = flops / (6 * (N[i] as number) * (D[i] as number));
      return Math.abs(ratio - 1) > 0.005;
    }),
  );
  if (differs) return success(differs);
  const [first] = columns;
  return first
    ? failure('acct-compute-is-6nd', { column: first.name })
    : failure('acct-no-compute');
}

function numberColumns({ extra }: Dataset): readonly NumberColumn[] {
  return extra.filter((column): column is NumberColumn => column.kind === 'number');
}

/** The header's unit, else the numbers as they stand. */
function inBase({ name, values }: CountedColumn): CountedColumn {
  const unit: Unit = readHeader(name).unit ?? 'one';
  return unit === 'one' ? { name, values } : { name, values: values.map((v) => toBase(v, unit)) };
}
