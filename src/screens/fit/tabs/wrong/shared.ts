import type { AnalysisHandle } from '../../../../state';
import type { NamedRows } from '../work';

/** What the plots of this tab have in common; rows are those of the dataset. */
export interface SharedProps {
  readonly active: number | null;
  readonly onActive: (row: number | null) => void;
  readonly onExclude: (row: number) => void;
}

export type ResidualWork = AnalysisHandle<'residuals'>;
export type ResidualAnswer = NonNullable<ResidualWork['result']>;

/** What residuals are counted in. */
export type ResidualUnit = 'log-loss' | 'loss' | 'weighted';

export const unitOf = ({ space, weighted }: ResidualAnswer): ResidualUnit =>
  weighted ? 'weighted' : space;

/** Place of the marked row among the fit's; null where it is not there. */
export function placeOf(named: NamedRows, row: number | null): number | null {
  const place = row === null ? -1 : named.rows.indexOf(row);
  return place < 0 ? null : place;
}
