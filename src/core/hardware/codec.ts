import { type Precision, peaks, precisions } from './peaks';
import { type EditedRow, type Hardware, usualHardware } from './setup';

/**
 * Accelerators as a short text for a link: `h100,n=512,d=30,mfu=0.4`, then changed rows of the table as
 * `a100:price=1.1:power=300`. Only what differs from the usual is written; empty is the usual.
 */
export function writeHardware(hardware: Hardware): string {
  const parts: string[] = [];
  for (const [key, name] of Object.entries(numbers) as [NumberKey, string][]) {
    const value = hardware[key];
    if (value !== null && value !== usualHardware[key]) parts.push(`${name}=${value}`);
  }
  if (hardware.precision !== usualHardware.precision) parts.push(`at=${hardware.precision}`);
  if (hardware.byCost) parts.push('by=cost');
  for (const row of hardware.edited) parts.push(writeRow(row));
  if (parts.length === 0 && hardware.id === usualHardware.id) return '';
  return [hardware.id, ...parts].join(',');
}

const numbers = {
  count: 'n',
  days: 'd',
  mfu: 'mfu',
  prefill: 'pre',
  decode: 'dec',
  input: 'in',
  servingPrice: 'sp',
} as const;
type NumberKey = keyof typeof numbers;

const bounds: Readonly<Record<NumberKey, readonly [number, number]>> = {
  count: [1, 1e7],
  days: [1e-6, 1e6],
  mfu: [1e-3, 1],
  prefill: [1e-4, 1],
  decode: [1e-4, 1],
  input: [0, 1],
  servingPrice: [1e-3, 1e3],
};

const cells = ['peak', 'memory', 'power', 'price'] as const;

function writeRow({ id, ...row }: EditedRow): string {
  const changed = cells.filter((cell) => row[cell] !== undefined);
  return [id, ...changed.map((cell) => `${cell}=${row[cell]}`)].join(':');
}

/** What can be read of the text; the rest is as usual. Never throws. */
export function readHardware(text: string): Hardware {
  if (text === '') return usualHardware;
  const [id = '', ...parts] = text.split(',');
  let read: Hardware = isKnown(id) ? { ...usualHardware, id } : usualHardware;
  for (const part of parts) {
    if (part.includes(':')) {
      const row = readRow(part);
      if (row) read = { ...read, edited: [...read.edited, row] };
      continue;
    }
    const [name, value = ''] = part.split('=');
    const key = (Object.keys(numbers) as NumberKey[]).find((key) => numbers[key] === name);
    const number = key && readNumber(value, bounds[key]);
    if (key && number !== undefined) read = { ...read, [key]: number };
    if (name === 'at' && isPrecision(value)) read = { ...read, precision: value };
    if (name === 'by') read = { ...read, byCost: value === 'cost' };
  }
  return read;
}

function readRow(text: string): EditedRow | undefined {
  const [id = '', ...parts] = text.split(':');
  if (!isKnown(id)) return undefined;
  const read: Record<string, number> = {};
  for (const part of parts) {
    const [name = '', value = ''] = part.split('=');
    const number = readNumber(value, [1e-6, 1e20]);
    if (cells.some((cell) => cell === name) && number !== undefined) read[name] = number;
  }
  return { id, ...read };
}

/** Bounds of a person's own number, so that a link never holds what a field refuses. */
export const hardwareBounds = bounds;

const isKnown = (id: string): boolean => Object.hasOwn(peaks, id);

const isPrecision = (text: string): text is Precision =>
  precisions.some((precision) => precision === text);

function readNumber(text: string, [low, high]: readonly [number, number]): number | undefined {
  const value = text === '' ? Number.NaN : Number(text);
  return value >= low && value <= high ? value : undefined;
}
