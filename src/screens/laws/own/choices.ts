import type { Parameter, ParameterChoice } from '../../../core/laws';
import { formatPlain } from '../../../core/units';
import { ownLaw as words } from '../../../messages/own-law';

/** Why a bound or a start cannot be this value beside the others of the parameter; undefined where it can. */
export function refuseChoice(
  { bounds: [low, high], startRange, transform }: Parameter,
  key: keyof ParameterChoice,
  value: number,
): string | undefined {
  if (key === 'low' && !(value < high)) return words.refuse.order(write(value), write(high));
  if (key === 'high' && !(low < value)) return words.refuse.order(write(low), write(value));
  if (key === 'low' || key === 'high') return undefined;
  if (transform === 'log' && !(value > 0)) return words.refuse.positive;
  if (value < low || value > high) return words.refuse.outside(write(low), write(high));
  const [from, to] = startRange ?? [low, high];
  if (key === 'startLow' && !(value < to)) return words.refuse.order(write(value), write(to));
  if (key === 'startHigh' && !(from < value)) return words.refuse.order(write(from), write(value));
  return undefined;
}

function write(value: number): string {
  if (Number.isFinite(value)) return formatPlain(value);
  return value < 0 ? words.unlimited.low : words.unlimited.high;
}
