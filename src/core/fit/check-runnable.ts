import type { Problem } from '../result';
import type { FitProblem, FitSettings } from './types';

const problem = (code: string, data: Problem['data'] = {}): Problem => ({ code, data });

/** Where no objective is named, the stricter reading. */
const inLogarithms = (objective: FitSettings['objective'] | undefined): boolean =>
  objective !== 'mse' && objective !== 'huber';

/** Index of the first entry that fails, or -1. */
function findBad(column: Float64Array, good: (value: number) => boolean): number {
  return column.findIndex((value) => !good(value));
}

const isPositive = (value: number): boolean => value > 0 && value < Number.POSITIVE_INFINITY;

/**
 * What keeps these rows from being fitted, before anything is computed; empty when nothing does. Row numbers
 * are 1-based positions in the problem's columns. Codes: `fit-bad-response`, `fit-bad-variable`,
 * `fit-bad-standard-error`, `fit-too-few-rows`, `fit-constant-variable`, `fit-too-few-points`, and with
 * `settings` `fit-bad-delta`, `fit-unknown-parameter`, `fit-fixed-outside`.
 */
export function checkRunnable(
  { law, variables, response, standardErrors }: FitProblem,
  settings?: FitSettings,
): Problem[] {
  const problems: Problem[] = [];
  const fixed = settings?.fixed ?? {};
  if (settings?.objective.startsWith('huber') && !isPositive(settings.delta)) {
    problems.push(problem('fit-bad-delta', { delta: settings.delta }));
  }
  for (const [id, value] of Object.entries(fixed)) {
    const parameter = law.parameters.find((candidate) => candidate.id === id);
    if (!parameter) {
      const known = law.parameters.map((candidate) => candidate.id).join(', ');
      problems.push(problem('fit-unknown-parameter', { parameter: id, known }));
      continue;
    }
    const [low, high] = parameter.bounds;
    const inside = value >= low && value <= high && (parameter.transform !== 'log' || value > 0);
    if (!inside) problems.push(problem('fit-fixed-outside', { parameter: id, value, low, high }));
  }

  const free = law.parameters.filter(({ id }) => fixed[id] === undefined).length;
  if (response.length < free + 1) {
    const data = { rows: response.length, parameters: free, needed: free + 1 };
    problems.push(problem('fit-too-few-rows', data));
  }
  const signed = law.outputs[0].signed === true && !inLogarithms(settings?.objective);
  const badResponse = findBad(response, signed ? Number.isFinite : isPositive);
  if (badResponse >= 0) {
    const value = response[badResponse] as number;
    problems.push(problem('fit-bad-response', { row: badResponse + 1, value }));
  }
  law.variables.forEach(({ id, scale, domain }, j) => {
    const column = variables[j] as Float64Array;
    const bad = findBad(
      column,
      (value) =>
        Number.isFinite(value) &&
        value >= domain[0] &&
        value <= domain[1] &&
        (scale === 'linear' || value > 0),
    );
    if (bad < 0) return;
    const value = column[bad] as number;
    const data = { variable: id, row: bad + 1, value, low: domain[0], high: domain[1] };
    problems.push(problem('fit-bad-variable', data));
  });
  if (standardErrors) {
    const bad = findBad(standardErrors, isPositive);
    if (bad >= 0) {
      const value = standardErrors[bad] as number;
      problems.push(problem('fit-bad-standard-error', { row: bad + 1, value }));
    }
  }
  if (problems.length > 0) return problems;

  law.variables.forEach(({ id }, j) => {
    const column = variables[j] as Float64Array;
    const [low, high] = range(column);
    if (high - low <= 1e-9 * Math.abs(high)) {
      problems.push(
        problem('fit-constant-variable', { variable: id, value: low, rows: column.length }),
      );
    }
  });
  const points = countPoints(variables, free);
  if (problems.length === 0 && points < free) {
    problems.push(
      problem('fit-too-few-points', { points, rows: response.length, parameters: free }),
    );
  }
  return problems;
}

function range(column: Float64Array): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of column) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

/** Different points of the design, counted up to `enough`. */
function countPoints(variables: readonly Float64Array[], enough: number): number {
  const seen = new Set<string>();
  const rows = variables[0]?.length ?? 0;
  for (let i = 0; i < rows && seen.size < enough; i++) {
    seen.add(variables.map((column) => column[i]).join());
  }
  return seen.size;
}
