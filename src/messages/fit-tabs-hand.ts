import { formatCount, formatFactor, formatPercent, formatPlain, formatPower } from '../core/units';

/** Sentences of the manual mode: parameters moved by hand. */

/** How far above the best an objective is: close to it the excess as a percentage, far from it a factor. */
function ratio(value: number): string {
  const over = value - 1;
  if (!Number.isFinite(value)) return 'no value';
  if (Math.abs(over) < 5e-7) return '1x';
  return over < 0.1 ? `1x + ${formatPercent(over, 2)}` : formatFactor(value, 3);
}

export const byHand = {
  heading: 'By hand',
  hint: 'Drag a parameter: objective, predictions and forecast follow. The fit itself stays as it is.',
  slider: (symbol: string): string => `${symbol} by hand`,
  say: (symbol: string, value: number, over: number): string =>
    `${symbol} ${formatPlain(value, 4)}, objective ${ratio(over)} of the best`,
  refuse: (text: string, low: number, high: number): string =>
    `\u201c${text.slice(0, 24)}\u201d is outside the bounds of this parameter. Enter a number from ${formatPlain(low)} to ${Number.isFinite(high) ? formatPlain(high) : 'anything above'}.`,
  snap: 'Snap to best',
  none: 'Parameters are moved by hand for laws of parameters and tokens alone.',
  outputs: {
    objective: 'Objective by hand',
    ratio: 'Objective over the best',
    loss: 'Loss at the target by hand',
    params: 'Optimal parameters by hand',
  },
  writeObjective: (value: number): string => formatPower(value, 5),
  writeRatio: ratio,
  writeLoss: (value: number): string => formatPlain(value, 4),
  writeParams: (value: number): string => formatCount(value),
  title: (over: number, middle: number): string =>
    over - 1 < 5e-7
      ? `At the best, half of the runs lie within ${formatPercent(middle)} of the law`
      : `By hand the objective is ${ratio(over)} of the best; half of the runs lie within ${formatPercent(middle)}`,
  subtitle: (drawn: number, rows: number): string =>
    `Predicted against measured loss${drawn < rows ? `, ${drawn} of ${rows} runs drawn` : ''}. Dots: by hand. Hollow squares: the fit.`,
  alternative: (worst: number): string =>
    `Dots beside the line of equality; the farthest is ${formatPercent(worst)} off.`,
  x: (unit: string): string => `measured loss, ${unit}`,
  y: (unit: string): string => `predicted loss, ${unit}`,
  equality: 'predicted = measured',
  row: (name: string, measured: number, predicted: number): string =>
    `${name}: measured ${formatPlain(measured, 4)}, by hand ${formatPlain(predicted, 4)}`,
  columns: {
    run: 'Run',
    measured: 'Measured',
    hand: 'Predicted by hand',
    fit: 'Predicted by the fit',
  },
} as const;
