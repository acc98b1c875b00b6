import { type Interval, invertPositiveDefinite, studentHalfWidth } from '../numerics';

/** Ordinary least squares of y on columns of regressors (a constant is one of them). */
export interface Regression {
  readonly coefficients: Float64Array;
  /** Row-major, in the order of the columns; zero where there are no degrees of freedom left. */
  readonly covariance: Float64Array;
  /** Rows less columns. */
  readonly freedom: number;
  /** Residual standard deviation; NaN without degrees of freedom. */
  readonly spread: number;
}

/** Null where the columns do not determine the coefficients. */
export function regress(
  columns: readonly ArrayLike<number>[],
  y: ArrayLike<number>,
): Regression | null {
  const size = columns.length;
  const count = y.length;
  if (count < size) return null;
  const normal = new Float64Array(size * size);
  const right = new Float64Array(size);
  for (let i = 0; i < count; i++) {
    for (let a = 0; a < size; a++) {
      const value = columns[a]?.[i] as number;
      right[a] = (right[a] as number) + value * (y[i] as number);
      for (let b = 0; b < size; b++) {
        normal[a * size + b] =
          (normal[a * size + b] as number) + value * (columns[b]?.[i] as number);
      }
    }
  }
  const inverse = invertPositiveDefinite(normal, size);
  if (!inverse) return null;
  const coefficients = new Float64Array(size);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      coefficients[a] =
        (coefficients[a] as number) + (inverse[a * size + b] as number) * (right[b] as number);
    }
  }
  let squares = 0;
  for (let i = 0; i < count; i++) {
    let rest = y[i] as number;
    for (let a = 0; a < size; a++) {
      rest -= (coefficients[a] as number) * (columns[a]?.[i] as number);
    }
    squares += rest * rest;
  }
  const freedom = count - size;
  const variance = freedom > 0 ? squares / freedom : 0;
  return {
    coefficients,
    covariance: inverse.map((value) => value * variance),
    freedom,
    spread: freedom > 0 ? Math.sqrt(variance) : Number.NaN,
  };
}

/** y = coefficient x^exponent, fitted as a line through logarithms. */
export interface PowerLaw {
  readonly exponent: number;
  readonly coefficient: number;
  /** Student intervals of the line; null with two points, which leave nothing to judge by. */
  readonly exponentInterval: Interval | null;
  readonly coefficientInterval: Interval | null;
  readonly points: number;
  /** Value of the line and its interval at any x. */
  at(x: number): { readonly value: number; readonly interval: Interval | null };
}

/** Null with fewer than two different x. All x and y must be positive. */
export function fitPowerLaw(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  level = 0.95,
): PowerLaw | null {
  if (x.length < 2) return null;
  const logX = Float64Array.from(x, Math.log);
  const centre = logX.reduce((sum, value) => sum + value, 0) / logX.length;
  const away = logX.map((value) => value - centre);
  const ones = new Float64Array(x.length).fill(1);
  const line = regress([ones, away], Float64Array.from(y, Math.log));
  if (!line) return null;
  const [middle = 0, exponent = 0] = line.coefficients;
  const factor = line.freedom > 0 ? studentHalfWidth(level, line.freedom) : 0;
  const around = (value: number, variance: number): Interval | null => {
    if (line.freedom < 1) return null;
    const half = factor * Math.sqrt(Math.max(0, variance));
    return { low: value - half, high: value + half };
  };
  const at = (where: number): { value: number; interval: Interval | null } => {
    const step = Math.log(where) - centre;
    const [v00 = 0, v01 = 0, , v11 = 0] = line.covariance;
    const value = middle + exponent * step;
    const interval = around(value, v00 + 2 * step * v01 + step * step * v11);
    return {
      value: Math.exp(value),
      interval: interval && { low: Math.exp(interval.low), high: Math.exp(interval.high) },
    };
  };
  const origin = at(1);
  return {
    exponent,
    coefficient: origin.value,
    exponentInterval: around(exponent, line.covariance[3] as number),
    coefficientInterval: origin.interval,
    points: x.length,
    at,
  };
}
