import { type Interval, studentHalfWidth } from '../numerics';
import { BUDGET_TOLERANCE, groupByValue, LEVEL_TOLERANCE } from './groups';
import { fitPowerLaw, type PowerLaw, regress } from './regression';
import { computeOf, type RunRows } from './run-rows';

/** One isoFLOP budget: the parabola of loss in log N through its runs. */
export interface BudgetMinimum {
  /** FLOPs. */
  readonly compute: number;
  readonly rows: readonly number[];
  /** Size and data at the vertex, raw counts; NaN where the parabola has no minimum. */
  readonly params: number;
  readonly tokens: number;
  /** Nats per token at the vertex. */
  readonly loss: number;
  /** Fieller's interval of the vertex; null where the runs leave it unbounded. */
  readonly paramsInterval: Interval | null;
  /** Where the vertex lies among the budget's own sizes. */
  readonly place: 'inside' | 'below-smallest' | 'above-largest' | 'no-minimum';
  /** loss = c0 + c1 x + c2 x^2 with x = log N - log `centre`. */
  readonly parabola: readonly [number, number, number];
  readonly centre: number;
}

/** Approach 2 of Hoffmann et al. 2022 (arXiv 2203.15556), section 3.2. */
export interface ParabolaResult {
  readonly budgets: readonly BudgetMinimum[];
  /** N* = coefficient C^exponent through the minima inside their budgets; null with fewer than two. */
  readonly params: PowerLaw | null;
  readonly tokens: PowerLaw | null;
}

export interface ParabolaOptions {
  /** See `groupByValue`; 0.1 where it is not given. */
  readonly tolerance?: number;
  readonly level?: number;
}

/**
 * Parabolas in log N for every budget with at least three sizes, budgets being clusters of C, and the power
 * laws of size and data through those minima that lie inside the sizes tried.
 */
export function fitParabolas(rows: RunRows, options: ParabolaOptions = {}): ParabolaResult {
  const { tolerance = BUDGET_TOLERANCE, level = 0.95 } = options;
  const budgets = groupByValue(computeOf(rows), tolerance).flatMap((group) => {
    const minimum = fitBudget(rows, group.level, group.rows, level);
    return minimum ? [minimum] : [];
  });
  const good = budgets.filter(({ place }) => place === 'inside');
  const compute = good.map((budget) => budget.compute);
  const through = (values: readonly number[]) => fitPowerLaw(compute, values, level);
  return {
    budgets,
    params: through(good.map((budget) => budget.params)),
    tokens: through(good.map((budget) => budget.tokens)),
  };
}

function fitBudget(
  { N, loss }: RunRows,
  compute: number,
  rows: readonly number[],
  level: number,
): BudgetMinimum | null {
  const sizes = rows.map((row) => N[row] as number);
  if (groupByValue(sizes, LEVEL_TOLERANCE).length < 3) return null;
  const logs = sizes.map(Math.log);
  const middle = logs.reduce((sum, value) => sum + value, 0) / logs.length;
  const x = logs.map((value) => value - middle);
  const columns = [x.map(() => 1), x, x.map((value) => value * value)];
  const fitted = regress(
    columns,
    rows.map((row) => loss[row] as number),
  );
  if (!fitted) return null;
  const [c0 = 0, c1 = 0, c2 = 0] = fitted.coefficients;
  const vertex = c2 > 0 ? -c1 / (2 * c2) : Number.NaN;
  const params = Math.exp(middle + vertex);
  const place = !(c2 > 0)
    ? 'no-minimum'
    : sizes.every((size) => params < size)
      ? 'below-smallest'
      : sizes.every((size) => params > size)
        ? 'above-largest'
        : 'inside';
  return {
    compute,
    rows,
    params,
    tokens: compute / (6 * params),
    loss: c2 > 0 ? c0 + (c1 * vertex) / 2 : Number.NaN,
    paramsInterval:
      c2 > 0 && fitted.freedom > 0
        ? boundVertex(c1, c2, fitted.covariance, studentHalfWidth(level, fitted.freedom), middle)
        : null,
    place,
    parabola: [c0, c1, c2],
    centre: Math.exp(middle),
  };
}

/**
 * Fieller's theorem for the zero of c1 + 2 c2 x: all x whose slope is within `factor` standard errors of 0.
 * Null where the curvature itself is not told from 0, so that the set has no end.
 */
function boundVertex(
  c1: number,
  c2: number,
  covariance: Float64Array,
  factor: number,
  middle: number,
): Interval | null {
  const t2 = factor * factor;
  const a = 4 * (c2 * c2 - t2 * (covariance[8] as number));
  const b = 4 * (c1 * c2 - t2 * (covariance[5] as number));
  const c = c1 * c1 - t2 * (covariance[4] as number);
  if (!(a > 0)) return null;
  const root = Math.sqrt(Math.max(0, b * b - 4 * a * c));
  return {
    low: Math.exp(middle + (-b - root) / (2 * a)),
    high: Math.exp(middle + (-b + root) / (2 * a)),
  };
}
