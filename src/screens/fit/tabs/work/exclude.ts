import { useCallback } from 'react';
import { selectDataset, setRows, useChange, useServices } from '../../../../state';

/** Leaves rows of the dataset out of the fit, or puts them back; one step to undo. The fit follows by itself. */
export function useExclude(): (rows: readonly number[], include: boolean) => void {
  const { store } = useServices();
  const { change } = useChange();
  return useCallback(
    (rows, include) => {
      const state = store.getState();
      const dataset = selectDataset(state);
      if (dataset) change({ excluded: setRows(dataset, state.explorer.excluded, rows, include) });
    },
    [store, change],
  );
}
