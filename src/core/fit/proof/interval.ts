/** Writes exp(-exponent x log) of each row at both ends of an interval of exponents. */
export function fillEnds(
  logs: Float64Array,
  [low, high]: readonly [number, number],
  atLow: Float64Array,
  atHigh: Float64Array,
): void {
  for (let i = 0; i < logs.length; i++) {
    atLow[i] = Math.exp(-low * (logs[i] as number));
    atHigh[i] = Math.exp(-high * (logs[i] as number));
  }
}

/** Least value for 0 <= t <= 1 of the chord from `low` to `high` less t (1 - t) `sag`. */
export function leastBetween(low: number, high: number, sag: number): number {
  if (!(sag > 0)) return Math.min(low, high);
  const t = Math.min(1, Math.max(0, 0.5 - (high - low) / (2 * sag)));
  return low + t * (high - low) - t * (1 - t) * sag;
}
