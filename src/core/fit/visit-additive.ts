import type { Vector } from '../laws';
import { fastExponential, logNearOne } from '../numerics';
import type { Evaluation, Weighting } from './evaluation';
import type { PreparedRows } from './prepare';
import type { RowSums } from './row-sums';

/** Visits the rows of a weighting: residuals and slopes to `out`, sums to `sums`; returns the objective's value. */
export type VisitRows = (parameters: Vector, weighting: Weighting, out: Evaluation) => number;

/**
 * The visit for a floor and two power terms with five parameters of their own, null for any other law. Its
 * separable structure leaves two exponentials a row and four second derivatives that are not zero; everything
 * stays in registers, which makes it two to three times as fast as going through the law.
 */
export function createAdditiveVisit(rows: PreparedRows, sums: RowSums): VisitRows | null {
  const { law, count: capacity, features, target, logSpace, residualScale, envelope } = rows;
  const { additiveForm } = law;
  if (!additiveForm || law.parameters.length !== 5) return null;
  const { floor, terms } = additiveForm;
  const parameterOf = (id: string): number => law.parameters.findIndex((each) => each.id === id);
  const variableOf = (id: string): number => law.variables.findIndex((each) => each.id === id);
  const [first, second] = terms;
  const atE = parameterOf(floor);
  const atA = parameterOf(first.coefficient);
  const atB = parameterOf(second.coefficient);
  const atAlpha = parameterOf(first.exponent);
  const atBeta = parameterOf(second.exponent);
  if (new Set([atE, atA, atB, atAlpha, atBeta, -1]).size !== 6) return null;
  const width = law.variables.length;
  const column = (variable: string): Float64Array =>
    new Float64Array(capacity).map((_, i) => features[i * width + variableOf(variable)] as number);
  const sizes = column(first.variable);
  const tokens = column(second.variable);
  const firstTargets = target.slice();
  const inverses = logSpace ? target.map((log) => Math.exp(-log)) : target;
  const { pulls, squares, bends } = sums;
  const slot = (a: number, b: number): number =>
    a >= b ? (a * (a + 1)) / 2 + b : (b * (b + 1)) / 2 + a;
  const fromE = atE * capacity;
  const fromA = atA * capacity;
  const fromB = atB * capacity;
  const fromAlpha = atAlpha * capacity;
  const fromBeta = atBeta * capacity;

  return (parameters, { count, delta, rows: order, weights }, out) => {
    const { residuals, slopes } = out;
    const E = parameters[atE] as number;
    const A = parameters[atA] as number;
    const B = parameters[atB] as number;
    const alpha = parameters[atAlpha] as number;
    const beta = parameters[atBeta] as number;
    let sum = 0;
    let pE = 0;
    let pA = 0;
    let pB = 0;
    let pS = 0;
    let pT = 0;
    let qE = 0;
    let qA = 0;
    let qB = 0;
    let qS = 0;
    let qT = 0;
    let hEE = 0;
    let hAE = 0;
    let hAA = 0;
    let hBE = 0;
    let hBA = 0;
    let hBB = 0;
    let hSE = 0;
    let hSA = 0;
    let hSB = 0;
    let hSS = 0;
    let hTE = 0;
    let hTA = 0;
    let hTB = 0;
    let hTS = 0;
    let hTT = 0;
    for (let k = 0; k < count; k++) {
      const i = order[k] as number;
      const scale = residualScale[i] as number;
      const x = sizes[i] as number;
      const y = tokens[i] as number;
      const sizePower = fastExponential(-alpha * x);
      const dataPower = fastExponential(-beta * y);
      const predicted = E + A * sizePower + B * dataPower;
      const aim = target[i] as number;
      // log(prediction / first target) is a short series; a target that has moved since is made up for.
      const distance = logSpace
        ? logNearOne(predicted * (inverses[i] as number)) + ((firstTargets[i] as number) - aim)
        : predicted - aim;
      const u = distance * scale;
      const weight = (weights[k] as number) * (u > 0 ? envelope : 1);
      const magnitude = Math.abs(u);
      const inside = magnitude <= delta;
      sum += weight * (inside ? (magnitude * magnitude) / 2 : delta * (magnitude - delta / 2));
      const psi = weight * (inside ? u : u > 0 ? delta : -delta);
      // As in the general visit: slopes of u, and what a row adds to the second derivatives.
      const jE = logSpace ? scale / predicted : scale;
      const jA = jE * sizePower;
      const jB = jE * dataPower;
      const jS = -A * x * jA;
      const jT = -B * y * jB;
      const outer = (inside ? weight : 0) - (logSpace ? psi / scale : 0);
      out.weights[k] = weight;
      residuals[k] = u;
      slopes[fromE + k] = jE;
      slopes[fromA + k] = jA;
      slopes[fromB + k] = jB;
      slopes[fromAlpha + k] = jS;
      slopes[fromBeta + k] = jT;
      pE += psi * jE;
      pA += psi * jA;
      pB += psi * jB;
      pS += psi * jS;
      pT += psi * jT;
      qE += weight * jE * jE;
      qA += weight * jA * jA;
      qB += weight * jB * jB;
      qS += weight * jS * jS;
      qT += weight * jT * jT;
      const oE = outer * jE;
      const oA = outer * jA;
      const oB = outer * jB;
      const oS = outer * jS;
      hEE += oE * jE;
      hAE += oE * jA;
      hBE += oE * jB;
      hSE += oE * jS;
      hTE += oE * jT;
      hAA += oA * jA;
      hBA += oA * jB;
      hSA += oA * jS - psi * x * jA;
      hTA += oA * jT;
      hBB += oB * jB;
      hSB += oB * jS;
      hTB += oB * jT - psi * y * jB;
      hSS += oS * jS - psi * x * jS;
      hTS += oS * jT;
      hTT += outer * jT * jT - psi * y * jT;
    }
    pulls[atE] = pE;
    pulls[atA] = pA;
    pulls[atB] = pB;
    pulls[atAlpha] = pS;
    pulls[atBeta] = pT;
    squares[atE] = qE;
    squares[atA] = qA;
    squares[atB] = qB;
    squares[atAlpha] = qS;
    squares[atBeta] = qT;
    bends[slot(atE, atE)] = hEE;
    bends[slot(atA, atE)] = hAE;
    bends[slot(atA, atA)] = hAA;
    bends[slot(atB, atE)] = hBE;
    bends[slot(atB, atA)] = hBA;
    bends[slot(atB, atB)] = hBB;
    bends[slot(atAlpha, atE)] = hSE;
    bends[slot(atAlpha, atA)] = hSA;
    bends[slot(atAlpha, atB)] = hSB;
    bends[slot(atAlpha, atAlpha)] = hSS;
    bends[slot(atBeta, atE)] = hTE;
    bends[slot(atBeta, atA)] = hTA;
    bends[slot(atBeta, atB)] = hTB;
    bends[slot(atBeta, atAlpha)] = hTS;
    bends[slot(atBeta, atBeta)] = hTT;
    return Number.isFinite(sum) ? sum : Number.POSITIVE_INFINITY;
  };
}
