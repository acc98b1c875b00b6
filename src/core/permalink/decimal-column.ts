/**
 * Positive decimals of few digits, as tables hold them: each is a whole number of `digits` digits times a
 * power of ten. The powers repeat and deflate well; the whole numbers are noise and are packed bit by bit,
 * 17 bits for five digits where text takes 27.
 */
export interface DecimalColumn {
  readonly digits: number;
  /** Power of ten of the first digit, one byte a value, 128 for 0. */
  readonly powers: Uint8Array;
  /** The whole numbers less the least one of that many digits, `widthOf(digits)` bits each, low bit first. */
  readonly packed: Uint8Array;
}

/** Whole numbers of so many digits are exact doubles. */
export const MOST_DIGITS = 15;

export function widthOf(digits: number): number {
  return Math.ceil(Math.log2(9 * 10 ** (digits - 1)));
}

/** Undefined where a value is not positive and finite, or needs more digits than pay. */
export function toDecimals(values: Float64Array): DecimalColumn | undefined {
  const parts: { digits: string; power: number }[] = [];
  for (const value of values) {
    if (!(value > 0 && value < Number.POSITIVE_INFINITY)) return undefined;
    // Without an argument this gives the fewest digits that read back to the same double.
    const [mantissa = '', power = ''] = value.toExponential().split('e');
    const digits = mantissa.replace('.', '');
    if (digits.length > MOST_DIGITS || Math.abs(Number(power)) > 127) return undefined;
    parts.push({ digits, power: Number(power) });
  }
  const most = parts.reduce((longest, { digits }) => Math.max(longest, digits.length), 1);
  const width = widthOf(most);
  const packed = new Uint8Array(Math.ceil((parts.length * width) / 8));
  parts.forEach(({ digits }, i) => {
    let rest = Number(digits.padEnd(most, '0')) - 10 ** (most - 1);
    for (let bit = i * width; rest > 0; bit++) {
      if (rest % 2 === 1) packed[bit >> 3] = (packed[bit >> 3] as number) | (1 << (bit & 7));
      rest = Math.floor(rest / 2);
    }
  });
  return { digits: most, powers: Uint8Array.from(parts, ({ power }) => power + 128), packed };
}

export function fromDecimals({ digits, powers, packed }: DecimalColumn): Float64Array {
  const width = widthOf(digits);
  return Float64Array.from(powers, (power, i) => {
    let whole = 0;
    for (let j = width - 1; j >= 0; j--) {
      const bit = i * width + j;
      whole = whole * 2 + (((packed[bit >> 3] as number) >> (bit & 7)) & 1);
    }
    return Number(`${whole + 10 ** (digits - 1)}e${power - 128 - (digits - 1)}`);
  });
}
