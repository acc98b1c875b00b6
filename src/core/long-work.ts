/**
 * Long work is a generator that yields progress. A driver runs it to the end (tests, command line)
 * or in slices (worker), so that cancel and latest-wins need nothing from the algorithm.
 */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

export type LongWork<T> = Generator<Progress, T, void>;

export function runToEnd<T>(work: LongWork<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
