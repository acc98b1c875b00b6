import { type FlopCount, flopCounts } from './config';

/** What N counts: as the dataset has it, with or without embeddings, all parameters or those a token passes. */
export const sizeCounts = ['given', 'with', 'without', 'total', 'active'] as const;
export type SizeCount = (typeof sizeCounts)[number];

/** What the loss is counted per: as the dataset has it, a token, or a byte. */
export const lossCounts = ['given', 'token', 'byte'] as const;
export type LossCount = (typeof lossCounts)[number];

/** The conventions a dataset is counted by, and what a person said of it that no column says. */
export interface Accounting {
  readonly size: SizeCount;
  readonly flops: FlopCount;
  readonly loss: LossCount;
  /** What the dataset's own N counts, where its columns do not tell. */
  readonly counts?: 'with' | 'without';
  readonly vocabulary?: number;
  /** Input embedding and output layer are two matrices. */
  readonly untied?: boolean;
  /** Tokens of a training sequence. */
  readonly sequence?: number;
  /** Width over layers, for runs whose shape no column says. */
  readonly aspect?: number;
  readonly bytesPerToken?: number;
}

export const asGiven: Accounting = { size: 'given', flops: '6ND', loss: 'given' };

const numbers = {
  V: 'vocabulary',
  s: 'sequence',
  A: 'aspect',
  bpt: 'bytesPerToken',
} as const;

/** The conventions as one line for a link: `N:without,C:chowdhery,V:32000`; empty for a dataset as it is. */
export function writeAccounting(accounting: Accounting): string {
  const { size, flops, loss, counts, untied } = accounting;
  const parts = [
    size === 'given' ? '' : `N:${size}`,
    flops === '6ND' ? '' : `C:${flops}`,
    loss === 'given' ? '' : `loss:${loss}`,
    counts ? `is:${counts}` : '',
    untied ? 'untied' : '',
    ...Object.entries(numbers).map(([key, name]) => {
      const value = accounting[name];
      return value === undefined ? '' : `${key}:${String(value).replace('e+', 'e')}`;
    }),
  ];
  return parts.filter((part) => part !== '').join(',');
}

/** The conventions of such a line; undefined for a text that is none. */
export function readAccounting(text: string): Accounting | undefined {
  if (text === '') return asGiven;
  if (text.length > 200) return undefined;
  let read: Accounting = asGiven;
  for (const part of text.split(',')) {
    const [key = '', value = ''] = part.split(':');
    const next = readPart(key, value);
    if (!next) return undefined;
    read = { ...read, ...next };
  }
  return read;
}

function readPart(key: string, value: string): Partial<Accounting> | undefined {
  const among = <T extends string>(values: readonly T[]): T | undefined =>
    values.find((each) => each === value);
  const size = key === 'N' ? among(sizeCounts) : undefined;
  if (size) return { size };
  const flops = key === 'C' ? among(flopCounts) : undefined;
  if (flops) return { flops };
  const loss = key === 'loss' ? among(lossCounts) : undefined;
  if (loss) return { loss };
  const counts = key === 'is' ? among(['with', 'without'] as const) : undefined;
  if (counts) return { counts };
  if (key === 'untied' && value === '') return { untied: true };
  if (!Object.hasOwn(numbers, key) || !/^\d*\.?\d+(e-?\d+)?$/i.test(value)) return undefined;
  const number = Number(value);
  if (!(number > 0 && number <= 1e12)) return undefined;
  return { [numbers[key as keyof typeof numbers]]: number };
}
