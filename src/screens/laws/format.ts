import type { Law } from '../../core/laws';
import { formatCount, formatFlops, formatPlain } from '../../core/units';
import { inputWords } from '../../messages/laws';

/** Units whose numbers are counts, written with the letters of the field. */
const counted = new Set(['params', 'tokens', 'examples', 'sequences', 'bytes', 'characters']);

/** A computed quantity as its unit is written: 40.4B params, 5.76e23 FLOPs, 1.937 nats/token. */
export function formatValue(value: number, unit: string, digits = 4): string {
  if (counted.has(unit) && Math.abs(value) >= 1000) return formatCount(value, digits);
  if (/^flops$/i.test(unit)) return formatFlops(value, digits);
  return formatPlain(value, digits);
}

/** A number as its source prints it: every digit, and no more. */
export function formatPrinted(value: number): string {
  const size = Math.abs(value);
  const text = size >= 1e7 || (size < 1e-4 && size > 0) ? value.toExponential() : String(value);
  return text.replace('e+', 'e').replace(/^-/, '\u2212');
}

/** Name and unit of an input: the law's own words for a variable, the product's for anything else. */
export function describeInput(
  law: Law | null,
  id: string,
): { name: string; symbol: string; unit: string } {
  const variable = law?.variables.find((candidate) => candidate.id === id);
  if (variable) return { name: variable.name, symbol: variable.symbol, unit: variable.unit };
  const output = law?.outputs.find((candidate) => candidate.id === id);
  const words = inputWords[id] ?? { name: output?.name ?? id, unit: output?.unit ?? '' };
  return { ...words, symbol: id };
}

/** `N = 70B, D = 1.4T`. */
export function formatInputs(law: Law | null, inputs: Readonly<Record<string, number>>): string {
  return Object.entries(inputs)
    .map(([id, value]) => `${id} = ${formatValue(value, describeInput(law, id).unit, 4)}`)
    .join(', ');
}
