import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createBoxQuadraticSolver,
  createRandom,
  factorCholesky,
  findRoot,
  findSymmetricEigenvalues,
  invertPositiveDefinite,
  lowDiscrepancyPoint,
  minimise,
  percentileInterval,
  percentileIntervalOfSorted,
  quantile,
  quantileOfSorted,
  solveCholesky,
  sortFinite,
} from '.';

describe('random numbers', () => {
  it('repeat for a seed and stream, and differ between streams', () => {
    const draw = (seed: number, stream: number): number[] => {
      const random = createRandom(seed, stream);
      return Array.from({ length: 8 }, random.bits);
    };
    expect(draw(7, 3)).toEqual(draw(7, 3));
    const firsts = new Set<number>();
    for (let seed = 0; seed < 40; seed++) {
      for (let stream = 0; stream < 40; stream++) firsts.add(draw(seed, stream)[0] as number);
    }
    // 1,600 draws of 32 bits collide with probability 0.0003.
    expect(firsts.size).toBe(1600);
  });

  it('tell seeds above 2^32 apart', () => {
    expect(createRandom(2 ** 32 + 5).bits()).not.toBe(createRandom(5).bits());
  });

  it('are uniform: mean, variance, and every cell of a pair grid', () => {
    const random = createRandom(1);
    const cells = new Array<number>(64).fill(0);
    let sum = 0;
    let squares = 0;
    const count = 64_000;
    for (let i = 0; i < count; i++) {
      const x = random.uniform();
      const y = random.uniform();
      sum += x;
      squares += x * x;
      const cell = Math.floor(8 * x) * 8 + Math.floor(8 * y);
      cells[cell] = (cells[cell] as number) + 1;
    }
    expect(sum / count).toBeCloseTo(0.5, 2);
    expect(squares / count - (sum / count) ** 2).toBeCloseTo(1 / 12, 2);
    const chi = cells.reduce((total, seen) => total + (seen - 1000) ** 2 / 1000, 0);
    // 63 degrees of freedom: 1 in 1,000 lies above 103.
    expect(chi).toBeLessThan(103);
  });

  it('pick integers below a count evenly', () => {
    const random = createRandom(5);
    const seen = [0, 0, 0];
    for (let i = 0; i < 30_000; i++) {
      const pick = random.below(3);
      seen[pick] = (seen[pick] as number) + 1;
    }
    for (const times of seen) expect(Math.abs(times - 10_000)).toBeLessThan(400);
  });

  it('are standard normal where asked', () => {
    const random = createRandom(2);
    const values = Array.from({ length: 40_000 }, random.normal);
    expect(quantile(values, 0.5)).toBeCloseTo(0, 1);
    expect(quantile(values, 0.8413)).toBeCloseTo(1, 1);
    expect(quantile(values, 0.0228)).toBeCloseTo(-2, 1);
  });
});

describe('quantiles', () => {
  it('interpolate order statistics as type 7 does', () => {
    const values = [7, 1, 3, 10];
    expect(quantile(values, 0)).toBe(1);
    expect(quantile(values, 1)).toBe(10);
    expect(quantile(values, 0.5)).toBe(5);
    expect(quantile(values, 0.25)).toBe(2.5);
    expect(quantileOfSorted([1, 3, 7, 10], 0.9)).toBeCloseTo(9.1, 12);
  });

  it('of nothing are NaN, and NaN entries are left out', () => {
    expect(quantile([], 0.5)).toBeNaN();
    expect(Array.from(sortFinite([3, Number.NaN, 1]))).toEqual([1, 3]);
    expect(quantile([Number.NaN, 4], 0.5)).toBe(4);
  });

  it('bound central intervals', () => {
    const values = Array.from({ length: 101 }, (_, i) => 100 - i);
    const { low, high } = percentileInterval(values, 0.9);
    expect(low).toBeCloseTo(5, 12);
    expect(high).toBeCloseTo(95, 12);
    expect(percentileIntervalOfSorted([0, 1], 0.5)).toEqual({ low: 0.25, high: 0.75 });
  });
});

const size = 4;
const anyMatrix = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), {
  minLength: size * size,
  maxLength: size * size,
});

/** M M^T + I / 2. */
function positiveDefinite(entries: readonly number[]): Float64Array {
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      let sum = i === j ? 0.5 : 0;
      for (let k = 0; k < size; k++) {
        sum += (entries[i * size + k] as number) * (entries[j * size + k] as number);
      }
      matrix[i * size + j] = sum;
    }
  }
  return matrix;
}

const times = (matrix: Float64Array, x: ArrayLike<number>): number[] =>
  Array.from({ length: size }, (_, i) =>
    Array.from(x).reduce((sum, value, j) => sum + (matrix[i * size + j] as number) * value, 0),
  );

describe('linear algebra', () => {
  it('factors and solves a system with a known answer', () => {
    const matrix = Float64Array.of(4, 2, 2, 3);
    const b = Float64Array.of(10, 8);
    expect(factorCholesky(matrix, 2)).toBe(true);
    expect(matrix[0]).toBe(2);
    expect(matrix[2]).toBe(1);
    expect(matrix[3]).toBeCloseTo(Math.SQRT2, 15);
    solveCholesky(matrix, 2, b);
    expect(b[0]).toBeCloseTo(1.75, 14);
    expect(b[1]).toBeCloseTo(1.5, 14);
  });

  it('refuses what is not positive definite', () => {
    expect(factorCholesky(Float64Array.of(1, 2, 2, 1), 2)).toBe(false);
    expect(factorCholesky(Float64Array.of(1, 1, 1, 1), 2)).toBe(false);
    expect(invertPositiveDefinite(Float64Array.of(0), 1)).toBeNull();
  });

  it('inverts', () => {
    fc.assert(
      fc.property(anyMatrix, (entries) => {
        const matrix = positiveDefinite(entries);
        const inverse = invertPositiveDefinite(matrix, size) as Float64Array;
        for (let j = 0; j < size; j++) {
          const column = Array.from({ length: size }, (_, i) => inverse[i * size + j] as number);
          times(matrix, column).forEach((value, i) => {
            expect(value).toBeCloseTo(i === j ? 1 : 0, 8);
          });
        }
      }),
    );
  });

  it('finds eigenvalues', () => {
    expect(Array.from(findSymmetricEigenvalues(Float64Array.of(2, 1, 1, 2), 2))).toEqual([
      expect.closeTo(1, 14),
      expect.closeTo(3, 14),
    ]);
    fc.assert(
      fc.property(anyMatrix, (entries) => {
        const matrix = positiveDefinite(entries);
        const values = findSymmetricEigenvalues(matrix, size);
        const trace = [0, 1, 2, 3].reduce((sum, i) => sum + (matrix[i * size + i] as number), 0);
        expect(values.reduce((a, b) => a + b)).toBeCloseTo(trace, 9);
        const factor = matrix.slice();
        factorCholesky(factor, size);
        const logDeterminant = [0, 1, 2, 3].reduce(
          (sum, i) => sum + 2 * Math.log(factor[i * size + i] as number),
          0,
        );
        expect(values.reduce((sum, value) => sum + Math.log(value), 0)).toBeCloseTo(
          logDeterminant,
          7,
        );
      }),
    );
  });
});

describe('box-constrained quadratic', () => {
  it('meets the optimality conditions of its box', () => {
    const side = fc.array(fc.double({ min: 0, max: 1.5, noNaN: true }), {
      minLength: size,
      maxLength: size,
    });
    fc.assert(
      fc.property(anyMatrix, anyMatrix, side, side, (entries, target, below, above) => {
        const matrix = positiveDefinite(entries);
        const linear = Float64Array.from(target.slice(0, size));
        const lower = Float64Array.from(below, (value, i) => (i === 0 ? -Infinity : -value));
        const upper = Float64Array.from(above, (value) => value + 0.01);
        const x = new Float64Array(size);
        expect(createBoxQuadraticSolver(size).solve(matrix, linear, lower, upper, x)).toBe(true);
        times(matrix, x).forEach((value, i) => {
          const pull = (linear[i] as number) - value;
          expect(x[i]).toBeGreaterThanOrEqual(lower[i] as number);
          expect(x[i]).toBeLessThanOrEqual(upper[i] as number);
          if (x[i] === lower[i]) expect(pull).toBeLessThan(1e-8);
          else if (x[i] === upper[i]) expect(pull).toBeGreaterThan(-1e-8);
          else expect(Math.abs(pull)).toBeLessThan(1e-8);
        });
      }),
    );
  });

  it('solves a non-negative least-squares problem to its known answer', () => {
    // Columns (1, 1, 1), (0, 1, 2) and target (2, 1, 0): the line falls, so its slope stops at 0.
    const x = new Float64Array(2);
    createBoxQuadraticSolver(2).solve(
      Float64Array.of(3, 3, 3, 5),
      Float64Array.of(3, 1),
      Float64Array.of(0, 0),
      Float64Array.of(Infinity, Infinity),
      x,
    );
    expect(x[0]).toBeCloseTo(1, 14);
    expect(x[1]).toBe(0);
  });

  it('reports a matrix without a minimum', () => {
    const [matrix, linear] = [Float64Array.of(-1), Float64Array.of(1)];
    const bound = Float64Array.of(Infinity);
    const x = new Float64Array(1);
    const solver = createBoxQuadraticSolver(1);
    expect(solver.solve(matrix, linear, Float64Array.of(-Infinity), bound, x)).toBe(false);
  });
});

describe('root and minimum', () => {
  it('finds roots to the last digits', () => {
    expect(findRoot((x) => x * x - 2, 0, 2)).toBeCloseTo(Math.SQRT2, 15);
    expect(findRoot(Math.cos, 0, 3)).toBeCloseTo(Math.PI / 2, 15);
    expect(findRoot((x) => x ** 9, -1, 1.7, 1e-6)).toBeCloseTo(0, 5);
    expect(findRoot((x) => x - 1, 1, 5)).toBe(1);
  });

  it('takes few evaluations, and says when there is no sign change', () => {
    let calls = 0;
    const root = findRoot(
      (x) => {
        calls++;
        return Math.exp(x) - 5;
      },
      -10,
      10,
    );
    expect(root).toBeCloseTo(Math.log(5), 14);
    expect(calls).toBeLessThan(25);
    expect(findRoot((x) => x * x + 1, -1, 1)).toBeNaN();
    expect(findRoot(() => Number.NaN, -1, 1)).toBeNaN();
  });

  it('finds the minimum of a valley', () => {
    const { x, value } = minimise((t) => (t - 0.3) ** 2 + 4, -5, 9);
    expect(x).toBeCloseTo(0.3, 6);
    expect(value).toBe(4);
    expect(minimise((t) => Math.cosh(t - 2), 0, 10).x).toBeCloseTo(2, 6);
    expect(minimise((t) => t, 1, 2).x).toBeCloseTo(1, 6);
  });
});

describe('low-discrepancy points', () => {
  it('put at least three of the first twelve in each third of each axis', () => {
    for (let axis = 0; axis < 2; axis++) {
      const thirds = [0, 0, 0];
      for (let i = 0; i < 12; i++) {
        const third = Math.floor(3 * (lowDiscrepancyPoint(i, 2)[axis] as number));
        thirds[third] = (thirds[third] as number) + 1;
      }
      for (const count of thirds) expect(count).toBeGreaterThanOrEqual(3);
    }
    expect(Array.from(lowDiscrepancyPoint(0, 3))).toEqual([0.5, 0.5, 0.5]);
  });
});
