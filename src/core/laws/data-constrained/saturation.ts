/**
 * How much is left of more of the same: `have` of something of which `fresh` is worth its full price counts as
 * fresh (1 + R (1 - exp(-(have/fresh - 1) / R))), and as itself while have <= fresh.
 * Muennighoff et al. 2023 (arXiv 2305.16264), Eq. 5 and 6. Worked on x = log(have / fresh), so that the value
 * is F(x) = log(effective / fresh), which is x for x <= 0.
 */

/** F(x), its derivatives by x and R, written by `saturate`. */
export interface Saturation {
  value: number;
  byX: number;
  byR: number;
  byXX: number;
  byXR: number;
  byRR: number;
}

export const createSaturation = (): Saturation => ({
  value: 0,
  byX: 0,
  byR: 0,
  byXX: 0,
  byXR: 0,
  byRR: 0,
});

/** log(effective / fresh) at x = log(have / fresh). */
export function saturated(x: number, R: number): number {
  return x > 0 ? Math.log1p(-R * Math.expm1(-Math.expm1(x) / R)) : x;
}

/** log F'(x): how much of one more per cent still counts. Falls without end, from 0 at x = 0. */
export function logReturn(x: number, R: number): number {
  return x > 0 ? x - Math.expm1(x) / R - saturated(x, R) : 0;
}

/** Value and derivatives to second order; the value is the same bit for bit as `saturated`. */
export function saturate(x: number, R: number, out: Saturation): void {
  out.value = saturated(x, R);
  if (!(x > 0)) {
    out.byX = 1;
    out.byR = 0;
    out.byXX = 0;
    out.byXR = 0;
    out.byRR = 0;
    return;
  }
  const repeats = Math.expm1(x);
  const left = Math.exp(-repeats / R);
  const factor = 1 - R * Math.expm1(-repeats / R);
  out.byX = (Math.exp(x) * left) / factor;
  out.byR = (-Math.expm1(-repeats / R) - (left * repeats) / R) / factor;
  out.byXX = out.byX * (1 - Math.exp(x) / R - out.byX);
  out.byXR = out.byX * (repeats / (R * R) - out.byR);
  out.byRR = -(left * repeats * repeats) / (R * R * R * factor) - out.byR * out.byR;
}
