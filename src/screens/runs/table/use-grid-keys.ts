import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import {
  excludeRuns,
  includeRuns,
  pickRows,
  type RunColumn,
  selectRowChoice,
  selectSelection,
  sortBy,
  useServices,
} from '../../../state';

export interface ActiveCell {
  /** Place in the order shown; null on the heads. */
  readonly position: number | null;
  readonly column: number;
}

interface GridKeys {
  readonly columns: readonly RunColumn[];
  readonly rows: Uint32Array;
  readonly page: number;
  readonly picked: Uint8Array;
  reveal(position: number): void;
}

/** The cell the keyboard is on, and what its keys do. */
export function useGridKeys({ columns, rows, page, picked, reveal }: GridKeys): {
  readonly active: ActiveCell;
  moveTo(position: number): void;
  extendTo(position: number): void;
  onKeyDown(event: KeyboardEvent): void;
} {
  const { store } = useServices();
  const [active, setActive] = useState<ActiveCell>({ position: 0, column: 0 });
  const anchor = useRef(0);
  const last = rows.length - 1;

  // Another filter, fewer rows: the keyboard stays on one that is there.
  useEffect(() => {
    setActive((before) =>
      before.position !== null && before.position > last
        ? { ...before, position: Math.max(0, last) }
        : before,
    );
  }, [last]);

  function moveTo(position: number): void {
    anchor.current = position;
    setActive((before) => ({ ...before, position }));
  }

  function extendTo(position: number): void {
    const [from, to] = [Math.min(anchor.current, position), Math.max(anchor.current, position)];
    pickRows(store, rows.subarray(from, to + 1));
    setActive((before) => ({ ...before, position }));
  }

  function toggleUse(position: number): void {
    const row = rows[position];
    if (row === undefined) return;
    // On a marked run the key is meant for all that are marked.
    const marked = selectSelection(store.getState()).rows;
    const group = picked[row] === 1 ? marked : Uint32Array.of(row);
    const choice = selectRowChoice(store.getState());
    if (!choice?.ok) return;
    if (choice.value.mask[row] === 1) excludeRuns(store, group);
    else includeRuns(store, group);
  }

  function step(event: KeyboardEvent): number | null {
    const at = active.position ?? -1;
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: Math.max(0, at - page),
      Home: 0,
      End: last,
    }[event.key];
    return to === undefined ? null : Math.min(last, to);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if ((event.target as Element).tagName === 'INPUT' && event.key === ' ') return;
    const { position, column } = active;
    const to = step(event);
    if (to !== null) {
      if (to < 0) setActive({ position: null, column });
      else {
        if (event.shiftKey) extendTo(to);
        else moveTo(to);
        reveal(to);
      }
    } else if (event.key === 'ArrowRight')
      setActive({ position, column: Math.min(columns.length - 1, column + 1) });
    else if (event.key === 'ArrowLeft') setActive({ position, column: Math.max(0, column - 1) });
    else if (event.key === 'Escape') pickRows(store, []);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) pickRows(store, rows);
    else if (event.key === ' ' && position !== null) toggleUse(position);
    else if (event.key === 'Enter') {
      const row = position === null ? undefined : rows[position];
      const head = columns[column];
      if (row !== undefined) pickRows(store, [row]);
      else if (head) sortBy(store, head.id);
    } else return;
    event.preventDefault();
  }

  return { active, moveTo, extendTo, onKeyDown };
}
