import type { Inputs, Vector } from '../law';

/**
 * L = A N_eff^-alpha + B D^-beta + E, N_eff = N times, for weights, activations and the KV cache, a factor
 * 1 - exp(-P / gamma + n); Kumar et al. 2024 (arXiv 2411.04330), Eq. 4 with the offsets of Appendix K.
 * Parameters A, alpha, B, beta, E, then gamma and n of each; features log N, log D, three bit widths.
 * There is no value at so few bits that a factor is not positive.
 */
const kinds = 3;
const firstGamma = 5;
const size = firstGamma + 2 * kinds;

/** exp(-P / gamma + n): what a kind loses of its parameters. */
const lost = (bits: number, gamma: number, offset: number): number =>
  Math.exp(offset - bits / gamma);

/** 1 - exp(-P / gamma + n), the share a kind leaves. */
export const share = (bits: number, gamma: number, offset: number): number =>
  1 - lost(bits, gamma, offset);

/** Logarithm of the three factors together; small terms stay exact. */
function logShares(x: Vector, p: Vector): number {
  let sum = 0;
  for (let kind = 0; kind < kinds; kind++) {
    const at = firstGamma + 2 * kind;
    sum += Math.log1p(-lost(x[2 + kind] as number, p[at] as number, p[at + 1] as number));
  }
  return sum;
}

/** N_eff^-alpha; in two factors, so that what the bits do is not rounded at the size of log N. */
const sizePower = (logN: number, logShare: number, alpha: number): number =>
  Math.exp(-alpha * logN) * Math.exp(-alpha * logShare);

export function evaluate(x: Vector, p: Vector): number {
  const sizeTerm = (p[0] as number) * sizePower(x[0] as number, logShares(x, p), p[1] as number);
  const dataTerm = (p[2] as number) * Math.exp(-(p[3] as number) * (x[1] as number));
  return (p[4] as number) + sizeTerm + dataTerm;
}

/** Derivatives of the logarithm of N_eff by every parameter. */
const slopes = new Float64Array(size);

export function derivatives(
  x: Vector,
  p: Vector,
  gradient: Float64Array,
  hessian: Float64Array | null,
): number {
  const alpha = p[1] as number;
  const logShare = logShares(x, p);
  const logEffective = (x[0] as number) + logShare;
  const power = sizePower(x[0] as number, logShare, alpha);
  const sizeTerm = (p[0] as number) * power;
  const logD = x[1] as number;
  const dataPower = Math.exp(-(p[3] as number) * logD);
  const dataTerm = (p[2] as number) * dataPower;

  gradient[0] = power;
  gradient[1] = -sizeTerm * logEffective;
  gradient[2] = dataPower;
  gradient[3] = -dataTerm * logD;
  gradient[4] = 1;
  for (let kind = 0; kind < kinds; kind++) {
    const at = firstGamma + 2 * kind;
    const bits = x[2 + kind] as number;
    const gamma = p[at] as number;
    const odds = oddsOf(bits, gamma, p[at + 1] as number);
    slopes[at] = (-odds * bits) / (gamma * gamma);
    slopes[at + 1] = -odds;
    gradient[at] = -alpha * sizeTerm * (slopes[at] as number);
    gradient[at + 1] = -alpha * sizeTerm * (slopes[at + 1] as number);
  }
  if (!hessian) return (p[4] as number) + sizeTerm + dataTerm;

  hessian.fill(0, 0, (size * (size + 1)) / 2);
  hessian[entry(1, 0)] = -power * logEffective;
  hessian[entry(1, 1)] = sizeTerm * logEffective * logEffective;
  hessian[entry(3, 2)] = -dataPower * logD;
  hessian[entry(3, 3)] = dataTerm * logD * logD;
  for (let a = firstGamma; a < size; a++) {
    const slope = slopes[a] as number;
    hessian[entry(a, 0)] = -alpha * power * slope;
    hessian[entry(a, 1)] = sizeTerm * slope * (alpha * logEffective - 1);
    for (let b = firstGamma; b <= a; b++) {
      hessian[entry(a, b)] = alpha * alpha * sizeTerm * slope * (slopes[b] as number);
    }
  }
  for (let kind = 0; kind < kinds; kind++) {
    const at = firstGamma + 2 * kind;
    const bits = x[2 + kind] as number;
    const gamma = p[at] as number;
    const odds = oddsOf(bits, gamma, p[at + 1] as number);
    const curve = -odds * (1 + odds);
    const pull = bits / (gamma * gamma);
    add(hessian, at, at, -alpha * sizeTerm * (curve * pull * pull + (2 * odds * pull) / gamma));
    add(hessian, at + 1, at, -alpha * sizeTerm * curve * pull);
    add(hessian, at + 1, at + 1, -alpha * sizeTerm * curve);
  }
  return (p[4] as number) + sizeTerm + dataTerm;
}

export function featureDerivatives(x: Vector, p: Vector, gradient: Float64Array): number {
  const alpha = p[1] as number;
  const sizeTerm = (p[0] as number) * sizePower(x[0] as number, logShares(x, p), alpha);
  const dataTerm = (p[2] as number) * Math.exp(-(p[3] as number) * (x[1] as number));
  gradient[0] = -alpha * sizeTerm;
  gradient[1] = -(p[3] as number) * dataTerm;
  for (let kind = 0; kind < kinds; kind++) {
    const gamma = p[firstGamma + 2 * kind] as number;
    const odds = oddsOf(x[2 + kind] as number, gamma, p[firstGamma + 2 * kind + 1] as number);
    gradient[2 + kind] = (-alpha * sizeTerm * odds) / gamma;
  }
  return (p[4] as number) + sizeTerm + dataTerm;
}

/** lost / (1 - lost): minus the derivative of the logarithm of a share by its offset. */
function oddsOf(bits: number, gamma: number, offset: number): number {
  const e = lost(bits, gamma, offset);
  return e / (1 - e);
}

const entry = (a: number, b: number): number => (a * (a + 1)) / 2 + b;

function add(hessian: Float64Array, a: number, b: number, value: number): void {
  hessian[entry(a, b)] = (hessian[entry(a, b)] as number) + value;
}

/** Ids of the bit widths, in the order of the parameters and of the features after N and D. */
export const bitIds = ['wBits', 'aBits', 'kvBits'] as const;

/** What nobody quantized has 16 bits. */
export const unquantized = 16;

/** Share of one kind at a bit width; NaN where the formula has no value. */
export function shareOf(id: (typeof bitIds)[number], bits: number, p: Vector): number {
  const at = firstGamma + 2 * bitIds.indexOf(id);
  const left = share(bits, p[at] as number, p[at + 1] as number);
  return left > 0 ? left : Number.NaN;
}

/** Share of the parameters that count, all kinds together. */
export const effectiveShare = (inputs: Inputs, p: Vector): number =>
  bitIds.reduce((product, id) => product * shareOf(id, inputs[id] ?? unquantized, p), 1);

/** N, D or a bit width at which the loss is `target`; widths not given are unquantized. */
export function inverse(variable: string, target: number, inputs: Inputs, p: Vector): number {
  const left = target - (p[4] as number);
  const kind = (bitIds as readonly string[]).indexOf(variable);
  if (variable === 'D') {
    const effective = (inputs.N as number) * effectiveShare(inputs, p);
    const rest = left - (p[0] as number) * Math.exp(-(p[1] as number) * Math.log(effective));
    return rest > 0 ? Math.exp(Math.log((p[2] as number) / rest) / (p[3] as number)) : Number.NaN;
  }
  if (variable !== 'N' && kind < 0) throw new Error(`precision has no variable ${variable}`);
  const rest = left - (p[2] as number) * Math.exp(-(p[3] as number) * Math.log(inputs.D as number));
  if (!(rest > 0)) return Number.NaN;
  const effective = Math.exp(Math.log((p[0] as number) / rest) / (p[1] as number));
  if (variable === 'N') return effective / effectiveShare(inputs, p);
  const others = bitIds.filter((id) => id !== variable);
  const othersShare = others.reduce(
    (product, id) => product * shareOf(id, inputs[id] ?? unquantized, p),
    1,
  );
  const needed = effective / ((inputs.N as number) * othersShare);
  const at = firstGamma + 2 * kind;
  return needed < 1
    ? (p[at] as number) * ((p[at + 1] as number) - Math.log1p(-needed))
    : Number.NaN;
}
