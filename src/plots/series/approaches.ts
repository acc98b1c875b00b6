import { extent } from './runs';

type Method = 'envelope' | 'parabolas' | 'parametric';

/** Compute-optimal sizes as several methods see them, log10 of FLOPs and of parameters. */
export interface ApproachesSeries {
  readonly lines: readonly {
    readonly method: Method;
    readonly from: readonly [number, number];
    readonly to: readonly [number, number];
    /** Interval of the size at the right end; null where there is none. */
    readonly interval: readonly [number, number] | null;
  }[];
  /** Vertices of the budgets' parabolas. */
  readonly minima: readonly {
    readonly logC: number;
    readonly logN: number;
    readonly interval: readonly [number, number] | null;
    /** Its minimum lies between the sizes tried, so that it counts. */
    readonly inside: boolean;
  }[];
  /** Points of the lower envelope of training curves. */
  readonly envelope: readonly (readonly [number, number])[];
  readonly rangeC: readonly [number, number];
  readonly rangeN: readonly [number, number];
}

interface Ends {
  readonly low: number;
  readonly high: number;
}

/** `from` and `compute` are the FLOPs between which the lines are drawn; sizes are raw counts. */
export function approachesSeries(
  approaches: readonly {
    readonly method: Method;
    readonly exponent: number;
    readonly coefficient: number;
    readonly paramsInterval: Ends | null;
  }[],
  minima: readonly {
    readonly compute: number;
    readonly params: number;
    readonly paramsInterval: Ends | null;
    readonly place: string;
  }[],
  envelope: readonly { readonly compute: number; readonly params: number }[],
  from: number,
  compute: number,
): ApproachesSeries {
  const logs = (ends: Ends | null): [number, number] | null =>
    ends && ends.low > 0 ? [Math.log10(ends.low), Math.log10(ends.high)] : null;
  const [start, end] = [Math.log10(from), Math.log10(compute)];
  const lines = approaches.map(({ method, exponent, coefficient, paramsInterval }) => {
    const at = (logC: number): [number, number] => [
      logC,
      Math.log10(coefficient) + exponent * logC,
    ];
    return { method, from: at(start), to: at(end), interval: logs(paramsInterval) };
  });
  const points = minima
    .filter(({ params }) => Number.isFinite(params))
    .map(({ compute: budget, params, paramsInterval, place }) => ({
      logC: Math.log10(budget),
      logN: Math.log10(params),
      interval: logs(paramsInterval),
      inside: place === 'inside',
    }));
  const traced = envelope.map((point): [number, number] => [
    Math.log10(point.compute),
    Math.log10(point.params),
  ]);
  const [low, high] = extent([
    ...lines.flatMap((line) => [line.from[1], line.to[1], ...(line.interval ?? [])]),
    ...points.filter(({ inside }) => inside).map(({ logN }) => logN),
    ...traced.map(([, logN]) => logN),
  ]);
  return {
    lines,
    minima: points,
    envelope: traced,
    rangeC: [Math.min(start, end) - 0.15, Math.max(start, end) + 0.15],
    rangeN: [low - 0.15, high + 0.15],
  };
}
