import { useId, useMemo, useState } from 'react';
import { runsScreen, runsTable, tools as words } from '../../../messages/runs';
import {
  changeTable,
  includeRuns,
  pickRows,
  selectDataset,
  selectRowChoice,
  selectRunCounts,
  selectSelection,
  useAppState,
  useServices,
} from '../../../state';
import { Button } from '../../../ui';
import { ColumnsMenu } from './columns-menu';
import { EditDialog } from './edit-dialog';
import { FilterBox } from './filter-box';
import { LeaveOutDialog } from './leave-out-dialog';
import { RunGrid } from './run-grid';
import styles from './tools.module.css';
import { useView } from './use-view';

/** The table of runs with what narrows it and what is done with the runs in it. */
export function TableTab() {
  const dataset = useAppState(selectDataset);
  const { columns, rows, busy } = useView();
  if (!dataset || !rows) return <p className={styles.empty}>{runsScreen.loading}</p>;
  return (
    <div className={styles.tab}>
      <div className={styles.tools}>
        <FilterBox key={dataset.id} />
        <SearchBox />
        <ColumnsMenu />
      </div>
      <Status rows={rows} busy={busy} />
      {rows.length === 0 ? (
        <p className={styles.empty}>{runsTable.empty}</p>
      ) : (
        <RunGrid key={dataset.hash} columns={columns} rows={rows} />
      )}
    </div>
  );
}

function SearchBox() {
  const { store } = useServices();
  const search = useAppState((state) => state.runsTable.search);
  const id = useId();
  return (
    <div className={styles.search}>
      <label htmlFor={id} className={styles.fieldLabel}>
        {words.search}
      </label>
      <input
        id={id}
        type="search"
        className={styles.input}
        value={search}
        placeholder={words.searchPlaceholder}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => changeTable(store, { search: event.currentTarget.value })}
      />
    </div>
  );
}

/** How many runs there are, and what can be done with the selected ones, or with all in sight where none is. */
function Status({ rows, busy }: { readonly rows: Uint32Array; readonly busy: boolean }) {
  const { store } = useServices();
  const counts = useAppState(selectRunCounts);
  const selection = useAppState(selectSelection);
  const choice = useAppState(selectRowChoice);
  const [asking, setAsking] = useState<'leave-out' | 'edit' | null>(null);
  const isOwn = useAppState((state) => selectDataset(state)?.origin.kind !== 'bundled');
  const picked = selection.rows.length > 0;
  const target = picked ? selection.rows : rows;
  const mask = choice?.ok ? choice.value.mask : null;
  const inside = useMemo(() => target.filter((row) => mask?.[row] === 1), [target, mask]);
  const outside = useMemo(() => target.filter((row) => mask?.[row] === 0), [target, mask]);
  return (
    <div className={styles.status}>
      <span className={styles.counts} role="status">
        {busy ? `${runsTable.working} ` : ''}
        {counts &&
          [
            runsTable.shown(rows.length, counts.all),
            runsTable.used(counts.used),
            ...(picked ? [runsTable.picked(selection.rows.length)] : []),
          ].join(' \u00b7 ')}
      </span>
      <div className={styles.actions}>
        {picked && (
          <Button tone="quiet" onClick={() => pickRows(store, [])}>
            {words.unpick}
          </Button>
        )}
        {inside.length > 0 && (
          <Button onClick={() => setAsking('leave-out')}>
            {words.leaveOut(inside.length, picked)}
          </Button>
        )}
        {outside.length > 0 && (
          <Button onClick={() => includeRuns(store, outside)}>
            {words.takeBack(outside.length, picked)}
          </Button>
        )}
        {isOwn && (
          <Button onClick={() => setAsking('edit')}>{words.edit(target.length, picked)}</Button>
        )}
      </div>
      {asking === 'edit' && <EditDialog rows={target} onClose={() => setAsking(null)} />}
      {asking === 'leave-out' && <LeaveOutDialog rows={inside} onClose={() => setAsking(null)} />}
    </div>
  );
}
