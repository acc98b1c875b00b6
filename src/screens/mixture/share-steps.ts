/**
 * A step of a share from what a log slider would make of a key (`stepByKey`): arrows go one percent point, with Alt a
 * tenth of one, pages ten, Home and End to the ends.
 */
export function shareStep(share: number, next: number): number {
  const from = Math.max(share, 0.001);
  if (next <= 0.001) return 0;
  if (next >= 1)
    return share >= 0.95 && share < 1 && next / from < 1.06 ? Math.min(1, share + 0.01) : 1;
  const factor = Math.abs(Math.log(next / from));
  const step = factor > 0.5 ? 0.1 : factor > 0.02 ? 0.01 : 0.001;
  const moved = next > from ? share + step : share - step;
  return Math.min(1, Math.max(0, Math.round(moved * 1e4) / 1e4));
}
