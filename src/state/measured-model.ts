import type { Progress } from '../core/long-work';
import type { Problem } from '../core/result';
import type { LawFitResult } from './law-fits-model';

/** A fit of a law to the columns of a table on screen: the newest result stays until a newer one is there. */
export interface Measured {
  readonly shown: LawFitResult | null;
  /** Why the newest question has no result. */
  readonly problem: Problem | null;
  /** The question `problem` is about. */
  readonly failed: string | null;
  readonly busy: boolean;
  readonly progress: Progress | null;
}

export const nothingMeasured: Measured = {
  shown: null,
  problem: null,
  failed: null,
  busy: false,
  progress: null,
};
