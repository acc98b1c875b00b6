const [PLUS, MINUS, POINT, ZERO, EXPONENT] = [43, 45, 46, 48, 101];

/** Whole numbers below this and powers of ten up to 22 are exact as doubles: one product or quotient of them is rounded once. */
const EXACT_WHOLE = 2 ** 53;
const EXACT_POWERS = Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));

/**
 * The number that ASCII bytes spell with a decimal point: what `parseCell` gives for the same text. NaN for every other
 * spelling and for more digits than are exact, which take `parseCell`.
 */
export function readPlainNumber(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  const sign = bytes[at];
  if (sign === MINUS || sign === PLUS) at++;
  let whole = 0;
  let digits = 0;
  let power = 0;
  for (let point = false; at < to; at++) {
    const digit = (bytes[at] as number) - ZERO;
    if (digit >= 0 && digit <= 9) {
      whole = 10 * whole + digit;
      digits++;
      if (point) power--;
    } else if (digit === POINT - ZERO && !point) point = true;
    else break;
  }
  if (digits === 0 || whole >= EXACT_WHOLE) return Number.NaN;
  if (at < to) {
    if (((bytes[at] as number) | 0x20) !== EXPONENT) return Number.NaN;
    const signed = bytes[++at];
    if (signed === MINUS || signed === PLUS) at++;
    if (at === to || to - at > 3) return Number.NaN;
    let exponent = 0;
    for (; at < to; at++) {
      const digit = (bytes[at] as number) - ZERO;
      if (digit < 0 || digit > 9) return Number.NaN;
      exponent = 10 * exponent + digit;
    }
    power += signed === MINUS ? -exponent : exponent;
  }
  if (power > 22 || power < -22) return Number.NaN;
  const value =
    power < 0 ? whole / (EXACT_POWERS[-power] as number) : whole * (EXACT_POWERS[power] as number);
  return sign === MINUS ? -value : value;
}
