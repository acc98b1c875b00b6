import { useMemo } from 'react';
import { runToEnd } from '../../../core/long-work';
import {
  type RunColumn,
  selectDataset,
  selectPassing,
  selectRunColumns,
  useAppState,
  useSliced,
  viewRuns,
} from '../../../state';

/** Up to here a view is made at once; beyond it a few milliseconds at a time. */
const AT_ONCE = 20_000;

export interface RunsView {
  /** Columns in sight. */
  readonly columns: readonly RunColumn[];
  /** Rows of the dataset in the order shown; null before the first is made. */
  readonly rows: Uint32Array | null;
  readonly busy: boolean;
}

/** The rows that pass filter and search, sorted, and the columns that are not hidden. */
export function useView(): RunsView {
  const dataset = useAppState(selectDataset);
  const passing = useAppState(selectPassing);
  const all = useAppState(selectRunColumns);
  const { sort, search, hidden } = useAppState((state) => state.runsTable);
  const columns = useMemo(() => all.filter(({ id }) => !hidden.includes(id)), [all, hidden]);
  const sortColumn = sort === null ? undefined : all.find(({ id }) => id === sort.column);
  const descending = sort?.descending ?? false;
  const make = useMemo(() => {
    if (!dataset || !passing?.ok) return null;
    const query = {
      names: dataset.names,
      passing: passing.value,
      search,
      sort: sortColumn ? { column: sortColumn, descending } : null,
    };
    return () => viewRuns(query);
  }, [dataset, passing, search, sortColumn, descending]);
  const isSmall = (dataset?.N.length ?? 0) <= AT_ONCE;
  const small = useMemo(() => (isSmall && make ? runToEnd(make()) : null), [isSmall, make]);
  const sliced = useSliced(isSmall ? null : make);
  return isSmall
    ? { columns, rows: small, busy: false }
    : { columns, rows: sliced.value, busy: sliced.busy };
}
