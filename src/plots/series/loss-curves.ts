/** A loss curve in log10 units, with the family it is coloured by. */
export interface LossCurveSeries {
  readonly name: string;
  readonly params: number;
  readonly logTokens: Float64Array;
  readonly logLoss: Float64Array;
  /** Place of its size among the sizes, ascending. */
  readonly family: number;
}

export interface LossCurvesSeries {
  readonly curves: readonly LossCurveSeries[];
  /** Sizes there are, ascending. */
  readonly sizes: readonly number[];
}

/** Curves of one size are one family. */
export function lossCurvesSeries(
  curves: readonly {
    readonly name: string;
    readonly params: number;
    readonly tokens: Float64Array;
    readonly loss: Float64Array;
  }[],
): LossCurvesSeries {
  const sizes = [...new Set(curves.map(({ params }) => params))].sort((a, b) => a - b);
  return {
    sizes,
    curves: curves.map(({ name, params, tokens, loss }) => ({
      name,
      params,
      logTokens: tokens.map(Math.log10),
      logLoss: loss.map(Math.log10),
      family: sizes.indexOf(params),
    })),
  };
}
