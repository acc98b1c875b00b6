/**
 * A root of a continuous function between `low` and `high`, at which it must differ in sign, by Brent's
 * method (inverse quadratic and secant steps, bisection when they stall). Stops when the bracket is
 * narrower than `tolerance` (absolute) or at the resolution of a double. NaN when there is no sign change.
 */
export function findRoot(
  f: (x: number) => number,
  low: number,
  high: number,
  tolerance = 0,
): number {
  let a = low;
  let b = high;
  let fa = f(a);
  let fb = f(b);
  if (fa === 0) return a;
  if (fb === 0) return b;
  if (!(fa < 0 !== fb < 0) || Number.isNaN(fa) || Number.isNaN(fb)) return Number.NaN;
  // b is the best point so far, a the one before it, c the other side of the root.
  let c = a;
  let fc = fa;
  let step = b - a;
  let previous = step;
  for (let round = 0; round < 200; round++) {
    if (fb < 0 === fc < 0) {
      c = a;
      fc = fa;
      step = b - a;
      previous = step;
    }
    if (Math.abs(fc) < Math.abs(fb)) {
      a = b;
      b = c;
      c = a;
      fa = fb;
      fb = fc;
      fc = fa;
    }
    const resolution = 2 * Number.EPSILON * Math.abs(b) + tolerance / 2;
    const half = (c - b) / 2;
    if (Math.abs(half) <= resolution || fb === 0) return b;
    if (Math.abs(previous) < resolution || Math.abs(fa) <= Math.abs(fb)) {
      step = half;
      previous = half;
    } else {
      const s = fb / fa;
      let top: number;
      let bottom: number;
      if (a === c) {
        top = 2 * half * s;
        bottom = 1 - s;
      } else {
        const q = fa / fc;
        const r = fb / fc;
        top = s * (2 * half * q * (q - r) - (b - a) * (r - 1));
        bottom = (q - 1) * (r - 1) * (s - 1);
      }
      if (top > 0) bottom = -bottom;
      else top = -top;
      const limit = Math.min(
        3 * half * bottom - Math.abs(resolution * bottom),
        Math.abs(previous * bottom),
      );
      if (2 * top < limit) {
        previous = step;
        step = top / bottom;
      } else {
        step = half;
        previous = half;
      }
    }
    a = b;
    fa = fb;
    b += Math.abs(step) > resolution ? step : half > 0 ? resolution : -resolution;
    fb = f(b);
  }
  return b;
}
