import {
  type ClipboardEvent,
  type CSSProperties,
  type MouseEvent,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
} from 'react';
import { runsTable as words } from '../../../messages/runs';
import {
  excludeRuns,
  includeRuns,
  pickRows,
  pointAt,
  type RunColumn,
  selectDataset,
  selectReasons,
  selectSelection,
  togglePicked,
  useAppState,
  useServices,
} from '../../../state';
import { copyRows } from './copy-rows';
import { widths } from './format-cell';
import styles from './grid.module.css';
import { GridHead } from './grid-head';
import { GridRow } from './grid-row';
import { useGridKeys } from './use-grid-keys';
import { useVirtualRows } from './use-virtual-rows';

const ROW = 30;
const HEAD = 44;

/** Every run, a screenful at a time: sorted by a click, moved in by keyboard, selected as in any list. */
export function RunGrid({
  columns,
  rows,
}: {
  readonly columns: readonly RunColumn[];
  readonly rows: Uint32Array;
}) {
  const { store } = useServices();
  const id = useId();
  const count = useAppState((state) => selectDataset(state)?.N.length ?? 0);
  const selection = useAppState(selectSelection);
  const reasons = useAppState(selectReasons);
  const virtual = useVirtualRows(rows.length, ROW, HEAD);
  const { scroller, reveal } = virtual;
  const picked = useMemo(() => {
    const mask = new Uint8Array(count);
    for (const row of selection.rows) mask[row] = 1;
    return mask;
  }, [selection.rows, count]);
  const setUse = useCallback(
    (row: number, include: boolean): void => {
      if (include) includeRuns(store, [row]);
      else excludeRuns(store, [row]);
      scroller.current?.focus({ preventScroll: true });
    },
    [store, scroller],
  );
  const keys = useGridKeys({ columns, rows, page: virtual.page, reveal, picked });
  const { active, moveTo } = keys;

  // What was marked in a plot is in sight when the table comes.
  const first = useRef(true);
  useEffect(() => {
    if (!first.current || virtual.view === 0) return;
    first.current = false;
    const row = selection.rows[0];
    const position = row === undefined ? -1 : rows.indexOf(row);
    if (position >= 0) reveal(position);
  }, [virtual.view, selection.rows, rows, reveal]);

  function positionOf(target: EventTarget): number | null {
    const text = (target as Element).closest('[data-position]')?.getAttribute('data-position');
    return text === null || text === undefined ? null : Number(text);
  }

  function onClick(event: MouseEvent<HTMLDivElement>): void {
    // The box that takes a run in or out is not the row it stands in.
    if ((event.target as Element).closest('label')) return;
    const position = positionOf(event.target);
    const row = position === null ? undefined : rows[position];
    if (position === null || row === undefined) return;
    if (event.shiftKey) keys.extendTo(position);
    else {
      if (event.ctrlKey || event.metaKey) togglePicked(store, row);
      else pickRows(store, selection.rows.length === 1 && selection.rows[0] === row ? [] : [row]);
      moveTo(position);
    }
  }

  function onCopy(event: ClipboardEvent<HTMLDivElement>): void {
    const activeRow = active.position === null ? undefined : rows[active.position];
    const wanted =
      selection.rows.length > 0
        ? rows.filter((row) => picked[row] === 1)
        : activeRow === undefined
          ? []
          : [activeRow];
    if (wanted.length === 0) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', copyRows(columns, wanted, reasons));
  }

  const template = columns.map(({ kind }) => `${widths[kind]}px`).join(' ');
  const width = columns.reduce((sum, { kind }) => sum + widths[kind], 0);
  const inSight = Array.from({ length: virtual.end - virtual.first }, (_, i) => virtual.first + i);
  const slots = Math.ceil(virtual.view / ROW) + 2;
  const isInSight =
    active.position === null || (active.position >= virtual.first && active.position < virtual.end);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtualised grid is no table
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      className={styles.grid}
      aria-label={words.title}
      aria-description={words.keys}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-multiselectable="true"
      aria-activedescendant={
        isInSight ? `${id}-${active.position ?? 'head'}-${active.column}` : undefined
      }
      style={{ '--columns': template } as CSSProperties}
      onScroll={virtual.onScroll}
      onKeyDown={keys.onKeyDown}
      onClick={onClick}
      onCopy={onCopy}
      onPointerOver={(event) => {
        const position = positionOf(event.target);
        pointAt(store, position === null ? null : (rows[position] ?? null));
      }}
      onPointerLeave={() => pointAt(store, null)}
    >
      <div className={styles.canvas} style={{ height: virtual.height, width }}>
        {/* biome-ignore lint/a11y/useSemanticElements: see above */}
        <div role="rowgroup" className={styles.head}>
          <GridHead
            id={`${id}-head`}
            columns={columns}
            activeColumn={active.position === null ? active.column : null}
          />
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: see above */}
        <div role="rowgroup" className={styles.window} style={{ height: virtual.view }}>
          <div style={{ transform: `translateY(${virtual.shift}px)` }}>
            {inSight.map((position) => {
              const row = rows[position] as number;
              return (
                <GridRow
                  // A row that leaves gives its cells to the one that comes.
                  key={position % slots}
                  id={`${id}-${position}`}
                  row={row}
                  position={position}
                  columns={columns}
                  picked={picked[row] === 1}
                  hovered={selection.hovered === row}
                  activeColumn={active.position === position ? active.column : null}
                  reason={reasons.get(row)}
                  onUse={setUse}
                />
              );
            })}
          </div>
        </div>
      </div>
    </div>
  );
}
