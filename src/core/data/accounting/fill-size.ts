import { hashColumns } from '../hash-columns';
import type { Dataset } from '../types';

/** A copy of the dataset, as one of a person's own, in which one run has another N. */
export function fillSize(dataset: Dataset, row: number, params: number, title: string): Dataset {
  const N = dataset.N.slice();
  N[row] = params;
  const hash = hashColumns({ ...dataset, N });
  const { suggestedCompute: _, ...rest } = dataset;
  return {
    ...rest,
    id: `own-${hash.slice(0, 12)}`,
    title,
    hash,
    N,
    origin: { ...dataset.origin, kind: 'own' },
  };
}
