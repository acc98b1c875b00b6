import type { ClosedFormOptimum, Inputs, Parameter, Vector } from '../law';

/**
 * L(N, D) = [(N_c / N)^(aN / aD) + D_c / D]^aD; Kaplan et al. 2020 (arXiv 2001.08361), Eq. 1.5.
 * Parameters in the order N_c, D_c, aN, aD; features log N, log D.
 */

/** Logarithms of the two terms in the bracket. */
const sizeLog = (x: Vector, p: Vector): number =>
  ((p[2] as number) / (p[3] as number)) * (Math.log(p[0] as number) - (x[0] as number));
const dataLog = (x: Vector, p: Vector): number => Math.log(p[1] as number) - (x[1] as number);

function evaluate(x: Vector, p: Vector): number {
  const bracket = Math.exp(sizeLog(x, p)) + Math.exp(dataLog(x, p));
  return Math.exp((p[3] as number) * Math.log(bracket));
}

const size = 4;
/** Derivatives by N_c, D_c, aN, aD of the two logarithms, and of log L. */
const sizeSlopes = new Float64Array(size);
const dataSlopes = new Float64Array(size);
const lossSlopes = new Float64Array(size);

function derivatives(
  x: Vector,
  p: Vector,
  gradient: Float64Array,
  hessian: Float64Array | null,
): number {
  const aN = p[2] as number;
  const aD = p[3] as number;
  const distance = Math.log(p[0] as number) - (x[0] as number);
  const sizeTerm = Math.exp(sizeLog(x, p));
  const dataTerm = Math.exp(dataLog(x, p));
  const bracket = sizeTerm + dataTerm;
  const logBracket = Math.log(bracket);
  const loss = Math.exp(aD * logBracket);
  const w = sizeTerm / bracket;
  const rest = dataTerm / bracket;

  sizeSlopes[0] = aN / (aD * (p[0] as number));
  sizeSlopes[2] = distance / aD;
  sizeSlopes[3] = (-aN * distance) / (aD * aD);
  dataSlopes[1] = 1 / (p[1] as number);
  for (let i = 0; i < size; i++) {
    const slope = w * (sizeSlopes[i] as number) + rest * (dataSlopes[i] as number);
    lossSlopes[i] = aD * slope + (i === 3 ? logBracket : 0);
    gradient[i] = loss * (lossSlopes[i] as number);
  }
  if (hessian) {
    for (let i = 0; i < size; i++) {
      for (let j = 0; j <= i; j++) {
        const apart =
          ((sizeSlopes[i] as number) - (dataSlopes[i] as number)) *
          ((sizeSlopes[j] as number) - (dataSlopes[j] as number));
        let curve =
          aD * (w * sizeCurve(i, j, p, distance) + rest * dataCurve(i, j, p) + w * rest * apart);
        // aD also stands in front of the logarithm; i = 3 is the last row.
        if (i === 3) {
          const slope = ((lossSlopes[j] as number) - (j === 3 ? logBracket : 0)) / aD;
          curve += j === 3 ? 2 * slope : slope;
        }
        hessian[(i * (i + 1)) / 2 + j] =
          loss * (curve + (lossSlopes[i] as number) * (lossSlopes[j] as number));
      }
    }
  }
  return loss;
}

/** Second derivatives of (aN / aD) (log N_c - log N), i >= j. */
function sizeCurve(i: number, j: number, p: Vector, distance: number): number {
  const scale = p[0] as number;
  const aN = p[2] as number;
  const aD = p[3] as number;
  if (i === 0) return -aN / (aD * scale * scale);
  if (i === 2) return j === 0 ? 1 / (aD * scale) : 0;
  if (i !== 3) return 0;
  if (j === 0) return -aN / (aD * aD * scale);
  if (j === 2) return -distance / (aD * aD);
  return j === 3 ? (2 * aN * distance) / aD ** 3 : 0;
}

/** Second derivatives of log D_c - log D. */
function dataCurve(i: number, j: number, p: Vector): number {
  return i === 1 && j === 1 ? -1 / ((p[1] as number) * (p[1] as number)) : 0;
}

function featureDerivatives(x: Vector, p: Vector, gradient: Float64Array): number {
  const sizeTerm = Math.exp(sizeLog(x, p));
  const dataTerm = Math.exp(dataLog(x, p));
  const bracket = sizeTerm + dataTerm;
  const loss = Math.exp((p[3] as number) * Math.log(bracket));
  gradient[0] = (-(p[2] as number) * loss * sizeTerm) / bracket;
  gradient[1] = (-(p[3] as number) * loss * dataTerm) / bracket;
  return loss;
}

/** Either variable in closed form; NaN where the other one alone already costs more than the target. */
function inverse(variable: string, target: number, inputs: Inputs, p: Vector): number {
  const scale = p[0] as number;
  const ratio = (p[2] as number) / (p[3] as number);
  const bracket = target > 0 ? Math.exp(Math.log(target) / (p[3] as number)) : Number.NaN;
  if (variable === 'D') {
    const rest = bracket - Math.exp(ratio * Math.log(scale / (inputs.N as number)));
    return rest > 0 ? (p[1] as number) / rest : Number.NaN;
  }
  if (variable === 'N') {
    const rest = bracket - (p[1] as number) / (inputs.D as number);
    return rest > 0 ? scale * Math.exp(-Math.log(rest) / ratio) : Number.NaN;
  }
  throw new Error(`the joint law has no variable ${variable}`);
}

/**
 * L grows with its bracket, so the best plan is the one of a sum N_c^r / N^r + D_c / D, r = aN / aD: at it
 * r N_c^r / N^r = D_c / D, from which everything follows in closed form.
 */
const optimum: ClosedFormOptimum = {
  atCompute(p, compute) {
    const r = (p[2] as number) / (p[3] as number);
    const logPairs = Math.log(compute / 6);
    const logN =
      (Math.log(r) + r * Math.log(p[0] as number) + logPairs - Math.log(p[1] as number)) / (1 + r);
    return { N: Math.exp(logN), D: Math.exp(logPairs - logN) };
  },
  computeForParams(p, params) {
    const r = (p[2] as number) / (p[3] as number);
    const logD = Math.log((p[1] as number) / r) + r * Math.log(params / (p[0] as number));
    return 6 * params * Math.exp(logD);
  },
  computeForTokens(p, tokens) {
    const r = (p[2] as number) / (p[3] as number);
    const logN = Math.log(p[0] as number) + Math.log((r * tokens) / (p[1] as number)) / r;
    return 6 * tokens * Math.exp(logN);
  },
  computeForLoss(p, loss) {
    if (!(loss > 0)) return Number.NaN;
    const r = (p[2] as number) / (p[3] as number);
    const sizeTerm = Math.exp(Math.log(loss) / (p[3] as number)) / (1 + r);
    return optimum.computeForParams(p, Math.exp(Math.log(p[0] as number) - Math.log(sizeTerm) / r));
  },
  exponents(p) {
    const r = (p[2] as number) / (p[3] as number);
    return { a: 1 / (1 + r), b: r / (1 + r) };
  },
};

/** Functions of the joint form, in the fields of a law. */
export const joint = { evaluate, derivatives, featureDerivatives, inverse, optimum };

const scale = (
  id: string,
  name: string,
  unit: string,
  startRange: [number, number],
): Parameter => ({
  id,
  symbol: id,
  name,
  unit,
  transform: 'log',
  bounds: [0, Number.POSITIVE_INFINITY],
  linear: false,
  startRange,
});

const power = (id: string, symbol: string, name: string, high: number): Parameter => ({
  id,
  symbol,
  name,
  unit: '',
  transform: 'identity',
  bounds: [0.005, 3],
  linear: false,
  startRange: [0.03, high],
});

/** Parameters of the joint form; papers name its exponents differently. */
export const jointParameters = (sizeExponent: string, dataExponent: string): Parameter[] => [
  scale('N_c', 'parameter scale', 'params', [1e12, 1e21]),
  scale('D_c', 'data scale', 'tokens', [1e10, 1e15]),
  power(sizeExponent, '\\alpha_N', 'parameter exponent', 0.2),
  power(dataExponent, '\\alpha_D', 'data exponent', 0.6),
];
