import { percentileInterval } from '../../core/numerics';
import type { selectCurve } from '../../state';

type Curve = NonNullable<ReturnType<ReturnType<typeof selectCurve>>>;

export interface Banded {
  readonly y: Float64Array;
  /** Empty without draws. */
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** A curve with its 95 % band at places of an axis; `at` says share, size and tokens of a place. */
export function bandOf(
  { model, features }: Curve,
  x: Float64Array,
  at: (place: number) => readonly [share: number, N: number, D: number],
): Banded {
  const { law, parameters, draws } = model;
  const into = new Float64Array(3);
  const banded = draws.length >= 20;
  const y = new Float64Array(x.length);
  const low = new Float64Array(banded ? x.length : 0);
  const high = new Float64Array(banded ? x.length : 0);
  const values = new Float64Array(draws.length);
  for (let i = 0; i < x.length; i++) {
    const [share, N, D] = at(x[i] as number);
    const point = features(share, N, D, into);
    y[i] = law.evaluate(point, parameters);
    if (!banded) continue;
    for (let k = 0; k < values.length; k++)
      values[k] = law.evaluate(point, draws[k] as Float64Array);
    const interval = percentileInterval(values, 0.95);
    low[i] = interval.low;
    high[i] = interval.high;
  }
  return { y, low, high };
}
