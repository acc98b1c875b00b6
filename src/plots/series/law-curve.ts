/** The response of several sets of values against one variable, the others held. */
export interface LawCurveSeries {
  /** Positions along the axis: log10 of the variable where `logX`. */
  readonly x: Float64Array;
  readonly logX: boolean;
  /** Whether the responses span enough to be drawn on a log axis; `values` are then log10. */
  readonly logY: boolean;
  readonly curves: readonly { readonly label: string; readonly values: Float64Array }[];
  /** Where the values were fitted, on the axis. */
  readonly valid: readonly [number, number] | null;
}

const samples = 121;
/** A response that spans more than this factor is read on a log axis. */
const logSpan = 30;

/** `range` and `valid` in base units; each response is a function of the variable in base units. */
export function lawCurveSeries(
  responses: readonly { readonly label: string; readonly at: (value: number) => number }[],
  range: readonly [number, number],
  logX: boolean,
  valid: readonly [number, number] | null,
): LawCurveSeries {
  const place = (value: number): number => (logX ? Math.log10(value) : value);
  const [low, high] = [place(range[0]), place(range[1])];
  const x = Float64Array.from(
    { length: samples },
    (_, i) => low + ((high - low) * i) / (samples - 1),
  );
  const raw = responses.map(({ label, at }) => ({
    label,
    values: x.map((position) => {
      const value = at(logX ? 10 ** position : position);
      return Number.isFinite(value) ? value : Number.NaN;
    }),
  }));
  const known = raw.flatMap(({ values }) => [...values].filter(Number.isFinite));
  const logY =
    known.length > 0 && Math.min(...known) > 0 && Math.max(...known) > logSpan * Math.min(...known);
  return {
    x,
    logX,
    logY,
    curves: logY
      ? raw.map(({ label, values }) => ({ label, values: values.map(Math.log10) }))
      : raw,
    valid: valid && [place(Math.max(range[0], valid[0])), place(Math.min(range[1], valid[1]))],
  };
}
