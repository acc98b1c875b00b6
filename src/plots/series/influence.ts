import { extent } from './runs';

/** The runs that move an answer most, first the one that moves it furthest. */
export interface InfluenceSeries {
  readonly bars: readonly {
    /** Place among the fit's rows. */
    readonly row: number;
    /** Answer without the run, less the answer with it. */
    readonly move: number;
  }[];
  readonly range: readonly [number, number];
  /** Rows whose absence leaves nothing that can be fitted. */
  readonly failed: number;
  /** Of all moves, the root mean square: what an ordinary run does. */
  readonly typical: number;
}

export function influenceSeries(moves: Float64Array, most: number): InfluenceSeries {
  const order = Array.from(moves.keys())
    .filter((row) => Number.isFinite(moves[row]))
    .sort((i, j) => Math.abs(moves[j] as number) - Math.abs(moves[i] as number) || i - j);
  const bars = order.slice(0, most).map((row) => ({ row, move: moves[row] as number }));
  const [low, high] = extent([0, ...bars.map(({ move }) => move)]);
  const margin = (high - low) * 0.06 || 1e-6;
  const squares = order.reduce((sum, row) => sum + (moves[row] as number) ** 2, 0);
  return {
    bars,
    range: [low - margin, high + margin],
    failed: moves.length - order.length,
    typical: Math.sqrt(squares / Math.max(1, order.length)),
  };
}
