import type { PreparedRows } from '../prepare';

/**
 * What each row costs as a function of its prediction x, made convex: the largest convex function that nowhere
 * lies above the cost for 0 < x <= `most`. Costs in loss are convex as they are. Costs in log loss bend down
 * once a prediction is far too high; there the cost is replaced by the line that touches it at `turn` and
 * meets it again at `most`.
 */
export interface RowCosts {
  /** Most that a row's prediction can be; at first, where it alone costs as much as the known value. */
  readonly most: Float64Array;
  /** Copies other limits to `most`, or lowers that of one row. */
  limit(most: Float64Array): void;
  limitRow(row: number, most: number): void;
  /** The cost at prediction `x` before it is made convex. */
  value(row: number, x: number): number;
  /** Writes cost, slope and a curvature (never negative) at prediction `x` of a row to `at`. */
  measure(row: number, x: number, at: CostAtPoint): void;
}

export interface CostAtPoint {
  cost: number;
  slope: number;
  curvature: number;
  /** Whether the curvature is that of the cost, not of a parabola standing on a straight part. */
  curved: boolean;
}

/** `known` is a value of the objective that some point reaches: only better points matter. */
export function createRowCosts(rows: PreparedRows, known: number): RowCosts {
  const { count, response, residualScale, logSpace, factor, delta, envelope } = rows;
  // A row may cost as much as everything: its residual is then this large.
  const widest = invertCost(known, factor * envelope, delta) * (1 + 1e-12);
  const most = new Float64Array(count);
  const turn = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const turnCost = new Float64Array(count);
  const turnSlope = new Float64Array(count);
  const point: CostAtPoint = { cost: 0, slope: 0, curvature: 0, curved: true };
  for (let i = 0; i < count; i++) {
    const L = response[i] as number;
    const scale = residualScale[i] as number;
    most[i] = logSpace ? L * Math.exp(Math.min(widest / scale, 600)) : L + widest / scale;
    placeTurn(i);
  }

  /** Finds where a line touches the cost and meets it again at `most`: by bisection over the convex part. */
  function placeTurn(i: number): void {
    turn[i] = Number.POSITIVE_INFINITY;
    if (!logSpace) return;
    const L = response[i] as number;
    const inflection = L * Math.exp(Math.min(1, delta / (residualScale[i] as number)));
    const end = most[i] as number;
    if (end <= inflection) return;
    const endCost = value(i, end);
    let low = L;
    let high = inflection;
    for (let round = 0; round < 40; round++) {
      const middle = (low + high) / 2;
      measureCost(i, middle, point);
      // A line from too far right passes above the end: keep to the side where it passes below.
      if (point.cost + point.slope * (end - middle) <= endCost) low = middle;
      else high = middle;
    }
    measureCost(i, low, point);
    turn[i] = low;
    turnCost[i] = point.cost;
    turnSlope[i] = point.slope;
  }

  function limit(limits: Float64Array): void {
    for (let i = 0; i < count; i++) {
      if (limits[i] === most[i]) continue;
      most[i] = limits[i] as number;
      placeTurn(i);
    }
  }

  function limitRow(row: number, limit: number): void {
    most[row] = limit;
    placeTurn(row);
  }

  function value(row: number, x: number): number {
    measureCost(row, x, point);
    return point.cost;
  }

  function measureCost(row: number, x: number, at: CostAtPoint): void {
    const L = response[row] as number;
    const scale = residualScale[row] as number;
    const gap = logSpace ? Math.log(x / L) : x - L;
    const u = gap * scale;
    const size = Math.abs(u);
    const inside = size <= delta;
    const weight = u > 0 ? factor * envelope : factor;
    const pull = weight * (inside ? u : u > 0 ? delta : -delta);
    const stretch = logSpace ? scale / x : scale;
    at.cost = weight * (inside ? (u * u) / 2 : delta * (size - delta / 2));
    at.slope = pull * stretch;
    at.curved = inside;
    const flatness = inside ? 1 : delta / size;
    at.curvature = weight * flatness * stretch * stretch;
    // In log loss the slope itself falls with x; a quarter of the square's curvature always stays.
    if (logSpace && inside) at.curvature *= Math.max(0.25, 1 - gap);
  }

  function measure(row: number, x: number, at: CostAtPoint): void {
    const edge = turn[row] as number;
    if (x <= edge) {
      measureCost(row, x, at);
      return;
    }
    const slope = turnSlope[row] as number;
    at.cost = (turnCost[row] as number) + slope * (x - edge);
    at.slope = slope;
    at.curved = false;
    const L = response[row] as number;
    at.curvature = (factor * envelope * delta * (residualScale[row] as number)) / L / (x - L);
  }

  return { most, limit, limitRow, value, measure };
}

/** The residual, in units of delta, that costs `cost`. */
function invertCost(cost: number, factor: number, delta: number): number {
  const plain = cost / factor;
  return plain <= (delta * delta) / 2 ? Math.sqrt(2 * plain) : plain / delta + delta / 2;
}
