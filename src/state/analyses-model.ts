import type { Progress } from '../core/long-work';
import type { Problem } from '../core/result';
import type { AnalysisKind, AnalysisValue } from '../worker';

/** The newest answer of one slot, and whether a newer one is on its way. */
export interface AnalysisEntry {
  /** The answer on screen with the key of what it answers; it stays until a newer one is there. */
  readonly shown: {
    readonly key: string;
    readonly kind: AnalysisKind;
    readonly value: AnalysisValue<AnalysisKind>;
  } | null;
  /** Key of what was asked last. */
  readonly asked: string | null;
  readonly busy: boolean;
  readonly progress: Progress | null;
  /** Why what was asked last has no answer. */
  readonly problem: Problem | null;
}

export const nothingAsked: AnalysisEntry = {
  shown: null,
  asked: null,
  busy: false,
  progress: null,
  problem: null,
};
