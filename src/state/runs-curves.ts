import { useEffect, useMemo } from 'react';
import { tables } from '../core/catalogue';
import {
  type ColumnSource,
  cellAt,
  type Dataset,
  listTexts,
  type Texts,
  textAt,
} from '../core/data';
import { findCurveSize } from '../core/diagnose';
import { useAppState, useServices } from './react';
import { selectDataset, selectRowChoice } from './rows';
import { loadOffer } from './tables';

/** Loss of one run over the tokens it had seen, in their order. */
export interface RunCurve {
  readonly name: string;
  readonly params: number;
  readonly tokens: Float64Array;
  /** In the unit of the dataset's loss. */
  readonly loss: Float64Array;
  /** Rows of the dataset that are this run, ascending. */
  readonly rows: readonly number[];
}

/** Curves shown at most: more could not be told apart. */
const MOST_CURVES = 400;
/** Points that make a curve. */
const FEWEST = 3;
/** A dataset larger than this is no set of curves to be looked at. */
const MOST_ROWS = 200_000;

export interface CurveSet {
  readonly curves: readonly RunCurve[];
  /** Curves there are, those beyond `MOST_CURVES` included. */
  readonly count: number;
}

interface FoundCurves {
  readonly curves: readonly RunCurve[];
  /** The points are rows of the dataset itself, not of a table beside it. */
  readonly areRows: boolean;
}

/** The curves to be looked at. Null where there are none, undefined while they are fetched. */
export function useRunCurves(): CurveSet | null | undefined {
  const found = useCurves();
  return useMemo(() => found && limit(found.curves), [found]);
}

/**
 * Curves of the runs in the fit, as Approach 1 takes them: checkpoints left out by hand or filter are no points, and a
 * logged curve of a run that is left out is none. Null where there are none or they are still fetched.
 */
export function useFittedCurves(): readonly RunCurve[] | null {
  const found = useCurves();
  const dataset = useAppState(selectDataset);
  const choice = useAppState(selectRowChoice);
  return useMemo(() => {
    if (!found || !dataset || !choice?.ok) return null;
    const kept = keepFitted(found, dataset, choice.value.mask);
    return kept.length > 0 ? kept : null;
  }, [found, dataset, choice]);
}

/** Curves whose points are rows of the dataset; null where it is no set of checkpoints. */
export function useRowCurves(): readonly RunCurve[] | null {
  const found = useCurves();
  return found?.areRows ? found.curves : null;
}

/** The curves without what `mask`, one flag a row of the dataset, leaves out. */
export function keepFitted(
  { curves, areRows }: FoundCurves,
  dataset: Dataset,
  mask: Uint8Array,
): readonly RunCurve[] {
  if (areRows) {
    if (mask.every((flag) => flag === 1)) return curves;
    const loss = dataset.loss.map((value, row) => (mask[row] === 1 ? value : Number.NaN));
    return gatherCurves({ ...dataset, loss });
  }
  return curves.filter(({ rows }) => rows.length === 0 || rows.some((row) => mask[row] === 1));
}

/**
 * Curves of the runs in use: from the bundled table that has them, else from the dataset's own rows where they are
 * checkpoints. Undefined while they are fetched.
 */
function useCurves(): FoundCurves | undefined {
  const services = useServices();
  const dataset = useAppState(selectDataset);
  const table = tables.find(({ id }) => id === `${dataset?.id}-curves`);
  const source = useAppState((state) => (table ? (state.tables[table.id] ?? null) : null));
  useEffect(() => {
    if (!table || source) return;
    const { id, title } = table;
    void loadOffer(services, { key: `table:${id}:0`, kind: 'table', id, title, table });
  }, [services, table, source]);
  return useMemo(() => {
    if (!dataset || (table && !source)) return undefined;
    return source
      ? { curves: readCurves(source, dataset), areRows: false }
      : { curves: gatherCurves(dataset), areRows: true };
  }, [dataset, table, source]);
}

function limit(curves: readonly RunCurve[]): CurveSet | null {
  return curves.length === 0
    ? null
    : { curves: curves.slice(0, MOST_CURVES), count: curves.length };
}

/** Curves of a table of logged losses, each tied to the runs whose names go with its own. */
export function readCurves(
  { columns, rowCount }: ColumnSource,
  { names, N }: Pick<Dataset, 'names' | 'N'>,
): RunCurve[] {
  const label = columns.find(({ kind }) => kind === 'text');
  const numbers = columns.flatMap((column) => (column.kind === 'number' ? [column] : []));
  const tokens = numbers.find(({ name }) => /^(tokens|D)\b/i.test(name));
  const loss =
    numbers.find(({ name }) => /val.*loss|loss.*val/i.test(name)) ??
    numbers.find(({ name }) => /loss/i.test(name));
  if (!label || !tokens || !loss) return [];
  const known = listTexts(names);
  const groups = group(rowCount, (row) => String(cellAt(label, row)));
  return groups.flatMap(([name, of]) => {
    const params = findCurveSize(name, known, N);
    if (params === undefined) return [];
    const own = known.flatMap((other, row) => (other === name ? [row] : []));
    return curve(name, params, of, tokens.values, loss.values, own);
  });
}

/** Columns that say which run a checkpoint is of. */
const RUN_COLUMN = /^(run|curve|trunk|experiment|trial)([ _-]?(id|name))?$/i;

/** Curves among the rows of a dataset: rows of one run and one size, at several numbers of tokens. */
export function gatherCurves({ names, N, D, loss, extra }: Dataset): RunCurve[] {
  if (N.length > MOST_ROWS) return [];
  const labels: Texts[] = [
    ...extra.flatMap((column) =>
      column.kind === 'text' && RUN_COLUMN.test(column.name) ? [column.values] : [],
    ),
    names,
  ];
  for (const texts of labels) {
    const groups = group(N.length, (row) => `${N[row]} ${textAt(texts, row)}`);
    const curves = groups.flatMap(([, rows]) => {
      const first = rows[0] as number;
      return curve(textAt(texts, first), N[first] as number, rows, D, loss, rows);
    });
    if (curves.length > 0) return curves;
  }
  return [];
}

function group(count: number, key: (row: number) => string): [string, number[]][] {
  const groups = new Map<string, number[]>();
  for (let row = 0; row < count; row++) {
    const name = key(row);
    const rows = groups.get(name);
    if (rows) rows.push(row);
    else groups.set(name, [row]);
  }
  return [...groups];
}

/** One curve, or none where fewer than three numbers of tokens have a loss. */
function curve(
  name: string,
  params: number,
  rows: readonly number[],
  tokens: Float64Array,
  loss: Float64Array,
  own: readonly number[],
): RunCurve[] {
  const usable = rows
    .filter((row) => (tokens[row] as number) > 0 && (loss[row] as number) > 0)
    .sort((a, b) => (tokens[a] as number) - (tokens[b] as number));
  if (new Set(usable.map((row) => tokens[row])).size < FEWEST) return [];
  return [
    {
      name,
      params,
      tokens: Float64Array.from(usable, (row) => tokens[row] as number),
      loss: Float64Array.from(usable, (row) => loss[row] as number),
      rows: own,
    },
  ];
}
