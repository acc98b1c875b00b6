import type { CsvColumn } from '../export';
import type { NextRuns } from './types';

/** The proposed runs as columns of a table, best first; `tableToCsv` writes them. */
export function nextRunColumns({ runs }: Pick<NextRuns, 'runs'>, unit: string): CsvColumn[] {
  const column = (
    name: string,
    unitOf: string,
    key: keyof NextRuns['runs'][number],
  ): CsvColumn => ({
    name,
    unit: unitOf,
    values: Float64Array.from(runs, (run) => run[key]),
  });
  return [
    { name: 'rank', unit: '', values: Float64Array.from(runs, (_, i) => i + 1) },
    column('N', 'parameters', 'N'),
    column('D', 'tokens', 'D'),
    column('C', 'FLOPs', 'flops'),
    column('half width with those above', unit, 'halfWidthAfter'),
    column('half width alone', unit, 'halfWidthAlone'),
  ];
}
