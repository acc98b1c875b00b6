import type { Law, Parameter } from '../laws';
import { lowDiscrepancyPoint } from '../numerics';
import { createLinearProjection } from './linear-projection';
import type { ParameterSpace } from './parameter-space';
import type { PreparedRows } from './prepare';

/** Starts of a cold fit. */
const startCount = 12;

/** Few rows have more basins and cost less; where there are many parameters, every start is a long way. */
const countOfFew = (parameters: number): number => (parameters <= 8 ? 3 : 2) * startCount;

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
 * `held` has the values of fixed parameters; others in it are ignored; `isFew` says that the rows are few. One vector a
 * start, natural units.
 */
export function chooseStarts(
  rows: PreparedRows,
  space: ParameterSpace,
  held: Float64Array,
  isFew: boolean,
): Float64Array[] {
  const { law } = rows;
  const free = Array.from(space.indices);
  const projection = createLinearProjection(rows, space);
  const spreadOver = free.filter((i) => !(law.parameters[i] as Parameter).linear);
  const starts: Float64Array[] = [];
  const count = isFew ? countOfFew(space.size) : startCount;
  for (let start = 0; start < count; start++) {
    const parameters = held.slice();
    const point = lowDiscrepancyPoint(start, spreadOver.length);
    spreadOver.forEach((index, j) => {
      parameters[index] = spread(law.parameters[index] as Parameter, point[j] as number);
    });
    projection?.project(parameters);
    starts.push(parameters);
  }
  return starts;
}

/** The values a law's fixed parameters are held at; the others are 0 and of no account. */
export function heldValues(law: Law, fixed: Readonly<Record<string, number>> = {}): Float64Array {
  return Float64Array.from(law.parameters, ({ id }) => fixed[id] ?? 0);
}
