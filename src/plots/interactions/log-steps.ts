/**
 * Keys of every control of a positive quantity, on log steps: arrows 5 %, with Alt a tenth of that, Page keys a factor
 * of two, Home and End the ends of the range. Undefined for any other key.
 */
export function stepByKey(
  event: { readonly key: string; readonly altKey: boolean },
  value: number,
  [low, high]: readonly [number, number],
): number | undefined {
  const small = event.altKey ? 1.05 ** 0.1 : 1.05;
  const factors: Readonly<Record<string, number>> = {
    ArrowUp: small,
    ArrowRight: small,
    ArrowDown: 1 / small,
    ArrowLeft: 1 / small,
    PageUp: 2,
    PageDown: 0.5,
  };
  if (event.key === 'Home') return low;
  if (event.key === 'End') return high;
  const factor = factors[event.key];
  return factor === undefined ? undefined : Math.min(high, Math.max(low, value * factor));
}
