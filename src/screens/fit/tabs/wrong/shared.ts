import type { AnalysisHandle } from '../../../../state';
import type { NamedRows } from '../work';

/** What the plots of this tab have in common; rows are those of the dataset. */
export interface SharedProps {
  readonly active: number | null;
  /** Selected rows, here, in the table or in another plot. */
  readonly picked: Uint32Array;
  readonly onPick: (row: number) => void;
  readonly onActive: (row: number | null) => void;
  readonly onExclude: (row: number) => void;
}

export type ResidualWork = AnalysisHandle<'residuals'>;
export type ResidualAnswer = NonNullable<ResidualWork['result']>;

/** What residuals are counted in. */
export type ResidualUnit = 'log-loss' | 'loss' | 'weighted';

export const unitOf = ({ space, weighted }: ResidualAnswer): ResidualUnit =>
  weighted ? 'weighted' : space;

/** Places of the selected rows among the fit's. */
export function placesOf(named: NamedRows, rows: Uint32Array): readonly number[] {
  return Array.from(rows.subarray(0, MOST_MARKED), (row) => named.rows.indexOf(row)).filter(
    (place) => place >= 0,
  );
}

/** Selected rows looked for in a plot. */
const MOST_MARKED = 500;

/** Place of the marked row among the fit's; null where it is not there. */
export function placeOf(named: NamedRows, row: number | null): number | null {
  const place = row === null ? -1 : named.rows.indexOf(row);
  return place < 0 ? null : place;
}
