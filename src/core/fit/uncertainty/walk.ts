/** Where a walk away from the optimum ended. */
export interface WalkEnd {
  /** Position at which the rise meets the threshold, or the bound. */
  readonly at: number;
  /** The bound was reached first: the rise there is below the threshold. */
  readonly open: boolean;
}

export interface WalkPoint {
  readonly at: number;
  readonly rise: number;
}

/**
 * Walks from `start` in one direction until `riseAt` meets `rise`, or to `bound`. `riseAt` is called near where it was called
 * last, so that it can start from what it found there; it must grow outward in the large. Every place visited is
 * added to `visited`. The square root of the rise is near linear, which the steps use.
 */
export function walkOutward(
  riseAt: (at: number) => number,
  start: number,
  direction: -1 | 1,
  firstStep: number,
  bound: number,
  rise: number,
  visited: WalkPoint[],
): WalkEnd {
  const goal = Math.sqrt(rise);
  const visit = (at: number): number => {
    const found = riseAt(at);
    visited.push({ at, rise: Math.max(found, 0) });
    return Math.sqrt(Math.max(found, 0)) - goal;
  };
  let inner = start;
  let innerGap = -goal;
  let step = firstStep;
  for (let round = 0; round < 200; round++) {
    let outer = inner + direction * step;
    const reachesBound = direction > 0 ? !(outer < bound) : !(outer > bound);
    if (reachesBound) outer = bound;
    if (!Number.isFinite(outer)) return { at: bound, open: true };
    const outerGap = visit(outer);
    if (outerGap >= 0 || Number.isNaN(outerGap)) {
      return { at: close(visit, inner, innerGap, outer, outerGap, 5e-6 * goal), open: false };
    }
    if (reachesBound) return { at: bound, open: true };
    // On to where a straight line would meet the goal, and a little beyond; never less than the last step.
    const gained = outerGap - innerGap;
    const factor = gained > 0 ? (1.05 * -outerGap) / gained : 4;
    step *= Math.min(Math.max(factor, 0.5), 4);
    inner = outer;
    innerGap = outerGap;
  }
  return { at: bound, open: true };
}

/** Illinois' false position between a place inside and one outside, until the root of the rise is within `tolerance`. */
function close(
  visit: (at: number) => number,
  inner: number,
  innerGap: number,
  outer: number,
  outerGap: number,
  tolerance: number,
): number {
  let a = inner;
  let fa = innerGap;
  let b = outer;
  let fb = outerGap;
  let last = 0;
  for (let round = 0; round < 60; round++) {
    const secant = Number.isFinite(fb) ? (a * fb - b * fa) / (fb - fa) : Number.NaN;
    const at = Number.isFinite(secant) ? secant : (a + b) / 2;
    const gap = visit(at);
    if (Math.abs(gap) <= tolerance || Math.abs(b - a) <= 1e-12 * Math.abs(b)) return at;
    // Where the law has no value the rise has none: outside.
    if (gap < 0) {
      a = at;
      fa = gap;
      if (last < 0) fb /= 2;
      last = -1;
    } else {
      b = at;
      fb = gap;
      if (last > 0) fa /= 2;
      last = 1;
    }
  }
  return b;
}
