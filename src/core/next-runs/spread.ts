/**
 * Variance of one number that is linear in the parameters, in units of the noise of a row, as rows come and go.
 * Everything is in whitened coordinates, where the data's own covariance is the identity.
 */
export interface Spread {
  variance(): number;
  /**
   * How much the variance falls with the row that begins at `at`; nothing is changed. May be 0 where it is not above
   * `least`: most rows of a search cannot be the best, and half the work says so.
   */
  gain(rows: Float64Array, at: number, least?: number): number;
  add(rows: Float64Array, at: number): void;
  /** How much it rises without a row that is there; infinite where the row holds the number up alone. */
  loss(rows: Float64Array, at: number): number;
  remove(rows: Float64Array, at: number): void;
  /** Back to the data alone. */
  reset(): void;
}

/** @param slope of the number, whitened */
export function createSpread(slope: Float64Array): Spread {
  const size = slope.length;
  const covariance = new Float64Array(size * size);
  /** Covariance x slope. */
  const lever = new Float64Array(size);
  const moved = new Float64Array(size);

  function reset(): void {
    covariance.fill(0);
    for (let a = 0; a < size; a++) covariance[a * size + a] = 1;
    lever.set(slope);
  }

  function variance(): number {
    let sum = 0;
    for (let a = 0; a < size; a++) sum += (slope[a] as number) * (lever[a] as number);
    return sum;
  }

  /** Row x lever, and row x covariance x row: all a rank-one update needs. */
  function along(rows: Float64Array, at: number): number {
    let sum = 0;
    for (let a = 0; a < size; a++) sum += (rows[at + a] as number) * (lever[a] as number);
    return sum;
  }
  function square(rows: Float64Array, at: number): number {
    let sum = 0;
    for (let a = 0; a < size; a++) {
      const here = rows[at + a] as number;
      let cross = 0;
      for (let b = 0; b < a; b++) {
        cross += (covariance[a * size + b] as number) * (rows[at + b] as number);
      }
      sum += here * (2 * cross + (covariance[a * size + a] as number) * here);
    }
    return sum;
  }

  /** Sherman and Morrison: sign 1 adds the row, -1 takes it away. */
  function update(rows: Float64Array, at: number, sign: 1 | -1): void {
    const bottom = 1 + sign * square(rows, at);
    const pull = (sign * along(rows, at)) / bottom;
    for (let a = 0; a < size; a++) {
      let sum = 0;
      for (let b = 0; b < size; b++) {
        sum += (covariance[a * size + b] as number) * (rows[at + b] as number);
      }
      moved[a] = sum;
    }
    for (let a = 0; a < size; a++) {
      const share = (sign * (moved[a] as number)) / bottom;
      lever[a] = (lever[a] as number) - pull * (moved[a] as number);
      for (let b = 0; b < size; b++) {
        covariance[a * size + b] =
          (covariance[a * size + b] as number) - share * (moved[b] as number);
      }
    }
  }

  reset();
  return {
    variance,
    gain(rows, at, least = 0) {
      const top = along(rows, at) ** 2;
      return top > least ? top / (1 + square(rows, at)) : 0;
    },
    add: (rows, at) => update(rows, at, 1),
    loss(rows, at) {
      const bottom = 1 - square(rows, at);
      return bottom > 1e-9 ? along(rows, at) ** 2 / bottom : Number.POSITIVE_INFINITY;
    },
    remove: (rows, at) => update(rows, at, -1),
    reset,
  };
}
