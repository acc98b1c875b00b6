/** How numbers are written, everywhere: 1.4B, 5.76e23, 2.613, 18, 0.012. Three significant digits unless said. */

const letters = ['', 'K', 'M', 'B', 'T', 'P'] as const;

/** Up to `digits` significant digits without an exponent and without trailing zeros. */
export function formatPlain(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return '\u2013';
  if (value === 0) return '0';
  const magnitude = Math.floor(Math.log10(Math.abs(value)));
  if (magnitude < -4 || magnitude > 5) return formatPower(value, digits);
  const rounded = Number(value.toPrecision(digits));
  return rounded
    .toFixed(Math.max(0, Math.min(10, digits - 1 - magnitude)))
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
}

/** Scientific form a researcher types: 5.76e23. */
export function formatPower(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return '\u2013';
  if (value === 0) return '0';
  const [mantissa = '', exponent = ''] = value.toExponential(digits - 1).split('e');
  const short = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  return `${short}e${exponent.replace('+', '')}`;
}

/** Parameters or tokens: 70M, 1.4B, 900B, 1.07T. */
export function formatCount(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return '\u2013';
  const size = Math.abs(value);
  if (size < 1000) return formatPlain(value, digits);
  // Round first, so that 999.9M reads 1B and not 1000M.
  const rounded = Number(value.toPrecision(digits));
  const step = Math.min(Math.floor(Math.log10(Math.abs(rounded)) / 3), letters.length - 1);
  const scaled = rounded / 1000 ** step;
  if (Math.abs(scaled) >= 1e4) return formatPower(value, digits);
  return `${formatPlain(scaled, Math.max(digits, Math.ceil(Math.log10(Math.abs(scaled) + 1))))}${letters[step]}`;
}

/** FLOPs: 5.76e23. */
export function formatFlops(value: number, digits = 3): string {
  return formatPower(value, digits);
}

/** Loss in nats per token: three decimals. */
export function formatLoss(value: number): string {
  return Number.isFinite(value) ? value.toFixed(3) : '\u2013';
}

/** A difference of losses with its sign: +0.013. Differences under 0.0005 keep one significant digit. */
export function formatLossGap(value: number): string {
  if (!Number.isFinite(value)) return '\u2013';
  // Rounding noise of an exact optimum is no gap.
  if (Math.abs(value) < 5e-5) return '0.000';
  const text =
    Math.abs(value) >= 0.0005 ? Math.abs(value).toFixed(3) : formatPlain(Math.abs(value), 1);
  return `${value < 0 ? '\u2212' : '+'}${text}`;
}

/** A factor: 1.63x, 190x. */
export function formatFactor(value: number, digits = 3): string {
  return `${formatPlain(value, digits)}x`;
}

/** A fraction as percent: 1 %, 0.5 %. */
export function formatPercent(fraction: number, digits = 2): string {
  return `${formatPlain(fraction * 100, digits)} %`;
}

/** Plain digits without an exponent, as ARIA wants its numbers: 576000000000000000000000. */
export function formatDigits(value: number): string {
  return Math.abs(value) >= 1e21 ? BigInt(Math.round(value)).toString() : String(value);
}

/** Full precision, for copying. */
export function formatExact(value: number): string {
  return String(value).replace('e+', 'e');
}
