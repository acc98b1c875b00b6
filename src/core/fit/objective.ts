import type { Vector } from '../laws';
import type { Evaluation, ObjectiveFunction, RowTable, Weighting } from './evaluation';
import type { ParameterSpace } from './parameter-space';
import type { PreparedRows } from './prepare';
import { chooseAddRow, createRowSums } from './row-sums';
import { createAdditiveVisit } from './visit-additive';

/**
 * The four objectives for one set of rows. With u = (prediction - response) x scale, in loss or in log loss,
 * a row costs weight x factor x Huber_delta(u); squares are delta = infinity and factor 2. Under an envelope rows
 * with u > 0 cost that many times more: still convex in u, with a slope that does not jump.
 */
export function createObjective(rows: PreparedRows, space: ParameterSpace): ObjectiveFunction {
  const { law, features, target, logSpace, residualScale, factor, envelope } = rows;
  const { size, indices, isLog } = space;
  const capacity = rows.count;
  const width = law.variables.length;
  const all = law.parameters.length;
  const point = new Float64Array(width);
  const sums = createRowSums(all);
  const { slope, bend, bends, pulls, squares, shares } = sums;
  const addRow = chooseAddRow(all);
  const touching = new Float64Array(capacity);
  const slots = Int32Array.from({ length: size * size }, (_, k) => {
    const a = indices[Math.floor(k / size)] as number;
    const b = indices[k % size] as number;
    return a >= b ? (a * (a + 1)) / 2 + b : (b * (b + 1)) / 2 + a;
  });

  let rounding = 0;
  for (let i = 0; i < capacity; i++) {
    const resolution = 1e-15 * (1 + Math.abs(target[i] as number)) * (residualScale[i] as number);
    rounding += factor * resolution * resolution;
  }

  const createEvaluation = (): Evaluation => ({
    value: Number.POSITIVE_INFINITY,
    weights: new Float64Array(capacity),
    residuals: new Float64Array(capacity),
    slopes: new Float64Array(capacity * all),
    chain: new Float64Array(size),
    gradient: new Float64Array(size),
    hessian: new Float64Array(size * size),
    squares: new Float64Array(size),
  });

  const createWeighting = (): Weighting => ({
    count: 0,
    rows: new Int32Array(capacity),
    weights: new Float64Array(capacity),
    delta: rows.delta,
  });

  function weigh(weighting: Weighting, weights: Float64Array | null, delta: number): void {
    let count = 0;
    for (let i = 0; i < capacity; i++) {
      const weight = weights === null ? 1 : (weights[i] as number);
      if (weight === 0) continue;
      weighting.rows[count] = i;
      weighting.weights[count] = weight * factor;
      count++;
    }
    weighting.count = count;
    weighting.delta = delta;
  }

  function value(parameters: Vector, weighting: Weighting): number {
    const { count, delta } = weighting;
    let sum = 0;
    for (let k = 0; k < count; k++) {
      const i = weighting.rows[k] as number;
      for (let j = 0; j < width; j++) point[j] = features[i * width + j] as number;
      const predicted = law.evaluate(point, parameters);
      const fitted = logSpace ? Math.log(predicted) : predicted;
      const signed = (fitted - (target[i] as number)) * (residualScale[i] as number);
      const u = Math.abs(signed);
      sum +=
        (signed > 0 ? envelope : 1) *
        (weighting.weights[k] as number) *
        (u <= delta ? (u * u) / 2 : delta * (u - delta / 2));
    }
    return Number.isFinite(sum) ? sum : Number.POSITIVE_INFINITY;
  }

  /** Row by row: residuals, slopes, and sums by the law's own parameters. Kept flat: this is the hot loop. */
  function visitThroughLaw(parameters: Vector, weighting: Weighting, out: Evaluation): number {
    const { count, delta, rows: order, weights } = weighting;
    const { residuals, slopes } = out;
    pulls.fill(0);
    squares.fill(0);
    bends.fill(0);
    let sum = 0;
    for (let k = 0; k < count; k++) {
      const i = order[k] as number;
      const scale = residualScale[i] as number;
      for (let j = 0; j < width; j++) point[j] = features[i * width + j] as number;
      const predicted = law.derivatives(point, parameters, slope, bend);
      const fitted = logSpace ? Math.log(predicted) : predicted;
      const u = (fitted - (target[i] as number)) * scale;
      const weight = (weights[k] as number) * (u > 0 ? envelope : 1);
      const magnitude = Math.abs(u);
      const inside = magnitude <= delta;
      sum += weight * (inside ? (magnitude * magnitude) / 2 : delta * (magnitude - delta / 2));
      const psi = weight * (inside ? u : u > 0 ? delta : -delta);
      out.weights[k] = weight;
      residuals[k] = u;
      // d2u = scale (law'' / L - law' law'^T / L^2) in log space, and the second part is -du du^T / scale.
      const perPrediction = logSpace ? scale / predicted : scale;
      const perSquare = perPrediction * perPrediction;
      shares[0] = psi * perPrediction;
      shares[1] = weight * perSquare;
      shares[2] = ((inside ? weight : 0) - (logSpace ? psi / scale : 0)) * perSquare;
      addRow(sums);
      for (let a = 0; a < all; a++) slopes[a * capacity + k] = perPrediction * (slope[a] as number);
    }
    return Number.isFinite(sum) ? sum : Number.POSITIVE_INFINITY;
  }

  const visitRows = createAdditiveVisit(rows, sums) ?? visitThroughLaw;

  function evaluate(parameters: Vector, weighting: Weighting, out: Evaluation): number {
    out.value = visitRows(parameters, weighting, out);
    toCoordinates(parameters, out);
    return out.value;
  }

  /** Turns the sums by the law's parameters into derivatives by coordinates. */
  function toCoordinates(parameters: Vector, out: Evaluation): void {
    for (let i = 0; i < size; i++) {
      const a = indices[i] as number;
      const chainA = isLog[i] ? (parameters[a] as number) : 1;
      const first = chainA * (pulls[a] as number);
      out.chain[i] = chainA;
      out.gradient[i] = first;
      out.squares[i] = chainA * chainA * (squares[a] as number);
      for (let j = 0; j <= i; j++) {
        const chain = chainA * (out.chain[j] as number);
        const second = chain * (bends[slots[i * size + j] as number] as number);
        out.hessian[i * size + j] = i === j && isLog[i] ? second + first : second;
        out.hessian[j * size + i] = out.hessian[i * size + j] as number;
      }
    }
  }

  const columns = 1 + 2 * all + bends.length;
  /** As many, up to a multiple of four. */
  const lines = 4 * Math.ceil(columns / 4);

  function tabulate(parameters: Vector, delta: number): RowTable {
    const table = {
      parameters: Float64Array.from(parameters),
      delta,
      sums: new Float64Array(capacity * lines),
      residuals: new Float64Array(capacity),
      slopes: new Float64Array(capacity * all),
    };
    const single = createWeighting();
    const evaluation = createEvaluation();
    single.count = 1;
    single.delta = delta;
    single.weights[0] = factor;
    for (let i = 0; i < capacity; i++) {
      single.rows[0] = i;
      const line = [visitRows(parameters, single, evaluation), ...pulls, ...squares, ...bends];
      for (let j = 0; j < columns; j++) table.sums[j * capacity + i] = line[j] as number;
      table.residuals[i] = evaluation.residuals[0] as number;
      for (let from = 0; from < capacity * all; from += capacity) {
        table.slopes[from + i] = evaluation.slopes[from] as number;
      }
    }
    return table;
  }

  const totals = new Float64Array(lines);

  function evaluateFrom(table: RowTable, weighting: Weighting, out: Evaluation): number {
    const { count, rows: order, weights } = weighting;
    const { residuals, slopes } = out;
    const columnsOf = table.sums;
    // Four columns at a time: one sum alone would wait for each of its additions.
    for (let j = 0; j < columns; j += 4) {
      const from = j * capacity;
      let sum0 = 0;
      let sum1 = 0;
      let sum2 = 0;
      let sum3 = 0;
      for (let k = 0; k < count; k++) {
        const weight = weights[k] as number;
        const at = from + (order[k] as number);
        sum0 += weight * (columnsOf[at] as number);
        sum1 += weight * (columnsOf[at + capacity] as number);
        sum2 += weight * (columnsOf[at + 2 * capacity] as number);
        sum3 += weight * (columnsOf[at + 3 * capacity] as number);
      }
      totals[j] = sum0 / factor;
      totals[j + 1] = sum1 / factor;
      totals[j + 2] = sum2 / factor;
      totals[j + 3] = sum3 / factor;
    }
    for (let k = 0; k < count; k++) {
      const u = table.residuals[order[k] as number] as number;
      residuals[k] = u;
      out.weights[k] = (weights[k] as number) * (u > 0 ? envelope : 1);
    }
    for (let from = 0; from < capacity * all; from += capacity) {
      for (let k = 0; k < count; k++) {
        slopes[from + k] = table.slopes[from + (order[k] as number)] as number;
      }
    }
    pulls.set(totals.subarray(1, 1 + all));
    squares.set(totals.subarray(1 + all, 1 + 2 * all));
    bends.set(totals.subarray(1 + 2 * all, columns));
    const value = totals[0] as number;
    out.value = Number.isFinite(value) ? value : Number.POSITIVE_INFINITY;
    toCoordinates(table.parameters, out);
    return out.value;
  }

  function majorise(evaluation: Evaluation, weighting: Weighting, matrix: Float64Array): void {
    const { count, delta } = weighting;
    const { residuals, slopes, chain, weights } = evaluation;
    for (let k = 0; k < count; k++) {
      const magnitude = Math.abs(residuals[k] as number);
      touching[k] = (weights[k] as number) * (magnitude <= delta ? 1 : delta / magnitude);
    }
    for (let i = 0; i < size; i++) {
      const atA = (indices[i] as number) * capacity;
      for (let j = 0; j <= i; j++) {
        const atB = (indices[j] as number) * capacity;
        let sum = 0;
        for (let k = 0; k < count; k++) {
          sum +=
            (touching[k] as number) * (slopes[atA + k] as number) * (slopes[atB + k] as number);
        }
        const scaled = (chain[i] as number) * (chain[j] as number) * sum;
        matrix[i * size + j] = scaled;
        matrix[j * size + i] = scaled;
      }
    }
  }

  return {
    capacity,
    rounding,
    createEvaluation,
    createWeighting,
    weigh,
    value,
    evaluate,
    tabulate,
    evaluateFrom,
    majorise,
  };
}
