import type { Law } from '../laws';

/** Log parameters stay where exp has a value; the law's own bounds are tighter where they matter. */
const logLimit = 600;

/** The parameters a fit moves, in the coordinates it moves them in (the logarithm where the law says so). */
export interface ParameterSpace {
  /** Free parameters. */
  readonly size: number;
  /** Index into `law.parameters` of each free parameter. */
  readonly indices: Int32Array;
  readonly isLog: Uint8Array;
  /** Bounds of the coordinates. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Writes the coordinates of natural parameters to `x`, moved into the box. */
  toCoordinates(parameters: Float64Array, x: Float64Array): void;
  /** Writes the free parameters; bounds are met exactly in natural units, the fixed ones are left alone. */
  toParameters(x: Float64Array, parameters: Float64Array): void;
}

/** `fixed` names the parameters that are held; they have no coordinate. */
export function createParameterSpace(
  law: Law,
  fixed: Readonly<Record<string, number>> = {},
): ParameterSpace {
  const indices = Int32Array.from(
    law.parameters.flatMap(({ id }, i) => (fixed[id] === undefined ? [i] : [])),
  );
  const size = indices.length;
  const free = Array.from(indices, (i) => law.parameters[i] as Law['parameters'][number]);
  const isLog = Uint8Array.from(free, ({ transform }) => (transform === 'log' ? 1 : 0));
  const lower = Float64Array.from(free, ({ transform, bounds }) =>
    transform === 'log' ? Math.max(Math.log(bounds[0]), -logLimit) : bounds[0],
  );
  const upper = Float64Array.from(free, ({ transform, bounds }) =>
    transform === 'log' ? Math.min(Math.log(bounds[1]), logLimit) : bounds[1],
  );

  function toCoordinates(parameters: Float64Array, x: Float64Array): void {
    for (let i = 0; i < size; i++) {
      const natural = parameters[indices[i] as number] as number;
      const coordinate = isLog[i] ? Math.log(natural) : natural;
      x[i] = Math.min(Math.max(coordinate, lower[i] as number), upper[i] as number);
    }
  }

  function toParameters(x: Float64Array, parameters: Float64Array): void {
    for (let i = 0; i < size; i++) {
      const index = indices[i] as number;
      const [low, high] = (free[i] as Law['parameters'][number]).bounds;
      const natural = isLog[i] ? Math.exp(x[i] as number) : (x[i] as number);
      parameters[index] = Math.min(Math.max(natural, low), high);
    }
  }

  return { size, indices, isLog, lower, upper, toCoordinates, toParameters };
}
