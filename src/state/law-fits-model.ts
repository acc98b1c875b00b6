import type { BoundRows, ColumnSource, LawBinding, OpenBinding } from '../core/data';
import type { Progress } from '../core/long-work';
import type { Problem } from '../core/result';
import type { Model } from './model';

/** What a law is to be fitted to, as far as a person chose it. */
export interface FitChoice {
  /** Key of an offer. */
  readonly offer: string;
  /** Filter of one of the groups a table has; null for all rows. */
  readonly group: string | null;
  /** Columns of the parts; null for the ones that are known or guessed. */
  readonly binding: OpenBinding | null;
  /** Whether rows count by their standard errors. */
  readonly weighted: boolean;
}

/** A finished fit of a law to columns, with everything it was made from. */
export interface LawFitResult {
  /** What it answers: choice and settings as one text. */
  readonly key: string;
  readonly model: Model;
  readonly source: Pick<ColumnSource, 'id' | 'title' | 'hash' | 'origin' | 'lossPer'>;
  readonly binding: LawBinding;
  readonly bound: BoundRows;
  /** Rows of the source, and of the group. */
  readonly rowCount: number;
  /** What is weak about the design. */
  readonly warnings: readonly Problem[];
}

/** One law's fit to columns: the choice, the last result, and whether a newer one is on its way. */
export interface LawFit {
  /** Whether its panel is open: of a law's forms at most one is. */
  readonly open: boolean;
  readonly choice: FitChoice | null;
  readonly shown: LawFitResult | null;
  readonly busy: boolean;
  readonly progress: Progress | null;
  readonly problem: Problem | null;
}

export const noLawFit: LawFit = {
  open: false,
  choice: null,
  shown: null,
  busy: false,
  progress: null,
  problem: null,
};
