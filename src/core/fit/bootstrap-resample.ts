import type { Random } from '../numerics';
import { factorCholesky, solveCholesky } from '../numerics';
import type { Refitter } from './bootstrap-refit';
import type { PreparedRows } from './prepare';
import type { BootstrapKind } from './types';

/** Draws one replicate: writes the weight of each row, or new targets to the rows. */
export type Resample = (random: Random, weights: Float64Array) => void;

/** Streams of one kind lie apart from those of another, so that replicate 7 of each is its own draw. */
export const streamOf = (kind: BootstrapKind, replicate: number): number =>
  ['cases', 'residual', 'clusters'].indexOf(kind) * 2 ** 40 + replicate;

export function resampleCases(count: number): Resample {
  return (random, weights) => {
    weights.fill(0);
    for (let i = 0; i < count; i++) {
      const row = random.below(count);
      weights[row] = (weights[row] as number) + 1;
    }
  };
}

/** As many clusters as there are, with replacement; a row has the weight of its cluster. */
export function resampleClusters(labels: ArrayLike<unknown>): Resample {
  const { clusterOf, clusters } = numberClusters(labels);
  const times = new Float64Array(clusters);
  return (random, weights) => {
    times.fill(0);
    for (let i = 0; i < clusters; i++) {
      const cluster = random.below(clusters);
      times[cluster] = (times[cluster] as number) + 1;
    }
    for (let i = 0; i < weights.length; i++) {
      weights[i] = times[clusterOf[i] as number] as number;
    }
  };
}

/** Clusters numbered in the order in which their labels first stand in the rows. */
export function numberClusters(labels: ArrayLike<unknown>): {
  readonly clusterOf: Int32Array;
  readonly clusters: number;
} {
  const numbers = new Map<unknown, number>();
  const clusterOf = Int32Array.from({ length: labels.length }, (_, i) => {
    const label = labels[i];
    const known = numbers.get(label) ?? numbers.size;
    numbers.set(label, known);
    return known;
  });
  return { clusterOf, clusters: numbers.size };
}

/**
 * Residuals of the full fit, drawn with replacement and put on its predictions: in the objective's space and, where
 * rows are weighted, in standard errors. For squares each is first divided by sqrt(1 - leverage). Their centre is
 * the objective's own (the mean for squares, Huber's location otherwise), so that the full fit is the truth of
 * every replicate. Changes `rows.target`, which must be the caller's own copy.
 */
export function resampleResiduals(rows: PreparedRows, refitter: Refitter): Resample {
  const { count, target, residualScale, delta } = rows;
  const measured = target.slice();
  const { residuals } = refitter.table;
  const isSquares = delta === Number.POSITIVE_INFINITY;
  const leverages = isSquares ? findLeverages(rows, refitter) : new Float64Array(count);
  const pool = residuals.map((u, i) => u / Math.sqrt(1 - (leverages[i] as number)));
  const centre = findCentre(pool, delta);
  return (random, weights) => {
    weights.fill(1);
    for (let i = 0; i < count; i++) {
      const scale = residualScale[i] as number;
      // u = (fitted - target) x scale.
      const fitted = (measured[i] as number) + (residuals[i] as number) / scale;
      target[i] = fitted - ((pool[random.below(count)] as number) - centre) / scale;
    }
  };
}

/** Diagonal of the hat matrix of the linearised fit, over parameters off their bounds; 0 where it is singular. */
function findLeverages(
  { law, count }: PreparedRows,
  { table, space }: Pick<Refitter, 'table' | 'space'>,
): Float64Array {
  const inner = Array.from(space.indices).filter((a) => {
    const bounds = law.parameters[a]?.bounds ?? [0, 0];
    return table.parameters[a] !== bounds[0] && table.parameters[a] !== bounds[1];
  });
  const size = inner.length;
  const slope = (row: number, i: number): number =>
    table.slopes[(inner[i] as number) * count + row] as number;
  const units = inner.map((_, i) => {
    let sum = 0;
    for (let row = 0; row < count; row++) sum += slope(row, i) ** 2;
    return 1 / (Math.sqrt(sum) || 1);
  });
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let row = 0; row < count; row++) sum += slope(row, i) * slope(row, j);
      matrix[i * size + j] = sum * (units[i] as number) * (units[j] as number);
    }
  }
  const leverages = new Float64Array(count);
  if (!factorCholesky(matrix, size)) return leverages;
  const solved = new Float64Array(size);
  for (let row = 0; row < count; row++) {
    for (let i = 0; i < size; i++) solved[i] = slope(row, i) * (units[i] as number);
    solveCholesky(matrix, size, solved);
    let sum = 0;
    for (let i = 0; i < size; i++)
      sum += slope(row, i) * (units[i] as number) * (solved[i] as number);
    leverages[row] = Math.min(sum, 0.99);
  }
  return leverages;
}

/** The c at which the clipped residuals u - c add up to 0. */
function findCentre(values: Float64Array, delta: number): number {
  let low = values.reduce((a, b) => Math.min(a, b));
  let high = values.reduce((a, b) => Math.max(a, b));
  for (let i = 0; i < 100 && high > low; i++) {
    const middle = (low + high) / 2;
    let sum = 0;
    for (const value of values) sum += Math.min(Math.max(value - middle, -delta), delta);
    if (sum > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
