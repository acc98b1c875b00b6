import { useRef } from 'react';
import { type Dataset, textAt } from '../../../../core/data';
import { work } from '../../../../messages/fit-tabs';
import { type AppState, memo, selectDataset, useAppState } from '../../../../state';

/** Rows of a fit, in its order, with what they are called. */
export interface NamedRows {
  readonly dataset: Dataset;
  /** Indices into the dataset. */
  readonly rows: Uint32Array;
  name(place: number): string;
  /** Name, size and data. */
  describe(place: number): string;
}

const selectNamedRows = memo(
  (state: AppState) => [selectDataset(state), state.fitting.shown?.request.rows ?? null] as const,
  (dataset, rows): NamedRows | null => {
    if (!dataset || !rows) return null;
    const name = (place: number): string => {
      const row = rows[place] ?? 0;
      return textAt(dataset.names, row) || work.rowName(row);
    };
    return {
      dataset,
      rows,
      name,
      describe: (place) => {
        const row = rows[place] ?? 0;
        return work.nameRun(name(place), dataset.N[row] as number, dataset.D[row] as number);
      },
    };
  },
);

/** The rows an answer is about: while an older answer stays on screen they stay with it. */
export function useNamedRows(answer: object | null, stale: boolean): NamedRows | null {
  const newest = useAppState(selectNamedRows);
  const kept = useRef<{ readonly answer: object; readonly rows: NamedRows } | null>(null);
  if (answer && newest && !stale && kept.current?.answer !== answer)
    kept.current = { answer, rows: newest };
  return answer && kept.current?.answer === answer ? kept.current.rows : null;
}
