/** Which sign separates the decimals of a column. */
export type DecimalStyle = 'dot' | 'comma';

const PLAIN = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const GROUPED = /^[+-]?\d{1,3}([, '\u2019\u00a0\u2009\u202f_]\d{3})+(\.\d+)?(e[+-]?\d+)?$/i;
const SUFFIXED = /^(.*\d\.?)[ \u00a0]?([a-z]+)$/i;
const POWER = /^(.*\d) ?(?:[x*\u00d7\u00b7]) ?10 ?(?:\^|\*\*)? ?([+-]?\d+)$/i;
const INFINITE = /^([+-]?)(inf|infinity|\u221e)$/i;
const NOT_A_NUMBER = /^[+-]?nan$/i;
const MISSING = new Set(['', 'na', 'n/a', '#n/a', 'null', 'none', 'nil', '-', '--', '?', '.']);

const SUFFIX_POWERS: Readonly<Record<string, number>> = {
  k: 3,
  thousand: 3,
  m: 6,
  mm: 6,
  mn: 6,
  mio: 6,
  million: 6,
  b: 9,
  bn: 9,
  g: 9,
  billion: 9,
  t: 12,
  tn: 12,
  trillion: 12,
};

/** True for the ways people write "no value here". */
export function isMissing(text: string): boolean {
  return text.length < 5 && MISSING.has(text.toLowerCase());
}

/** True for a spelled-out NaN: a number that failed, unlike an empty cell. */
export function isNaNWord(text: string): boolean {
  return NOT_A_NUMBER.test(text);
}

/**
 * The number a trimmed cell means, NaN if none: plain (`3.16`, `6e18`), grouped (`1,400,000`, `1 400 000`),
 * with a suffix (`1.4B`, `70 M`), or as a power (`6 x 10^21`). Infinity where it is spelled out.
 */
export function parseCell(text: string, style: DecimalStyle): number {
  if (style === 'dot') {
    const first = text.charCodeAt(0);
    // Digits first, and no letter second (0x, 0b): the common case, without a regular expression.
    if (first >= 43 && first <= 57 && !(text.charCodeAt(1) > 57)) {
      const value = Number(text);
      if (!Number.isNaN(value)) return value;
    }
  }
  const clean = style === 'dot' ? text : swapSigns(text);
  const value = parseUnsuffixed(clean);
  if (!Number.isNaN(value)) return value;
  const suffixed = SUFFIXED.exec(clean);
  const power = suffixed && SUFFIX_POWERS[(suffixed[2] as string).toLowerCase()];
  if (suffixed && power) return scaleByTen(parseUnsuffixed(suffixed[1] as string), power);
  const powered = POWER.exec(clean);
  if (powered) return scaleByTen(parseUnsuffixed(powered[1] as string), Number(powered[2]));
  const infinite = INFINITE.exec(clean);
  if (infinite) return infinite[1] === '-' ? -Infinity : Infinity;
  return Number.NaN;
}

/** The double nearest to `value` (as written in shortest decimal) times 10^power: 57.3342 M is 57334200, not 57334200.00000001. */
export function scaleByTen(value: number, power: number): number {
  if (power === 0 || !Number.isFinite(value)) return value;
  const product = value * 10 ** power;
  if (power > 0 && Number.isInteger(product) && Math.abs(product) < 2 ** 50) return product;
  const [mantissa, exponent] = String(value).split('e');
  return Number(`${mantissa}e${Number(exponent ?? 0) + power}`);
}

/**
 * What one column says about the decimal sign: cells that can only be read with a comma, only with a dot,
 * and cells like `1,234` that could be either.
 */
export function decimalEvidence(cells: Iterable<string>): {
  comma: number;
  dot: number;
  either: number;
} {
  const evidence = { comma: 0, dot: 0, either: 0 };
  for (const cell of cells) {
    const match = /^[+-]?([\d., '\u2019\u00a0\u2009\u202f]*[.,]\d*)(e[+-]?\d+)?[a-z]?$/i.exec(cell);
    const text = match?.[1];
    if (!text || !/\d/.test(text)) continue;
    const commas = text.split(',').length - 1;
    const dots = text.split('.').length - 1;
    if (commas > 0 && dots > 0)
      evidence[text.lastIndexOf(',') > text.lastIndexOf('.') ? 'comma' : 'dot']++;
    else if (commas > 1) evidence.dot++;
    else if (dots > 1) evidence.comma++;
    else if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(text)) {
      if (commas > 0) evidence.either++;
    } else evidence[commas > 0 ? 'comma' : 'dot']++;
  }
  return evidence;
}

function parseUnsuffixed(text: string): number {
  if (PLAIN.test(text)) return Number(text);
  if (GROUPED.test(text)) return Number(text.replace(/[, '\u2019\u00a0\u2009\u202f_]/g, ''));
  return Number.NaN;
}

function swapSigns(text: string): string {
  return text.replace(/[.,]/g, (sign) => (sign === ',' ? '.' : ','));
}
