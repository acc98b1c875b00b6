/**
 * The largest share up to which a loss that grows with the share stays at or below `limit`: 1 where it always
 * does, NaN where even a share of 0 is above it.
 */
export function findShareWithin(loss: (share: number) => number, limit: number): number {
  if (!(loss(0) <= limit)) return Number.NaN;
  if (loss(1) <= limit) return 1;
  let [low, high] = [0, 1];
  for (let step = 0; step < 46; step++) {
    const middle = (low + high) / 2;
    if (loss(middle) <= limit) low = middle;
    else high = middle;
  }
  return low;
}
