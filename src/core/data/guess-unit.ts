import { isPerByte, toBase, type Unit, unitsOf } from './column-units';
import type { HeaderWords } from './header-words';
import type { UnitReason } from './mapping';
import type { NumberColumn, Role } from './types';

export interface UnitGuess {
  readonly unit: Unit;
  readonly why: UnitReason;
  /** The numbers allow another reading: a person should look. */
  readonly doubtful: boolean;
}

/** Above these the unit of the header was already written out in the cells. */
const LARGEST = { N: 1e16, D: 1e18, C: 1e32 } as const;
/** No model and no training run is smaller; such numbers are counted in something. */
const SMALLEST_PARAMS = 2000;
const SMALLEST_TOKENS = 100_000;
const SMALLEST_FLOPS = 1e6;
/** A loss above this would be worse than guessing among all characters there are. */
const LARGEST_LOSS = 15;

/** The unit of a column playing a role, from its header or else from how large its numbers are. */
export function guessUnit(role: Role, header: HeaderWords, column: NumberColumn): UnitGuess {
  const named = header.unit && unitsOf(role).includes(header.unit) ? header.unit : null;
  const { median, largest, whole } = describe(column.values);
  if (role === 'name') return { unit: 'text', why: 'usual', doubtful: false };
  if (role === 'loss' || role === 'lossError') return guessLossUnit(role, named, median);
  if (named) {
    const written = toBase(largest, named) > LARGEST[role];
    return {
      unit: written ? 'one' : named,
      why: written ? 'magnitude' : 'header',
      doubtful: written,
    };
  }
  const usual: UnitGuess = { unit: 'one', why: 'usual', doubtful: false };
  if (!(largest > 0)) return usual;
  if (role === 'N' && largest < SMALLEST_PARAMS)
    return { unit: whole && largest > 20 ? 'M' : 'B', why: 'magnitude', doubtful: true };
  if (role === 'D' && largest < SMALLEST_TOKENS)
    return { unit: largest < 20 && !whole ? 'T' : 'B', why: 'magnitude', doubtful: true };
  if (role === 'C' && largest < SMALLEST_FLOPS) return { ...usual, doubtful: true };
  return usual;
}

function guessLossUnit(role: Role, named: Unit | null, median: number): UnitGuess {
  // A header that only says `ppl` is believed; one that only says `loss` is checked by size.
  if (named)
    return { unit: named, why: 'header', doubtful: isPerByte(named) && median > LARGEST_LOSS };
  if (role === 'loss' && median > LARGEST_LOSS)
    return { unit: 'perplexity', why: 'magnitude', doubtful: true };
  return { unit: 'nats', why: 'usual', doubtful: false };
}

/** The median is that of at most 4096 values spread over the column. */
function describe(values: Float64Array): { median: number; largest: number; whole: boolean } {
  const step = Math.ceil(values.length / 4096);
  const sample = new Float64Array(4096);
  let sampled = 0;
  let largest = Number.NaN;
  let whole = true;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (!Number.isFinite(value)) continue;
    if (!(value <= largest)) largest = value;
    if (whole && !Number.isInteger(value)) whole = false;
    if (i % step === 0) sample[sampled++] = value;
  }
  const median = sample.subarray(0, sampled).sort()[sampled >> 1] ?? Number.NaN;
  return { median, largest, whole };
}
