/**
 * Point `index` of an additive recurrence in the unit cube of `dimensions`, with the generalised golden
 * ratio (the root of x^(d+1) = x + 1) as step: any first k points cover the cube evenly. Deterministic.
 * Coordinates lie in [0, 1); point 0 is the centre.
 */
export function lowDiscrepancyPoint(index: number, dimensions: number): Float64Array {
  let ratio = 2;
  for (let i = 0; i < 60; i++) ratio = (1 + ratio) ** (1 / (dimensions + 1));
  const point = new Float64Array(dimensions);
  for (let j = 0; j < dimensions; j++) point[j] = (0.5 + index * ratio ** -(j + 1)) % 1;
  return point;
}
