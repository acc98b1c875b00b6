/** Letters a person may end a count with. */
const suffixes: Readonly<Record<string, number>> = {
  k: 1e3,
  m: 1e6,
  b: 1e9,
  g: 1e9,
  t: 1e12,
  p: 1e15,
};

/**
 * A quantity as a researcher types it: `7b`, `1.5T`, `3e21`, `20x`, `1,000`, `5.8 e 23 FLOPs`, `12 %`.
 * Returns the plain number, or undefined for text that is none. The unit word after it is not checked.
 */
export function parseQuantity(text: string): number | undefined {
  const compact = text
    .trim()
    .replaceAll(/[\s_\u00a0\u202f]/g, '')
    .replaceAll('\u2212', '-');
  const match =
    /^([-+]?(?:\d{1,3}(?:,\d{3})+(?:\.\d*)?|\d+(?:\.\d*)?|\.\d+))(?:e([-+]?\d+)|[x×]10\^?([-+]?\d+))?(.*)$/i.exec(
      compact,
    );
  if (!match) return undefined;
  const [, digits = '', exponent, power, rest = ''] = match;
  const value = Number(digits.replaceAll(',', '')) * 10 ** Number(exponent ?? power ?? 0);
  const scale = readSuffix(rest);
  if (scale === undefined || !Number.isFinite(value)) return undefined;
  // Number('5.76e23') is nearer than 5.76 * 10 ** 23, so the exact reading wins where there is one.
  const exact = Number(`${digits.replaceAll(',', '')}e${exponent ?? power ?? 0}`);
  return scale === 1 ? exact : exact * scale;
}

function readSuffix(rest: string): number | undefined {
  if (rest === '' || /^[x×]$/i.test(rest)) return 1;
  if (rest === '%') return 0.01;
  const unit = /^([kmbgtp]?)(params?|parameters|tokens?|flops?|flop\/s|nats(\/token)?)?$/i.exec(
    rest,
  );
  if (!unit) return undefined;
  const letter = (unit[1] ?? '').toLowerCase();
  return letter === '' ? 1 : suffixes[letter];
}
