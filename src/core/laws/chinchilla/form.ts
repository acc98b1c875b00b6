import type { ClosedFormOptimum, Inputs, Vector } from '../law';

/**
 * L(N, D) = E + A / N^alpha + B / D^beta.
 * Hoffmann et al. 2022 (arXiv 2203.15556), Approach 3; Besiroglu et al. 2024 (arXiv 2404.10102).
 * Parameters in the order E, A, B, alpha, beta; features log N, log D.
 */
export function evaluate(features: Vector, p: Vector): number {
  return (
    (p[0] as number) +
    (p[1] as number) * Math.exp(-(p[3] as number) * (features[0] as number)) +
    (p[2] as number) * Math.exp(-(p[4] as number) * (features[1] as number))
  );
}

/** See `Law.derivatives`. */
export function derivatives(
  features: Vector,
  p: Vector,
  gradient: Float64Array,
  hessian: Float64Array | null,
): number {
  const logN = features[0] as number;
  const logD = features[1] as number;
  const A = p[1] as number;
  const B = p[2] as number;
  const u = Math.exp(-(p[3] as number) * logN);
  const v = Math.exp(-(p[4] as number) * logD);
  gradient[0] = 1;
  gradient[1] = u;
  gradient[2] = v;
  gradient[3] = -A * logN * u;
  gradient[4] = -B * logD * v;
  if (hessian) {
    // Packed lower triangle over (E, A, B, alpha, beta): only A-alpha, B-beta and the two exponents curve.
    hessian.fill(0, 0, 15);
    hessian[7] = -logN * u;
    hessian[9] = A * logN * logN * u;
    hessian[12] = -logD * v;
    hessian[14] = B * logD * logD * v;
  }
  return (p[0] as number) + A * u + B * v;
}

/** See `Law.featureDerivatives`. */
export function featureDerivatives(features: Vector, p: Vector, gradient: Float64Array): number {
  const sizeTerm = (p[1] as number) * Math.exp(-(p[3] as number) * (features[0] as number));
  const dataTerm = (p[2] as number) * Math.exp(-(p[4] as number) * (features[1] as number));
  gradient[0] = -(p[3] as number) * sizeTerm;
  gradient[1] = -(p[4] as number) * dataTerm;
  return (p[0] as number) + sizeTerm + dataTerm;
}

/** The coefficients of the additive form by name. */
export interface Additive {
  readonly E: number;
  readonly A: number;
  readonly B: number;
  readonly alpha: number;
  readonly beta: number;
}

export function named(p: Vector): Additive {
  return {
    E: p[0] as number,
    A: p[1] as number,
    B: p[2] as number,
    alpha: p[3] as number,
    beta: p[4] as number,
  };
}

/** log G, G = (alpha A / (beta B))^(1 / (alpha + beta)); Hoffmann et al., Eq. 4. */
export function logG({ A, B, alpha, beta }: Additive): number {
  return (Math.log(alpha * A) - Math.log(beta * B)) / (alpha + beta);
}

/** Hoffmann et al., Eq. 4: N* = G (C/6)^a, D* = (C/6)^b / G. */
export const optimum: ClosedFormOptimum = {
  atCompute(parameters, compute) {
    const p = named(parameters);
    const a = p.beta / (p.alpha + p.beta);
    const logPairs = Math.log(compute / 6);
    const logN = logG(p) + a * logPairs;
    return { N: Math.exp(logN), D: Math.exp(logPairs - logN) };
  },
  computeForParams(parameters, params) {
    const p = named(parameters);
    const a = p.beta / (p.alpha + p.beta);
    return 6 * Math.exp((Math.log(params) - logG(p)) / a);
  },
  computeForTokens(parameters, tokens) {
    const p = named(parameters);
    const b = p.alpha / (p.alpha + p.beta);
    return 6 * Math.exp((Math.log(tokens) + logG(p)) / b);
  },
  computeForLoss(parameters, loss) {
    const p = named(parameters);
    if (!(loss > p.E)) return Number.NaN;
    // At the optimum alpha A N^-alpha = beta B D^-beta, so A N^-alpha is the share beta / (alpha + beta) of L - E.
    const sizeTerm = ((loss - p.E) * p.beta) / (p.alpha + p.beta);
    return optimum.computeForParams(parameters, Math.exp(Math.log(p.A / sizeTerm) / p.alpha));
  },
  exponents(parameters) {
    const { alpha, beta } = named(parameters);
    return { a: beta / (alpha + beta), b: alpha / (alpha + beta) };
  },
};

/** Size or data at which the loss is `target`, the other given. NaN: none. */
export function inverse(
  variable: string,
  target: number,
  inputs: Inputs,
  parameters: Vector,
): number {
  const { E, A, B, alpha, beta } = named(parameters);
  if (variable === 'D') {
    const rest = target - E - A * Math.exp(-alpha * Math.log(inputs.N as number));
    return rest > 0 ? Math.exp(Math.log(B / rest) / beta) : Number.NaN;
  }
  if (variable === 'N') {
    const rest = target - E - B * Math.exp(-beta * Math.log(inputs.D as number));
    return rest > 0 ? Math.exp(Math.log(A / rest) / alpha) : Number.NaN;
  }
  throw new Error(`the additive form has no variable ${variable}`);
}
