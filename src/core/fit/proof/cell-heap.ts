import type { Cell } from './relaxation';

/** Cells by bound, the least first. */
export interface CellHeap {
  push(cell: Cell): void;
  pop(): Cell | undefined;
  peek(): Cell | undefined;
  /** In no order. */
  readonly cells: readonly Cell[];
}

export function createCellHeap(): CellHeap {
  const cells: Cell[] = [];
  const boundAt = (i: number): number => (cells[i] as Cell).bound;

  function swap(i: number, j: number): void {
    const held = cells[i] as Cell;
    cells[i] = cells[j] as Cell;
    cells[j] = held;
  }

  function push(cell: Cell): void {
    cells.push(cell);
    let i = cells.length - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (boundAt(parent) <= boundAt(i)) return;
      swap(i, parent);
      i = parent;
    }
  }

  function pop(): Cell | undefined {
    if (cells.length === 0) return undefined;
    swap(0, cells.length - 1);
    const least = cells.pop();
    let i = 0;
    for (;;) {
      let next = 2 * i + 1;
      if (next >= cells.length) return least;
      if (next + 1 < cells.length && boundAt(next + 1) < boundAt(next)) next++;
      if (boundAt(i) <= boundAt(next)) return least;
      swap(i, next);
      i = next;
    }
  }

  return { push, pop, peek: () => cells[0], cells };
}
