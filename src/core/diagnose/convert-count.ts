import { regress } from './regression';

/** Counts nearer than this share are one. */
const SAME = 1e-9;

/**
 * A number of parameters counted in one way, as the other way counts it. Both columns are of the same runs. What
 * one has beyond the other (the embeddings) is taken to grow as a power of the size, as it does with the width of a
 * model; where neither count is the larger throughout, their ratio is.
 *
 * @param from how `params` is counted
 * @param to how the answer is
 */
export function convertCount(
  from: ArrayLike<number>,
  to: ArrayLike<number>,
  params: number,
): number {
  const rows = Array.from({ length: from.length }, (_, i) => i);
  const sizes = rows.map((i) => from[i] as number);
  const beyond = rows.map((i) => (to[i] as number) - (sizes[i] as number));
  const isSame = beyond.every((more, i) => Math.abs(more) <= SAME * (sizes[i] as number));
  if (from === to || isSame) return params;
  const sign = Math.sign(beyond[0] as number);
  if (beyond.every((more) => more * sign > 0)) {
    const more = powerOf(sizes, beyond.map(Math.abs), params, 1);
    const converted = params + sign * more;
    if (converted > 0) return converted;
  }
  return powerOf(sizes, Array.from(to), params, Number.POSITIVE_INFINITY);
}

/** The power law through positive y over x, at `at`; `most` bounds its exponent. */
function powerOf(x: readonly number[], y: readonly number[], at: number, most: number): number {
  const u = x.map(Math.log);
  const v = y.map(Math.log);
  const middle = mean(u);
  const found = regress([u.map(() => 1), u.map((value) => value - middle)], v);
  const slope = Math.min(most, found?.coefficients[1] ?? 1);
  return Math.exp(mean(v) + slope * (Math.log(at) - middle));
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
