import { createSpread } from './spread';

/** By how much the target's variance may grow without the rows that count as idle. */
const TOLERANCE = 0.01;

/**
 * Rows that taught nothing of the target: the most that can go, those that matter least alone first, before its
 * variance has grown by 1 %. They can all go together. In the order of the rows.
 *
 * @param rows whitened, row-major
 * @param slope of the target, whitened
 */
export function findIdleRows(rows: Float64Array, slope: Float64Array): Int32Array {
  const size = slope.length;
  const spread = createSpread(slope);
  const count = rows.length / size;
  const alone = Float64Array.from({ length: count }, (_, row) => spread.loss(rows, row * size));
  const order = Array.from(alone.keys()).sort(
    (a, b) => (alone[a] as number) - (alone[b] as number) || a - b,
  );
  const allowed = spread.variance() * (1 + TOLERANCE);
  const idle: number[] = [];
  for (const row of order) {
    if (!(spread.variance() + spread.loss(rows, row * size) < allowed)) break;
    spread.remove(rows, row * size);
    idle.push(row);
  }
  return Int32Array.from(idle).sort();
}
