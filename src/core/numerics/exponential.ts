/**
 * exp and log by a table and short series, for loops that spend their time there: small enough to be inlined, which a
 * call to the engine's own is not, and the same in every engine, which theirs are not.
 */

const parts = 64;
// ln 2 / 64 in two pieces, the first so short that its products with the integers here are exact.
const stepHigh = 11908177887 / 2 ** 40;
const stepLow = 2.5310172166650877e-13;
const perStep = parts / Math.LN2;
/** Added and taken away again it leaves the nearest integer. */
const rounder = 6755399441055744;
/** 2^(i / 64). */
const fractions = new Float64Array(parts).map((_, i) => 2 ** (i / parts));
/** 2^(i - 1020). */
const powers = new Float64Array(2041).map((_, i) => 2 ** (i - 1020));

/** exp(x) within two units of the last digit; past +-707, where powers of two end, the engine's own. */
export function fastExponential(x: number): number {
  if (!(x > -707 && x < 707)) return Math.exp(x);
  const steps = x * perStep + rounder - rounder;
  const rest = x - steps * stepHigh - steps * stepLow;
  const whole = steps | 0;
  const series = rest * (1 + rest * (0.5 + rest * (1 / 6 + rest * (1 / 24 + rest * (1 / 120)))));
  const fraction = fractions[whole & 63] as number;
  return (fraction + fraction * series) * (powers[(whole >> 6) + 1020] as number);
}

/** log(x), by its own series within a tenth of 1, else the engine's: for ratios of what was predicted and measured. */
export function logNearOne(x: number): number {
  if (!(x > 0.9 && x < 1.1)) return Math.log(x);
  const s = (x - 1) / (x + 1);
  const q = s * s;
  return (
    2 *
    s *
    (1 + q * (1 / 3 + q * (1 / 5 + q * (1 / 7 + q * (1 / 9 + q * (1 / 11 + q * (1 / 13)))))))
  );
}
