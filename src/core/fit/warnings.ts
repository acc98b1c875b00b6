import type { Problem } from '../result';
import type { Fit, FitProblem } from './types';

/** Largest over smallest ratio up to which a design counts as lying on one line. */
const sameRatio = 1.02;

/**
 * What is weak about a design that can be fitted: `fit-one-ray` (one ratio D/N), `fit-one-budget` (one product
 * N D), `fit-few-levels` (a variable with two values: its exponent is a guess). For rows `checkRunnable` passes.
 */
export function designWarnings({ law, variables }: FitProblem): Problem[] {
  const warnings: Problem[] = [];
  law.variables.forEach(({ id, scale }, j) => {
    const levels = new Set(variables[j]);
    if (scale === 'log' && levels.size < 3) {
      warnings.push({ code: 'fit-few-levels', data: { variable: id, levels: levels.size } });
    }
  });
  const params = variables[law.variables.findIndex(({ id }) => id === 'N')];
  const tokens = variables[law.variables.findIndex(({ id }) => id === 'D')];
  if (!params || !tokens) return warnings;
  const ratio = commonValue(params, (N, i) => (tokens[i] as number) / N);
  if (ratio !== null) warnings.push({ code: 'fit-one-ray', data: { ratio } });
  const compute = commonValue(params, (N, i) => 6 * N * (tokens[i] as number));
  if (compute !== null) warnings.push({ code: 'fit-one-budget', data: { compute } });
  return warnings;
}

/** The geometric middle of a quantity that is the same for every row; null when it varies. */
function commonValue(
  column: Float64Array,
  quantity: (value: number, row: number) => number,
): number | null {
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  column.forEach((value, i) => {
    const here = quantity(value, i);
    low = Math.min(low, here);
    high = Math.max(high, here);
  });
  return high <= low * sameRatio ? Math.sqrt(low) * Math.sqrt(high) : null;
}

/**
 * The reciprocal condition number below which coefficients are noise even where the curve is not: a spread of
 * sizes and ratios has 1e-5 and more, one budget 2e-8, one ray or another line 1e-11.
 */
const WEAK_CONDITION = 1e-6;

/** Whether the rows hardly tell a fit's parameters apart: the one rule page, card and command line go by. */
export const isWeak = ({ reciprocalCondition }: Pick<Fit, 'reciprocalCondition'>): boolean =>
  reciprocalCondition < WEAK_CONDITION;

/**
 * What a reader of a fit must know: `fit-at-bound` for each parameter on a bound, `fit-starts-disagree`,
 * `fit-weakly-identified` when the rows hardly tell the parameters apart.
 */
export function fitWarnings(fit: Fit): Problem[] {
  const { atBound, certificate, reciprocalCondition } = fit;
  const warnings: Problem[] = atBound.map(({ parameter, side, value }) => ({
    code: 'fit-at-bound',
    data: { parameter, side, value },
  }));
  const { starts, agreed } = certificate;
  if (agreed < starts) warnings.push({ code: 'fit-starts-disagree', data: { starts, agreed } });
  if (isWeak(fit)) {
    warnings.push({ code: 'fit-weakly-identified', data: { reciprocalCondition } });
  }
  return warnings;
}
