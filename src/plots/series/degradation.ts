import { percentileIntervalInPlace } from '../../core/numerics';

/** One measured or predicted degradation, log10 units; `logLow` and `logHigh` are one standard error away. */
export interface DegradationPoint {
  readonly row: number;
  readonly logN: number;
  readonly logD: number;
  /** NaN where the degradation is at or below zero: it has no logarithm. */
  readonly logQ: number;
  readonly logLow: number;
  readonly logHigh: number;
  readonly bits: number;
  readonly included: boolean;
}

/** Degradation against tokens at one bit width and size, log10 units. */
export interface DegradationLine {
  readonly bits: number;
  readonly label: string;
  readonly tone: 'chosen' | 'other' | 'published';
  readonly logD: Float64Array;
  readonly logQ: Float64Array;
  /** 95 % of the refits; empty without draws. */
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** A law of degradation with its refits, as a function of tokens alone. */
export interface DegradationCurve {
  readonly bits: number;
  readonly label: string;
  readonly tone: DegradationLine['tone'];
  readonly parameters: Float64Array;
  readonly draws: readonly Float64Array[];
  readonly at: (tokens: number, parameters: Float64Array) => number;
}

const samples = 17;
/** Bands are made at every so many samples, and straight between: each place costs a value a refit. */
const bandStride = 4;

/** Samples the curves over the tokens in view; laws are close to straight here, so few samples do. */
export function degradationLines(
  curves: readonly DegradationCurve[],
  [from, to]: readonly [number, number],
): DegradationLine[] {
  const logD = Float64Array.from(
    { length: samples },
    (_, i) => from + ((to - from) * i) / (samples - 1),
  );
  return curves.map(({ bits, label, tone, parameters, draws, at }) => {
    const low = new Float64Array(draws.length > 0 ? samples : 0);
    const high = new Float64Array(low.length);
    const values = new Float64Array(draws.length);
    const logQ = logD.map((position, i) => {
      const tokens = 10 ** position;
      if (values.length > 0 && i % bandStride === 0) {
        for (let k = 0; k < values.length; k++) values[k] = at(tokens, draws[k] as Float64Array);
        const interval = percentileIntervalInPlace(values, 0.95);
        low[i] = Math.log10(interval.low);
        high[i] = Math.log10(interval.high);
      }
      return Math.log10(at(tokens, parameters));
    });
    fillBetween(low);
    fillBetween(high);
    return { bits, label, tone, logD, logQ, low, high };
  });
}

function fillBetween(values: Float64Array): void {
  for (let i = 0; i + bandStride < values.length; i += bandStride) {
    const [from, to] = [values[i] as number, values[i + bandStride] as number];
    for (let k = 1; k < bandStride; k++) values[i + k] = from + ((to - from) * k) / bandStride;
  }
}
