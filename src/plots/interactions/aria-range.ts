import { formatDigits } from '../../core/units';

interface AriaRange {
  readonly 'aria-valuenow': number;
  readonly 'aria-valuemin': number;
  readonly 'aria-valuemax': number;
}

/** Value and ends of a slider for assistive technology, in plain digits: an exponent is not valid there. */
export function ariaRange(value: number, [low, high]: readonly [number, number]): AriaRange {
  const written = {
    'aria-valuenow': formatDigits(value),
    'aria-valuemin': formatDigits(low),
    'aria-valuemax': formatDigits(high),
  };
  // React's types ask for numbers, which it would write with an exponent; attributes are text anyway.
  return written as unknown as AriaRange;
}
