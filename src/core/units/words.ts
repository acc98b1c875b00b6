import { formatCount, formatFlops } from './format';

const names: readonly (readonly [number, string])[] = [
  [1e15, 'quadrillion'],
  [1e12, 'trillion'],
  [1e9, 'billion'],
  [1e6, 'million'],
  [1e3, 'thousand'],
];

/** A count as a screen reader should say it: "90.4 billion parameters". */
export function sayCount(value: number, unit: string): string {
  for (const [size, name] of names) {
    if (Math.abs(value) >= size) return `${Number((value / size).toPrecision(3))} ${name} ${unit}`;
  }
  return `${formatCount(value)} ${unit}`;
}

/** FLOPs as a screen reader should say them: "5.76 times ten to the 23 FLOPs". */
export function sayFlops(value: number): string {
  const [mantissa, exponent] = formatFlops(value).split('e');
  return exponent === undefined
    ? `${mantissa} FLOPs`
    : `${mantissa} times ten to the ${exponent} FLOPs`;
}
