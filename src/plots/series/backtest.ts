import { extent } from './runs';

/** Signed errors of a roll-out over compute: runs it learned from and runs it foretold. */
export interface BacktestSeries {
  readonly trained: readonly {
    readonly logC: number;
    readonly logN: number;
    readonly error: number;
  }[];
  readonly held: readonly {
    readonly row: number;
    readonly logC: number;
    readonly logN: number;
    readonly error: number;
    /** Ends of the prediction interval over what was measured, less 1; null without one. */
    readonly interval: readonly [number, number] | null;
    /** The interval holds what was measured. */
    readonly covered: boolean;
  }[];
  readonly rangeC: readonly [number, number];
  readonly rangeError: readonly [number, number];
}

/** `error` of a run: predicted over measured, less 1. `compute` in FLOPs. */
export function backtestSeries(
  trained: readonly { readonly compute: number; readonly params: number; readonly error: number }[],
  held: readonly {
    readonly row: number;
    readonly compute: number;
    readonly params: number;
    readonly observed: number;
    readonly predicted: number;
    readonly predictionInterval: { readonly low: number; readonly high: number } | null;
  }[],
): BacktestSeries {
  const foretold = held.map(({ row, compute, params, observed, predicted, predictionInterval }) => {
    const ends: readonly [number, number] | null = predictionInterval && [
      predictionInterval.low / observed - 1,
      predictionInterval.high / observed - 1,
    ];
    return {
      row,
      logC: Math.log10(compute),
      logN: Math.log10(params),
      error: predicted / observed - 1,
      interval: ends,
      covered: ends !== null && ends[0] <= 0 && ends[1] >= 0,
    };
  });
  const learned = trained.map(({ compute, params, error }) => ({
    logC: Math.log10(compute),
    logN: Math.log10(params),
    error,
  }));
  const [low, high] = extent([...learned, ...foretold].map(({ logC }) => logC));
  const errors = foretold.flatMap(({ error, interval }) => [error, ...(interval ?? [])]);
  const [least, most] = extent([0, ...errors, ...learned.map(({ error }) => error)]);
  const margin = (most - least) * 0.08 || 0.001;
  return {
    trained: learned,
    held: foretold,
    rangeC: [low - 0.12, high + 0.12],
    rangeError: [least - margin, most + margin],
  };
}
