import type { Limit } from '../../../core/permalink';
import { formatCount, formatPlain } from '../../../core/units';
import { controls } from '../../../messages/explore';
import { formatMemory, limitWords as words } from '../../../messages/explore-limits';

/** How a limit is shown and changed. */
export interface LimitKind {
  readonly id: Limit;
  /** Where it begins when it is switched on. */
  readonly usual: number;
  readonly range: readonly [number, number];
  readonly format: (value: number) => string;
  readonly refuse: (value: number | undefined, text: string) => string | undefined;
  /** The state's value for one that was typed or dragged. */
  readonly accept: (value: number) => number;
}

const same = (value: number): number => value;
const count = (value: number): string => formatCount(value);

export const limitKinds: readonly LimitKind[] = [
  {
    id: 'served',
    usual: 1e13,
    range: [1e10, 1e16],
    format: count,
    refuse: controls.refuse(words.served.name, '10T', 1, 1e20),
    accept: same,
  },
  {
    id: 'unique',
    usual: 2e12,
    range: [1e9, 1e14],
    format: count,
    refuse: controls.refuse(words.unique.name, '2T', 1e3, 1e20),
    accept: same,
  },
  {
    id: 'mem',
    usual: 24e9,
    range: [1e9, 2e12],
    format: formatMemory,
    refuse: words.refuseMemory,
    // Nobody serves from bytes: a small number is meant in gigabytes.
    accept: (value) => (value < 1e5 ? value * 1e9 : value),
  },
  {
    id: 'bits',
    usual: 4,
    range: [2, 16],
    format: (value) => formatPlain(value),
    refuse: words.refuseBits,
    accept: (value) => Number(value.toPrecision(3)),
  },
];
