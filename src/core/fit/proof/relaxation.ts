import type { AdditivePoint, AdditiveRows } from './additive-rows';
import { fillEnds, leastBetween } from './interval';
import type { CostAtPoint, RowCosts } from './row-costs';
import { createStepChooser } from './step';

/** A rectangle of exponents. `bound`: no point in it has a lower value. */
export interface Cell {
  readonly alpha: readonly [number, number];
  readonly beta: readonly [number, number];
  bound: number;
  /** Most that each row's prediction can be in it, where that is known better than at first. */
  most?: Float64Array;
}

export interface Relaxation {
  /**
   * A lower bound on the objective over a cell, good for every point that is no worse than the known value.
   * Stops early once the bound reaches `enough`, or once it is sure that it cannot. Lowers `cell.most` where
   * costs in log loss had to be made convex and too much was lost by that.
   */
  bound(cell: Cell, enough: number, known: number): number;
  /** The point of the last cell nearest to what the relaxation chose. */
  readPoint(cell: Cell, point: AdditivePoint): void;
}

const COLUMNS = 5;
const ROUNDS = 40;
/** Rounds of lowering the limits of predictions, and the share of the known value from which on they are tried. */
const SWEEPS = 6;
const NEAR = 0.6;

/**
 * Why it bounds. With x the predictions of any point of the cell and d the slopes of the (convex) costs at some
 * predictions y, sum cost(x) >= sum cost(y) + d.(x - y). As x = E + A exp(-alpha l) + B exp(-beta m), d.x is
 * E S + A F(alpha) + B K(beta) with F(alpha) = sum d exp(-alpha l): functions of one variable, whose least value
 * over the cell is bounded from their ends (see `leastBetween`). This holds for every d; the best one comes from
 * the least cost over y = M z, z >= 0, with columns 1, and the two power terms at both ends of their intervals:
 * there S, F and K are not negative at the ends, and what is lost is how far F and K sag between them.
 */
export function createRelaxation(rows: AdditiveRows, costs: RowCosts): Relaxation {
  const { count, size, data, floor, tied } = rows;
  const base = floor[0];
  const ends = Array.from({ length: COLUMNS - 1 }, () => new Float64Array(count));
  const [sizeLow, sizeHigh, dataLow, dataHigh] = ends as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const matrix = new Float64Array(COLUMNS * COLUMNS);
  const gradient = new Float64Array(COLUMNS);
  const step = new Float64Array(COLUMNS);
  const z = new Float64Array(COLUMNS);
  const trial = new Float64Array(COLUMNS);
  const chooseStep = createStepChooser(COLUMNS);
  const at: CostAtPoint = { cost: 0, slope: 0, curvature: 0, curved: true };
  const highest = costs.most.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY) - base;
  const floorRoom = Math.max(0, Math.min(floor[1] - base, highest));
  const initial = costs.most.slice();
  const solution = new Float64Array(COLUMNS);
  const losses = new Float64Array(count);
  /** A row whose prediction is pulled up, and how hard. */
  let tiltRow = -1;
  let tilt = 0;
  /** Sums of one pass over the rows. */
  const sums = { cost: 0, weight: 0, sizeSag: 0, dataSag: 0 };
  /** Most that A and B can be in the cell. */
  const room = { A: 0, B: 0 };

  function enter({ alpha, beta }: Cell): void {
    fillEnds(size, alpha, sizeLow, sizeHigh);
    fillEnds(data, beta, dataLow, dataHigh);
    room.A = Number.POSITIVE_INFINITY;
    room.B = Number.POSITIVE_INFINITY;
    for (let i = 0; i < count; i++) {
      const most = (costs.most[i] as number) - base;
      room.A = Math.min(room.A, most / (sizeHigh[i] as number));
      room.B = Math.min(room.B, most / (dataHigh[i] as number));
    }
    room.A = Math.max(0, room.A);
    room.B = Math.max(0, room.B);
  }

  /** Cost, gradient and how far F and K may sag, at coefficients `w`; with `straight`, the matrix of a step too. */
  function pass(w: Float64Array, { alpha, beta }: Cell, straight: number): number {
    const w0 = base + (w[0] as number);
    const [, w1, w2, w3, w4] = w as unknown as [number, number, number, number, number];
    const sizeWidth = alpha[1] - alpha[0];
    const dataWidth = beta[1] - beta[0];
    let cost = 0;
    let weight = 0;
    let sizeSag = 0;
    let dataSag = 0;
    let [g0, g1, g2, g3, g4] = [0, 0, 0, 0, 0];
    let [m00, m10, m11, m20, m21, m22, m30] = [0, 0, 0, 0, 0, 0, 0];
    let [m31, m32, m33, m40, m41, m42, m43, m44] = [0, 0, 0, 0, 0, 0, 0, 0];
    for (let i = 0; i < count; i++) {
      const p0 = sizeLow[i] as number;
      const p1 = sizeHigh[i] as number;
      const q0 = dataLow[i] as number;
      const q1 = dataHigh[i] as number;
      const x = w0 + w1 * p0 + w2 * p1 + w3 * q0 + w4 * q1;
      costs.measure(i, x, at);
      let d = at.slope;
      cost += at.cost;
      if (i === tiltRow) {
        d -= tilt;
        cost -= tilt * x;
      }
      weight += Math.abs(d) * (costs.most[i] as number);
      g0 += d;
      g1 += d * p0;
      g2 += d * p1;
      g3 += d * q0;
      g4 += d * q1;
      // exp(-alpha l) is below its chord by t (1 - t) times at least the second, at most the first of these.
      const v = sizeWidth * (size[i] as number);
      const y = dataWidth * (data[i] as number);
      sizeSag += d * (d > 0 ? p1 - p0 + v * p0 : p0 - p1 - v * p1);
      dataSag += d * (d > 0 ? q1 - q0 + y * q0 : q0 - q1 - y * q1);
      const c = at.curved ? at.curvature : straight * at.curvature;
      const cp0 = c * p0;
      const cp1 = c * p1;
      const cq0 = c * q0;
      const cq1 = c * q1;
      m00 += c;
      m10 += cp0;
      m11 += cp0 * p0;
      m20 += cp1;
      m21 += cp1 * p0;
      m22 += cp1 * p1;
      m30 += cq0;
      m31 += cq0 * p0;
      m32 += cq0 * p1;
      m33 += cq0 * q0;
      m40 += cq1;
      m41 += cq1 * p0;
      m42 += cq1 * p1;
      m43 += cq1 * q0;
      m44 += cq1 * q1;
    }
    gradient[0] = g0;
    gradient[1] = g1;
    gradient[2] = g2;
    gradient[3] = g3;
    gradient[4] = g4;
    const m = matrix;
    m[0] = m00;
    m[5] = m10;
    m[6] = m11;
    m[10] = m20;
    m[11] = m21;
    m[12] = m22;
    m[15] = m30;
    m[16] = m31;
    m[17] = m32;
    m[18] = m33;
    m[20] = m40;
    m[21] = m41;
    m[22] = m42;
    m[23] = m43;
    m[24] = m44;
    sums.cost = cost;
    sums.weight = weight;
    sums.sizeSag = sizeSag;
    sums.dataSag = dataSag;
    return cost;
  }

  /** What the sums of the last pass, at coefficients `w`, prove of the cell. */
  function readBound(w: Float64Array): number {
    const S = gradient[0] as number;
    const F = leastBetween(gradient[1] as number, gradient[2] as number, sums.sizeSag);
    const K = leastBetween(gradient[3] as number, gradient[4] as number, sums.dataSag);
    let along = 0;
    for (let j = 0; j < COLUMNS; j++) along += (gradient[j] as number) * (w[j] as number);
    const apart = Math.min(0, S) * floorRoom + Math.min(0, F) * room.A + Math.min(0, K) * room.B;
    let least = apart;
    if ((S < 0 ? 1 : 0) + (F < 0 ? 1 : 0) + (K < 0 ? 1 : 0) > 1) {
      // E, A and B share what a row's prediction may be: no row lets all three be at their most.
      for (let i = 0; i < count; i++) {
        const worst = Math.min(0, S, F / (sizeHigh[i] as number), K / (dataHigh[i] as number));
        least = Math.max(least, worst * ((costs.most[i] as number) - base));
      }
    }
    const rounding = 1e-9 * Math.abs(sums.cost) + (count + 20) * 2.3e-16 * sums.weight;
    return sums.cost - along + least - rounding;
  }

  /** Descends from `z`; returns the best that any round proves. */
  function descend(cell: Cell, rounds: number, isEnough: (best: number) => boolean): number {
    let straight = 1;
    let sturdy = true;
    let cost = pass(z, cell, straight);
    let best = readBound(z);
    for (let round = 0; round < rounds && !isEnough(best); round++) {
      const decrease = chooseStep(matrix, gradient, z, floorRoom, step);
      if (!(decrease > 1e-15 * Math.abs(cost))) break;
      let length = 1;
      let reached = Number.POSITIVE_INFINITY;
      for (let cut = 0; cut < 12; cut++) {
        for (let j = 0; j < COLUMNS; j++) {
          trial[j] = Math.max(0, (z[j] as number) + length * (step[j] as number));
        }
        reached = pass(trial, cell, cut === 0 ? straight * 0.3 : straight);
        if (reached <= cost - 1e-3 * length * decrease) break;
        length /= 2;
        straight = Math.min(1, straight * 3);
      }
      if (!(reached < cost)) {
        if (sturdy) break;
        // Once more from here, by parabolas that stand on every straight part.
        sturdy = true;
        straight = 1;
        cost = pass(z, cell, straight);
        continue;
      }
      sturdy = false;
      straight = length === 1 ? Math.max(1e-3, straight * 0.3) : straight;
      z.set(trial);
      cost = reached;
      best = Math.max(best, readBound(z));
    }
    return best;
  }

  function solve(cell: Cell, enough: number): number {
    // Sure that it cannot reach `enough` once the cost itself is below: then a rough bound will do.
    return descend(
      cell,
      ROUNDS,
      (best) =>
        best >= enough || (sums.cost < enough && best > sums.cost - 0.2 * (enough - sums.cost)),
    );
  }

  function bound(cell: Cell, enough: number, known: number): number {
    costs.limit(cell.most ?? initial);
    enter(cell);
    z.fill(0);
    z[0] = Math.min(floorRoom, highest / 2);
    z[1] = Math.min(room.A, highest) / 8;
    z[3] = Math.min(room.B, highest) / 8;
    let best = Math.max(0, solve(cell, enough));
    for (let sweep = 0; sweep < SWEEPS && best < enough; sweep++) {
      const lost = measureLoss();
      if (best < NEAR * known || lost < 0.5 * (enough - best)) break;
      tighten(cell, known, known - best, (0.05 * lost) / count);
      enter(cell);
      z.set(solution);
      const next = solve(cell, enough);
      const gained = next - best;
      best = Math.max(best, next);
      if (gained < 0.1 * lost) break;
    }
    return best;
  }

  function predictAt(row: number, w: Float64Array): number {
    return (
      base +
      (w[0] as number) +
      (w[1] as number) * (sizeLow[row] as number) +
      (w[2] as number) * (sizeHigh[row] as number) +
      (w[3] as number) * (dataLow[row] as number) +
      (w[4] as number) * (dataHigh[row] as number)
    );
  }

  /** How much of the cost at `z` is lost where costs are made convex; by row in `losses`. */
  function measureLoss(): number {
    let lost = 0;
    for (let i = 0; i < count; i++) {
      const x = predictAt(i, z);
      costs.measure(i, x, at);
      losses[i] = costs.value(i, x) - at.cost;
      lost += losses[i] as number;
    }
    return lost;
  }

  /**
   * Lowers the limits of rows that lose more than `least`. With m a lower bound on cost - t x_i over the cell, a
   * point no worse than the known value has x_i <= (known - m) / t, for every t > 0.
   */
  function tighten(cell: Cell, known: number, room: number, least: number): void {
    solution.set(z);
    for (let i = 0; i < count; i++) {
      if ((losses[i] as number) <= least) continue;
      const x = predictAt(i, solution);
      z.set(solution);
      tiltRow = i;
      let lowest = costs.most[i] as number;
      for (let share = (lowest / x - 1) / 3; share > 1e-7; share /= 3) {
        tilt = room / (share * x);
        const m = descend(cell, 8, (best) => (known - best) / tilt < x * (1 + 1.2 * share));
        const next = (known - m) / tilt;
        if (!(next < lowest)) break;
        lowest = next;
        if (lowest > x * (1 + 2 * share)) break;
      }
      tiltRow = -1;
      if (lowest < (costs.most[i] as number)) costs.limitRow(i, lowest * (1 + 1e-12));
    }
    cell.most = costs.most.slice();
  }

  function readPoint({ alpha, beta }: Cell, point: AdditivePoint): void {
    const [, a0, a1, b0, b1] = z as unknown as [number, number, number, number, number];
    point.floor = base + (z[0] as number);
    point.A = a0 + a1;
    point.B = b0 + b1;
    point.alpha = point.A > 0 ? (a0 * alpha[0] + a1 * alpha[1]) / point.A : alpha[0];
    point.beta = point.B > 0 ? (b0 * beta[0] + b1 * beta[1]) / point.B : beta[0];
    if (tied) {
      const share = point.A / (point.A + point.B || 1);
      point.alpha = share * point.alpha + (1 - share) * point.beta;
      point.beta = point.alpha;
    }
  }

  return { bound, readPoint };
}
