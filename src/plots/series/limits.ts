import { percentileIntervalInPlace } from '../../core/numerics';

/** A curve in the values of the axes. */
export interface LimitsLine {
  readonly key: string;
  readonly label: string;
  /** `chosen` follows the hand; `free` is what would be without the limit; `edge` bounds an area. */
  readonly tone: 'chosen' | 'other' | 'free' | 'edge' | 'second';
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** 95 % of the refits; empty without draws. */
  readonly low?: Float64Array;
  readonly high?: Float64Array;
  /** Part of the x axis the law was fitted on; null where it lies outside altogether. */
  readonly valid: readonly [number, number] | null;
}

/** A measured or predicted value in the values of the axes. */
export interface LimitsDot {
  /** Row of its table; the name of the group makes it unique. */
  readonly row: number;
  readonly group: string;
  readonly x: number;
  readonly y: number;
  /** One standard error to both sides, where it is known. */
  readonly low?: number;
  readonly high?: number;
  /** `prediction`: what a source's own law says, not a measurement. */
  readonly tone: 'measured' | 'prediction' | 'second';
  readonly included: boolean;
}

/** What a line is made of: a value for a place on the x axis and one vector of parameters. */
export interface LimitsCurve extends Pick<LimitsLine, 'key' | 'label' | 'tone' | 'valid'> {
  readonly parameters: Float64Array;
  readonly draws?: readonly Float64Array[];
  readonly at: (x: number, parameters: Float64Array) => number;
}

const samples = 41;
/** A band is smooth: fewer places do. */
const samplesBanded = 25;

/** Samples curves over a part of the x axis. */
export function limitsSeries(
  curves: readonly LimitsCurve[],
  [from, to]: readonly [number, number],
): LimitsLine[] {
  return curves.map(({ key, label, tone, valid, parameters, draws = [], at }) => {
    const count = draws.length > 0 ? samplesBanded : samples;
    const inner = (valid ?? []).filter((edge) => edge > from && edge < to);
    const grid = Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
    // Where the law's range ends the line changes its dash: exactly there.
    const x = Float64Array.from([...grid, ...inner]).sort();
    const low = new Float64Array(draws.length > 0 ? x.length : 0);
    const high = new Float64Array(low.length);
    const values = new Float64Array(draws.length);
    const y = x.map((place, i) => {
      if (values.length > 0) {
        for (let k = 0; k < values.length; k++) values[k] = at(place, draws[k] as Float64Array);
        const interval = percentileIntervalInPlace(values, 0.95);
        low[i] = interval.low;
        high[i] = interval.high;
      }
      return at(place, parameters);
    });
    return { key, label, tone, valid, x, y, low, high };
  });
}
