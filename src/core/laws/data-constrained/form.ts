import { add } from '../building';
import type { Vector } from '../law';
import { createSaturation, saturate, saturated } from './saturation';

/**
 * L = E + A / N'^alpha + B / D'^alpha with the effective data D' of D tokens, U of them unique, and the
 * effective parameters N' of N, U_N of which are optimal for U: U_N = U G^2, G = (A / B)^(1 / 2 alpha).
 * Muennighoff et al. 2023 (arXiv 2305.16264), Section 3 and Appendix A, with its tied exponents.
 * Parameters in the order E, A, B, alpha, R_D, R_N; features log N, log D, log of the unique tokens at hand.
 * Of these at most D are used: U = min(unique, D).
 */

/** log(U_N / U). */
export function logMatching(p: Vector): number {
  return (Math.log(p[1] as number) - Math.log(p[2] as number)) / (p[3] as number);
}

/** log D'. */
export function logEffectiveTokens(logD: number, logUnique: number, p: Vector): number {
  const used = Math.min(logD, logUnique);
  return used + saturated(logD - used, p[4] as number);
}

/** log N'. */
export function logEffectiveParams(logN: number, logUsed: number, p: Vector): number {
  const matching = logUsed + logMatching(p);
  return matching + saturated(logN - matching, p[5] as number);
}

export function evaluate(x: Vector, p: Vector): number {
  const logD = x[1] as number;
  const used = Math.min(logD, x[2] as number);
  const alpha = p[3] as number;
  const y = logEffectiveParams(x[0] as number, used, p);
  const z = logEffectiveTokens(logD, used, p);
  return (
    (p[0] as number) +
    (p[1] as number) * Math.exp(-alpha * y) +
    (p[2] as number) * Math.exp(-alpha * z)
  );
}

const ofParams = createSaturation();
const ofTokens = createSaturation();
/** Slopes of log U_N, of y = log N' and of the logarithm of the size term by the six parameters. */
const matchingBy = new Float64Array(6);
const yBy = new Float64Array(6);
const sizeBy = new Float64Array(6);

export function derivatives(
  x: Vector,
  p: Vector,
  gradient: Float64Array,
  hessian: Float64Array | null,
): number {
  const logD = x[1] as number;
  const used = Math.min(logD, x[2] as number);
  const A = p[1] as number;
  const B = p[2] as number;
  const alpha = p[3] as number;
  const ratio = logMatching(p);
  const matching = used + ratio;
  saturate((x[0] as number) - matching, p[5] as number, ofParams);
  saturate(logD - used, p[4] as number, ofTokens);
  const y = matching + ofParams.value;
  const z = used + ofTokens.value;
  const sizePower = Math.exp(-alpha * y);
  const dataPower = Math.exp(-alpha * z);
  const size = A * sizePower;
  const data = B * dataPower;

  // y moves with log U_N where N is beyond it, and with R_N.
  const open = 1 - ofParams.byX;
  matchingBy[1] = 1 / (alpha * A);
  matchingBy[2] = -1 / (alpha * B);
  matchingBy[3] = -ratio / alpha;
  for (let i = 1; i <= 3; i++) yBy[i] = open * (matchingBy[i] as number);
  yBy[5] = ofParams.byR;
  for (let i = 1; i <= 5; i++) sizeBy[i] = -alpha * (yBy[i] as number);
  sizeBy[1] = (sizeBy[1] as number) + 1 / A;
  sizeBy[3] = (sizeBy[3] as number) - y;

  gradient[0] = 1;
  for (let i = 1; i <= 5; i++) gradient[i] = size * (sizeBy[i] as number);
  gradient[2] = (gradient[2] as number) + dataPower;
  gradient[3] = (gradient[3] as number) - z * data;
  gradient[4] = -alpha * ofTokens.byR * data;

  if (hessian) {
    hessian.fill(0, 0, 21);
    for (let i = 1; i <= 5; i++) {
      if (i === 4) continue;
      for (let j = 1; j <= i; j++) {
        if (j === 4) continue;
        let bend = secondOfY(i, j, alpha, A, B, ratio, open) * -alpha;
        if (i === 3) bend -= yBy[j] as number;
        if (j === 3) bend -= yBy[i] as number;
        if (i === 1 && j === 1) bend -= 1 / (A * A);
        add(hessian, i, j, size * (bend + (sizeBy[i] as number) * (sizeBy[j] as number)));
      }
    }
    const slope = -alpha * ofTokens.byR;
    add(hessian, 3, 2, -z * dataPower);
    add(hessian, 3, 3, z * z * data);
    add(hessian, 4, 2, slope * dataPower);
    add(hessian, 4, 3, -data * (z * slope + ofTokens.byR));
    add(hessian, 4, 4, data * (slope * slope - alpha * ofTokens.byRR));
  }
  return (p[0] as number) + size + data;
}

/** Second derivative of log N' by two of A (1), B (2), alpha (3) and R_N (5), i >= j. */
function secondOfY(
  i: number,
  j: number,
  alpha: number,
  A: number,
  B: number,
  ratio: number,
  open: number,
): number {
  if (i === 5) return j === 5 ? ofParams.byRR : -ofParams.byXR * (matchingBy[j] as number);
  let matching = 0;
  if (i === 1) matching = -1 / (alpha * A * A);
  else if (i === 2) matching = j === 2 ? 1 / (alpha * B * B) : 0;
  else if (j === 1) matching = -1 / (alpha * alpha * A);
  else if (j === 2) matching = 1 / (alpha * alpha * B);
  else matching = (2 * ratio) / (alpha * alpha);
  return ofParams.byXX * (matchingBy[i] as number) * (matchingBy[j] as number) + open * matching;
}

export function featureDerivatives(x: Vector, p: Vector, gradient: Float64Array): number {
  const logD = x[1] as number;
  const logUnique = x[2] as number;
  const used = Math.min(logD, logUnique);
  const alpha = p[3] as number;
  const matching = used + logMatching(p);
  saturate((x[0] as number) - matching, p[5] as number, ofParams);
  saturate(logD - used, p[4] as number, ofTokens);
  const size = (p[1] as number) * Math.exp(-alpha * (matching + ofParams.value));
  const data = (p[2] as number) * Math.exp(-alpha * (used + ofTokens.value));
  // Through the unique tokens used: they move both the effective data and the size that matches them.
  const byUsed = -alpha * (size * (1 - ofParams.byX) + data * (1 - ofTokens.byX));
  const isRepeated = logUnique < logD;
  gradient[0] = -alpha * size * ofParams.byX;
  gradient[1] = -alpha * data * ofTokens.byX + (isRepeated ? 0 : byUsed);
  gradient[2] = isRepeated ? byUsed : 0;
  return (p[0] as number) + size + data;
}
