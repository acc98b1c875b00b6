import type { Law, Parameter, PowerTerm, Vector } from '../../laws';
import type { PreparedRows } from '../prepare';

type Interval = readonly [low: number, high: number];

/** A point of the form, A and B as terms at the smallest run. */
export interface AdditivePoint {
  floor: number;
  A: number;
  B: number;
  alpha: number;
  beta: number;
}

/** Rows and bounds of a fit of floor + A / N^alpha + B / D^beta, as the proof takes them. */
export interface AdditiveRows {
  readonly count: number;
  /** ln(N / least N) and ln(D / least D), and the largest of each. */
  readonly size: Float64Array;
  readonly data: Float64Array;
  readonly reach: { readonly size: number; readonly data: number };
  readonly floor: Interval;
  readonly alpha: Interval;
  readonly beta: Interval;
  /** Ids of the exponents; one parameter may be both. */
  readonly exponents: readonly [string, string];
  readonly tied: boolean;
  /** A value this small is rounding. */
  readonly rounding: number;
  fromParameters(parameters: Vector): AdditivePoint;
  toParameters(point: AdditivePoint): Record<string, number>;
}

type Held = Readonly<Record<string, number>>;

/**
 * Whether the law is a floor and two power terms, all three zero or more, its factors not held and its exponents
 * bounded from both sides.
 */
export function isAdditive(law: Law, fixed: Held = {}): boolean {
  const form = law.additiveForm;
  if (!form) return false;
  return (
    readBounds(law, form.floor, fixed)[0] >= 0 &&
    form.terms.every(
      ({ variable, coefficient, exponent }) =>
        law.variables.find(({ id }) => id === variable)?.scale === 'log' &&
        fixed[coefficient] === undefined &&
        readBounds(law, coefficient, fixed)[0] >= 0 &&
        readBounds(law, exponent, fixed).every(Number.isFinite),
    )
  );
}

/** Takes rows of a law for which `isAdditive` holds. */
export function readAdditiveRows(prepared: PreparedRows, fixed: Held = {}): AdditiveRows {
  const { law, count } = prepared;
  const form = law.additiveForm;
  if (!form) throw new Error(`${law.id} is not of the additive form`);
  const [first, second] = form.terms;
  const size = readLogs(prepared, first);
  const data = readLogs(prepared, second);
  const places = [
    form.floor,
    first.coefficient,
    second.coefficient,
    first.exponent,
    second.exponent,
  ].map((id) => law.parameters.findIndex((parameter) => parameter.id === id));
  return {
    count,
    size: size.logs,
    data: data.logs,
    reach: { size: size.reach, data: data.reach },
    floor: readBounds(law, form.floor, fixed),
    alpha: readBounds(law, first.exponent, fixed),
    beta: readBounds(law, second.exponent, fixed),
    exponents: [first.exponent, second.exponent],
    tied: first.exponent === second.exponent,
    rounding: measureRounding(prepared),
    fromParameters(parameters) {
      const [floor, A, B, alpha, beta] = places.map((place) => parameters[place]) as Five;
      return {
        floor,
        A: A * Math.exp(-alpha * size.origin),
        B: B * Math.exp(-beta * data.origin),
        alpha,
        beta,
      };
    },
    toParameters: ({ floor, A, B, alpha, beta }) => ({
      [form.floor]: floor,
      [first.coefficient]: A * Math.exp(alpha * size.origin),
      [second.coefficient]: B * Math.exp(beta * data.origin),
      [first.exponent]: alpha,
      [second.exponent]: beta,
    }),
  };
}

type Five = [number, number, number, number, number];

/** The objective at a point of the form. */
export function valueAt(
  { count, size, data }: AdditiveRows,
  { response, residualScale, logSpace, factor, delta, envelope }: PreparedRows,
  { floor, A, B, alpha, beta }: AdditivePoint,
): number {
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const sizeTerm = A * Math.exp(-alpha * (size[i] as number));
    const x = floor + sizeTerm + B * Math.exp(-beta * (data[i] as number));
    const L = response[i] as number;
    const gap = logSpace ? Math.log(x / L) : x - L;
    const u = Math.abs(gap * (residualScale[i] as number));
    sum += factor * (gap > 0 ? envelope : 1) * (u <= delta ? (u * u) / 2 : delta * (u - delta / 2));
  }
  return sum;
}

/** Logarithms of a term's variable from its least value on. */
function readLogs(
  { law, count, features }: PreparedRows,
  { variable }: PowerTerm,
): { logs: Float64Array; origin: number; reach: number } {
  const width = law.variables.length;
  const at = law.variables.findIndex(({ id }) => id === variable);
  const logs = new Float64Array(count);
  let origin = Number.POSITIVE_INFINITY;
  let end = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < count; i++) {
    logs[i] = features[i * width + at] as number;
    origin = Math.min(origin, logs[i] as number);
    end = Math.max(end, logs[i] as number);
  }
  for (let i = 0; i < count; i++) logs[i] = (logs[i] as number) - origin;
  return { logs, origin, reach: end - origin };
}

function readBounds(law: Law, id: string, fixed: Held): Interval {
  const held = fixed[id];
  if (held !== undefined) return [held, held];
  const found = law.parameters.find((parameter: Parameter) => parameter.id === id);
  if (!found) throw new Error(`${law.id} has no parameter ${id}`);
  return found.bounds;
}

/** What residuals of a few units of the last digit add up to. */
function measureRounding({ count, target, residualScale, factor }: PreparedRows): number {
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const digit = 1e-15 * (1 + Math.abs(target[i] as number)) * (residualScale[i] as number);
    sum += factor * digit * digit;
  }
  return sum;
}
