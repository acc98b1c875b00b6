import type { Fit, FitProblem, FitSettings } from '../fit';
import { normalQuantile, quantile } from '../numerics';
import { describeRows, invertScaled, type RowGeometry, sumOuter } from './row-geometry';

/** Every row of a fit, seen from the fit. Arrays have one entry a row, in the problem's order. */
export interface Residuals {
  /** What a residual is a difference of: losses, or their logarithms. */
  readonly space: 'loss' | 'log-loss';
  /** Residuals are in standard errors. */
  readonly weighted: boolean;
  /** Nats per token. */
  readonly observed: Float64Array;
  readonly predicted: Float64Array;
  /** Predicted less observed, in `space`: positive where the law asks for more loss than was measured. */
  readonly residual: Float64Array;
  /** Over `scale` and the square root of one less the leverage; about standard normal where all is well. */
  readonly standardised: Float64Array;
  /**
   * How far a row's prediction follows its own measurement in least squares, 0 to 1; they add up to the number
   * of parameters. A matter of the design alone: an outlying loss has none of it.
   */
  readonly leverage: Float64Array;
  /** Size of a typical residual: root mean square over n - p, or 1.4826 x the median magnitude under Huber. */
  readonly scale: number;
  readonly scaleFrom: 'squares' | 'median';
  /** Standardised residuals, ascending, beside the normal quantiles they would have: points of a QQ plot. */
  readonly quantiles: {
    readonly expected: Float64Array;
    readonly found: Float64Array;
    readonly rows: Int32Array;
  };
}

/** Takes the normal's median magnitude to its standard deviation. */
const MEDIAN_TO_DEVIATION = 1.4826;

export function findResiduals(problem: FitProblem, settings: FitSettings, fit: Fit): Residuals {
  const geometry = describeRows(problem, settings, fit);
  const { count, robust, residuals, logSpace, predicted } = geometry;
  const leverage = findLeverage(geometry);
  const scale = findScale(geometry);
  const standardised = residuals.map((value, row) => {
    const rest = Math.sqrt(Math.max(1e-12, 1 - (leverage[row] as number)));
    return scale > 0 ? value / (scale * rest) : 0;
  });
  const order = Int32Array.from({ length: count }, (_, row) => row).sort(
    (i, j) => (standardised[i] as number) - (standardised[j] as number) || i - j,
  );
  return {
    space: logSpace ? 'log-loss' : 'loss',
    weighted: problem.standardErrors !== undefined,
    observed: problem.response,
    predicted,
    residual: residuals,
    standardised,
    leverage,
    scale,
    scaleFrom: robust ? 'median' : 'squares',
    quantiles: {
      // Blom's positions: close to the expected order statistics of the normal.
      expected: Float64Array.from(order, (_, k) => normalQuantile((k + 0.625) / (count + 0.25))),
      found: Float64Array.from(order, (row) => standardised[row] as number),
      rows: order,
    },
  };
}

/** Size of a typical residual; see `Residuals.scale`. */
function findScale({ count, inner, robust, residuals }: RowGeometry): number {
  if (robust) return MEDIAN_TO_DEVIATION * quantile(residuals.map(Math.abs), 0.5);
  const squares = residuals.reduce((sum, value) => sum + value * value, 0);
  return Math.sqrt(squares / Math.max(1, count - inner.length));
}

function findLeverage(geometry: RowGeometry): Float64Array {
  const { count, inner, slopes } = geometry;
  const size = inner.length;
  const inverse = invertScaled(
    sumOuter(geometry, () => 1),
    size,
  );
  const leverage = new Float64Array(count);
  if (!inverse) return leverage.fill(Number.NaN);
  for (let row = 0; row < count; row++) {
    let sum = 0;
    for (let a = 0; a < size; a++) {
      for (let b = 0; b < size; b++) {
        sum +=
          (slopes[row * size + a] as number) *
          (inverse[a * size + b] as number) *
          (slopes[row * size + b] as number);
      }
    }
    leverage[row] = sum;
  }
  return leverage;
}
