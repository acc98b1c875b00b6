/** A point and the value there. */
export interface Minimum {
  readonly x: number;
  readonly value: number;
}

const golden = (3 - Math.sqrt(5)) / 2;

/**
 * Minimum of a unimodal function on [low, high] by golden sections with parabolic steps (Brent 1973).
 * `tolerance` is relative to |x|; below about 1e-8 rounding of the function decides.
 */
export function minimise(
  f: (x: number) => number,
  low: number,
  high: number,
  tolerance = 1e-8,
): Minimum {
  let left = low;
  let right = high;
  let x = left + golden * (right - left);
  let second = x;
  let third = x;
  let fx = f(x);
  let fSecond = fx;
  let fThird = fx;
  let step = 0;
  let before = 0;
  for (let round = 0; round < 200; round++) {
    const middle = (left + right) / 2;
    const resolution = tolerance * Math.abs(x) + 1e-300;
    if (Math.abs(x - middle) <= 2 * resolution - (right - left) / 2) break;
    let parabolic = false;
    if (Math.abs(before) > resolution) {
      const r = (x - second) * (fx - fThird);
      let q = (x - third) * (fx - fSecond);
      let p = (x - third) * q - (x - second) * r;
      q = 2 * (q - r);
      if (q > 0) p = -p;
      q = Math.abs(q);
      const old = before;
      before = step;
      if (Math.abs(p) < Math.abs((q * old) / 2) && p > q * (left - x) && p < q * (right - x)) {
        step = p / q;
        const u = x + step;
        if (u - left < 2 * resolution || right - u < 2 * resolution) {
          step = middle > x ? resolution : -resolution;
        }
        parabolic = true;
      }
    }
    if (!parabolic) {
      before = x < middle ? right - x : left - x;
      step = golden * before;
    }
    const u = x + (Math.abs(step) >= resolution ? step : step > 0 ? resolution : -resolution);
    const fu = f(u);
    if (fu <= fx) {
      if (u < x) right = x;
      else left = x;
      third = second;
      fThird = fSecond;
      second = x;
      fSecond = fx;
      x = u;
      fx = fu;
    } else {
      if (u < x) left = u;
      else right = u;
      if (fu <= fSecond || second === x) {
        third = second;
        fThird = fSecond;
        second = u;
        fSecond = fu;
      } else if (fu <= fThird || third === x || third === second) {
        third = u;
        fThird = fu;
      }
    }
  }
  return { x, value: fx };
}
