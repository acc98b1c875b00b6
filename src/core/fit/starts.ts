import type { Law, Parameter } from '../laws';
import { createBoxQuadraticSolver, lowDiscrepancyPoint } from '../numerics';
import type { ParameterSpace } from './parameter-space';
import type { PreparedRows } from './prepare';

/** Starts of a cold fit. */
export const startCount = 12;

/** Where the starts of a non-linear parameter are spread: as the law says, else its bounds where finite. */
function spreadRange({ startRange, bounds, transform }: Parameter): readonly [number, number] {
  if (startRange) return startRange;
  const floor = transform === 'log' ? 1e-3 : -1;
  const low = Number.isFinite(bounds[0])
    ? Math.max(bounds[0], transform === 'log' ? floor : bounds[0])
    : floor;
  return [low, Number.isFinite(bounds[1]) ? bounds[1] : Math.max(1, 1000 * Math.abs(low))];
}

function spread(parameter: Parameter, share: number): number {
  const [low, high] = spreadRange(parameter);
  return parameter.transform === 'log' ? low * (high / low) ** share : low + share * (high - low);
}

/**
 * Deterministic starts that cover the box: non-linear parameters from a low-discrepancy sequence over their
 * start ranges, the linear ones by bounded least squares given those (relative residuals for log objectives).
 * `held` has the values of fixed parameters; others in it are ignored. One vector a start, natural units.
 */
export function chooseStarts(
  rows: PreparedRows,
  space: ParameterSpace,
  held: Float64Array,
): Float64Array[] {
  const { law } = rows;
  const free = Array.from(space.indices);
  const linear = free.filter((i) => (law.parameters[i] as Parameter).linear);
  const spreadOver = free.filter((i) => !(law.parameters[i] as Parameter).linear);
  const starts: Float64Array[] = [];
  for (let start = 0; start < startCount; start++) {
    const parameters = held.slice();
    const point = lowDiscrepancyPoint(start, spreadOver.length);
    spreadOver.forEach((index, j) => {
      parameters[index] = spread(law.parameters[index] as Parameter, point[j] as number);
    });
    if (linear.length > 0) solveLinear(rows, linear, parameters);
    starts.push(parameters);
  }
  return starts;
}

/** Bounded least squares for the parameters at `linear`, the others given. */
function solveLinear(
  rows: PreparedRows,
  linear: readonly number[],
  parameters: Float64Array,
): void {
  const { law, count, features, response, residualScale, logSpace } = rows;
  const width = law.variables.length;
  const size = linear.length;
  const gradient = new Float64Array(law.parameters.length);
  const columns = linear.map(() => new Float64Array(count));
  const right = new Float64Array(count);
  for (const index of linear) parameters[index] = 0;
  for (let i = 0; i < count; i++) {
    const point = features.subarray(i * width, i * width + width);
    const base = law.derivatives(point, parameters, gradient, null);
    // Relative residuals stand in for log residuals.
    const scale = (residualScale[i] as number) / (logSpace ? (response[i] as number) : 1);
    right[i] = scale * ((response[i] as number) - base);
    linear.forEach((index, j) => {
      (columns[j] as Float64Array)[i] = scale * (gradient[index] as number);
    });
  }
  const dot = (a: Float64Array, b: Float64Array): number => {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += (a[i] as number) * (b[i] as number);
    return sum;
  };
  const norms = columns.map((column) => Math.sqrt(dot(column, column)) || 1);
  const matrix = new Float64Array(size * size);
  const target = new Float64Array(size);
  columns.forEach((a, i) => {
    target[i] = dot(a, right) / (norms[i] as number);
    columns.forEach((b, j) => {
      // The ridge only matters where columns coincide; any split between them is a fair start.
      const ridge = i === j ? 1e-10 : 0;
      matrix[i * size + j] = dot(a, b) / ((norms[i] as number) * (norms[j] as number)) + ridge;
    });
  });
  const bounds = linear.map((index) => (law.parameters[index] as Parameter).bounds);
  const lower = Float64Array.from(bounds, ([low], j) => low * (norms[j] as number));
  const upper = Float64Array.from(bounds, ([, high], j) => high * (norms[j] as number));
  const solution = new Float64Array(size);
  createBoxQuadraticSolver(size).solve(matrix, target, lower, upper, solution);
  // A factor under a logarithm cannot start at zero: give it a thousandth of the response instead.
  const typical = Math.sqrt(dot(right, right)) * 1e-3;
  linear.forEach((index, j) => {
    const parameter = law.parameters[index] as Parameter;
    const solved = solution[j] as number;
    const value = parameter.transform === 'log' && solved < typical ? typical : solved;
    parameters[index] = value / (norms[j] as number);
  });
}

/** The values a law's fixed parameters are held at; the others are 0 and of no account. */
export function heldValues(law: Law, fixed: Readonly<Record<string, number>> = {}): Float64Array {
  return Float64Array.from(law.parameters, ({ id }) => fixed[id] ?? 0);
}
