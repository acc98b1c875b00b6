import { useMemo } from 'react';
import { selectDataset, useAppState, useRowCurves } from '../../../../state';

/** The run each row is a checkpoint of, -1 for none; null for a dataset that is no set of checkpoints. */
export function useCheckpoints(): Int32Array | null {
  const count = useAppState((state) => selectDataset(state)?.N.length ?? 0);
  const curves = useRowCurves();
  return useMemo(() => {
    if (!curves || curves.length === 0) return null;
    const runs = new Int32Array(count).fill(-1);
    curves.forEach(({ rows }, run) => {
      for (const row of rows) runs[row] = run;
    });
    return runs;
  }, [count, curves]);
}

/** An own dataset made of logs keeps one loss a run: the last, or the mean of the last. */
export function useOneLossOfLogs(): boolean {
  return useAppState((state) => {
    const dataset = selectDataset(state);
    return dataset?.origin.kind === 'own' && dataset.extra.some(({ name }) => name === 'steps');
  });
}
