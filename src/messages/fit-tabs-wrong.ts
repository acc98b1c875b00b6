import {
  formatCount,
  formatFactor,
  formatLossGap,
  formatPercent,
  formatPlain,
} from '../core/units';
import { signedPercent } from './fit-tabs';

/** Sentences of the tab `What is wrong?`. */

const runs = (count: number): string => `${count} ${count === 1 ? 'run' : 'runs'}`;

export const design = {
  title: 'Design check',
  severities: { refuse: 'not stated', warn: 'doubtful', note: 'to know' },
  clean: (count: number): string =>
    `Nothing weak was found in the design of these ${runs(count)}: sizes and token counts tell every parameter apart.`,
  refused: (parameters: readonly string[]): string =>
    `Not stated, whatever the solver returned: ${parameters.join(', ')}.`,
  noise: (noise: number): string =>
    `Between runs of one size and data the loss varies by ${formatPercent(noise)}: no law can do better.`,
} as const;

export const leftOut = {
  title: 'Left out by hand',
  back: 'Put back',
  backNamed: (name: string): string => `Put back ${name}`,
  more: (count: number): string => `and ${count} more; see Undo`,
} as const;

export const residuals = {
  against: 'Residuals against',
  quantities: {
    N: 'parameters N',
    D: 'training tokens D',
    C: 'training compute C, FLOPs',
    ratio: 'tokens per parameter D/N',
  },
  options: [
    { value: 'N', label: 'Parameters N' },
    { value: 'D', label: 'Tokens D' },
    { value: 'C', label: 'Compute C' },
    { value: 'ratio', label: 'Tokens per parameter D/N' },
  ],
  /** Half of the runs lie within `middle`; |t| of the rank correlation above 3 is called a trend. */
  title(
    middle: string,
    { correlation, t }: { correlation: number; t: number },
    over: string,
  ): string {
    const half = `Half of the runs lie within ${middle} of the law`;
    if (!(Math.abs(t) > 3)) return `${half}; no trend over ${over}`;
    const way = correlation > 0 ? 'rise' : 'fall';
    return `${half}, but residuals ${way} with ${over} (rank correlation ${formatPlain(correlation, 2)})`;
  },
  subtitle: (linear: number, count: number, delta: string | null): string =>
    delta === null
      ? `Predicted less measured, ${runs(count)}. Click a run to leave it out.`
      : `Predicted less measured. Hollow: ${linear} of ${runs(count)} in Huber\u2019s linear part, beyond \u00b1${delta} (shaded). Click a run to leave it out.`,
  alternative: (count: number, over: string, low: string, high: string): string =>
    `Residuals of ${runs(count)} over ${over}, from ${low} to ${high}.`,
  axis: (unit: 'log-loss' | 'loss' | 'weighted', lossUnit: string): string =>
    ({
      'log-loss': 'residual, % of loss',
      loss: `residual, ${lossUnit}`,
      weighted: 'residual, standard errors',
    })[unit],
  group: 'Residuals of the runs',
  write: (value: number, unit: 'log-loss' | 'loss' | 'weighted'): string =>
    unit === 'log-loss'
      ? signedPercent(value / 100)
      : unit === 'loss'
        ? formatLossGap(value)
        : `${value < 0 ? '\u2212' : '+'}${formatPlain(Math.abs(value))} s.e.`,
  size: (value: number, unit: 'log-loss' | 'loss' | 'weighted'): string =>
    unit === 'log-loss'
      ? formatPercent(value / 100)
      : unit === 'loss'
        ? `${formatPlain(value, 2)} nats`
        : `${formatPlain(value, 2)} s.e.`,
  row: (run: string, residual: string, isLinear: boolean): string =>
    `${run}: ${residual}${isLinear ? ', linear part' : ''}`,
  columns: {
    run: 'Run',
    params: 'Parameters',
    tokens: 'Tokens',
    compute: 'Compute',
    measured: 'Measured',
    predicted: 'Predicted',
    residual: 'Predicted less measured',
    standardised: 'Standardised residual',
    leverage: 'Leverage',
    part: 'Part',
    linear: 'linear',
    quadratic: 'quadratic',
    expected: 'Normal quantile',
    count: 'count',
  },
} as const;

export const quantiles = {
  title: (share: number): string =>
    share > 0.08
      ? `Heavy tails: ${formatPercent(share)} of the runs lie beyond two typical residuals, a normal has 5 %`
      : `No heavy tails: ${formatPercent(share)} of the runs lie beyond two typical residuals, a normal has 5 %`,
  subtitle: (scale: string, from: 'squares' | 'median'): string =>
    `Standardised residuals against normal quantiles; a typical residual is ${scale} (${
      from === 'median' ? '1.48 times the median size' : 'root mean square'
    }).`,
  alternative: (low: number, high: number): string =>
    `Ordered residuals from ${formatPlain(low, 2)} to ${formatPlain(high, 2)} typical ones beside the line a normal would follow.`,
  axisX: 'normal quantile',
  axisY: 'residual over a typical one',
  group: 'Quantiles of the residuals',
  line: 'normal',
  row: (run: string, found: number): string => `${run}: ${formatPlain(found, 2)} typical residuals`,
} as const;

export const influence = {
  what: 'influence',
  title(name: string, move: number, loss: number, params: number, tokens: number): string {
    return `Without ${name} the loss at ${formatCount(params)} on ${formatCount(tokens)} moves by ${formatLossGap(move)} nats (${signedPercent(move / loss)})`;
  },
  subtitle: (factor: number, typical: number, exact: boolean): string =>
    `Forecast without each run, less the forecast with it; the first moves it ${formatFactor(factor, 2)} as far as a typical run (${formatPlain(typical, 2)} nats). ${
      exact ? 'One refit a run' : 'One Newton step a run'
    }. Click a run to leave it out.`,
  alternative: (count: number, name: string, move: number): string =>
    `The ${count} runs that move the forecast most, ranked; the first is ${name} at ${formatLossGap(move)} nats.`,
  axis: (lossUnit: string): string => `move of the loss at the point, ${lossUnit}`,
  group: 'Runs by influence',
  row: (run: string, move: number): string =>
    `${run}: ${formatLossGap(move)} nats without it. Press to leave it out.`,
  columns: { move: 'Move without it' },
} as const;
