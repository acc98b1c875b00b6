import { findRoot } from '../numerics';

/** Coefficients of Lanczos' approximation for g = 7 (Numerical Recipes, section 6.1). */
const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
  -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
  1.5056327351493116e-7,
];

function logGamma(x: number): number {
  const shifted = x - 1;
  const sum = lanczos.reduce((total, c, k) => (k === 0 ? c : total + c / (shifted + k)), 0);
  const t = shifted + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(sum);
}

/** Regularised incomplete beta function I_x(a, b), by its continued fraction; about 1e-13. */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x),
  );
  const away = (value: number): number => (Math.abs(value) < 1e-300 ? 1e-300 : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < 500; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    fraction *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return (front * fraction) / a;
}

/** P(T <= t) of Student's t with `freedom` degrees of freedom. */
function studentBelow(t: number, freedom: number): number {
  const tail = incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5) / 2;
  return t > 0 ? 1 - tail : tail;
}

/** The t with P(|T| <= t) = level, for a two-sided interval; infinite without degrees of freedom. */
export function studentFactor(level: number, freedom: number): number {
  if (!(freedom > 0)) return Number.POSITIVE_INFINITY;
  return findRoot((t) => 2 * studentBelow(t, freedom) - 1 - level, 0, 1e6, 1e-12);
}

/** P(F >= f) of Fisher's F with `above` and `below` degrees of freedom. */
export function fisherTail(f: number, above: number, below: number): number {
  return f > 0 ? incompleteBeta(below / (below + above * f), below / 2, above / 2) : 1;
}

/** Quantile of the standard normal: Student's t with so many degrees that they no longer matter. */
export function normalQuantile(probability: number): number {
  // P(|Z| <= z) is the lower incomplete gamma of z^2 / 2 at 1/2, summed as its series.
  const below = (z: number): number => {
    const half = (z * z) / 2;
    let term = Math.abs(z) / Math.sqrt(2 * Math.PI);
    let sum = term;
    for (let k = 1; k < 400 && term > 1e-18 * sum; k++) {
      term *= (2 * half) / (2 * k + 1);
      sum += term;
    }
    return 0.5 + Math.sign(z) * Math.exp(-half) * sum;
  };
  return findRoot((z) => below(z) - probability, -8, 8, 1e-13);
}
