import type { Problem } from '../core/result';

/** Refits a bootstrap grows to. */
export const MOST_REFITS = 4000;

/**
 * How far the bootstrap of the shown fit has grown. `idle`: the refits of the fit itself, or cancelled;
 * `growing`: more are on their way and go on screen as they come; `paused`: what came is kept; `done`: all are there.
 */
export interface Refining {
  readonly phase: 'idle' | 'growing' | 'paused' | 'done';
  /** Refits made, those that failed included. */
  readonly done: number;
  readonly total: number;
  /** By the pace so far; null before there is one. */
  readonly secondsLeft: number | null;
  readonly problem: Problem | null;
}

export const notRefining: Refining = {
  phase: 'idle',
  done: 0,
  total: MOST_REFITS,
  secondsLeft: null,
  problem: null,
};
