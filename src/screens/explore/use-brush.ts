import { useRef } from 'react';
import type { Dataset } from '../../core/data';
import type { Box, HeroPlane } from '../../plots';
import { selectDataset, setRows, useChange, useServices } from '../../state';
import { selectRuns } from './series';

/** Runs in a box leave the fit together, live; where all of them are out already they come back. */
export function useBrush() {
  const { store } = useServices();
  const { change, endGesture } = useChange();
  const before = useRef<{ readonly excluded: readonly number[]; readonly mask: Uint8Array } | null>(
    null,
  );
  return (plane: HeroPlane, box: Box, ended: boolean): void => {
    const state = store.getState();
    const dataset = selectDataset(state);
    const runs = selectRuns(state);
    if (!dataset || !runs) return;
    // The box is read against the choice it began with, so that shrinking it gives runs back.
    before.current ??= { excluded: state.explorer.excluded, mask: runs.included };
    const { excluded, mask } = before.current;
    const inside = rowsInBox(plane, box, dataset);
    const include = inside.length > 0 && inside.every((row) => mask[row] === 0);
    const next = setRows(dataset, excluded, inside, include);
    // A box over no run is no change, and no step to undo.
    if (next.join() !== state.explorer.excluded.join()) change({ excluded: next }, 'brush');
    if (!ended) return;
    before.current = null;
    endGesture();
  };
}

/** Runs inside a box, also those that are not drawn: its corners are compared as they are counted, without a logarithm a run. */
function rowsInBox(plane: HeroPlane, box: Box, { N, D }: Dataset): number[] {
  const across = (x: number, y: number): number => {
    const [logC, logN] = plane.locate(x, y);
    return 10 ** (plane.form === 'CN' ? logC : logC - Math.log10(6) - logN);
  };
  const [left, right] = [across(box.x, box.y), across(box.x + box.width, box.y)];
  const top = 10 ** plane.locate(box.x, box.y)[1];
  const bottom = 10 ** plane.locate(box.x, box.y + box.height)[1];
  const inside: number[] = [];
  for (let row = 0; row < N.length; row++) {
    const n = N[row] as number;
    if (n > top || n < bottom) continue;
    const x = plane.form === 'CN' ? 6 * n * (D[row] as number) : (D[row] as number);
    if (x >= left && x <= right) inside.push(row);
  }
  return inside;
}
