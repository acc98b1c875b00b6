/**
 * Keys of every control of a share, from 0 to 1: arrows go one percent point, with Alt a tenth of one, pages ten, Home and
 * End to the ends. Undefined for any other key.
 */
export function shareByKey(
  { key, altKey }: { readonly key: string; readonly altKey: boolean },
  share: number,
): number | undefined {
  const small = altKey ? 0.001 : 0.01;
  const steps: Readonly<Record<string, number>> = {
    ArrowUp: small,
    ArrowRight: small,
    ArrowDown: -small,
    ArrowLeft: -small,
    PageUp: 0.1,
    PageDown: -0.1,
  };
  if (key === 'Home') return 0;
  if (key === 'End') return 1;
  const step = steps[key];
  return step === undefined
    ? undefined
    : Math.min(1, Math.max(0, Math.round((share + step) * 1e4) / 1e4));
}
