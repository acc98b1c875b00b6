import type { Inputs, Law, ParameterSet, Vector } from './law';

/** Parameter values in the order of `law.parameters`. Throws for a missing value: a preset that lacks one is a bug. */
export function toVector(law: Law, values: ParameterSet['values']): Float64Array {
  return Float64Array.from(law.parameters, ({ id }) => {
    const value = values[id];
    if (value === undefined) throw new Error(`${law.id}: no value for parameter ${id}`);
    return value;
  });
}

/** The inverse of `toVector`. */
export function toRecord(law: Law, vector: Vector): Record<string, number> {
  const record: Record<string, number> = {};
  law.parameters.forEach(({ id }, i) => {
    record[id] = vector[i] as number;
  });
  return record;
}

/** Features of one point, in the order of `law.variables`; see `law.ts`. A loop, for plots call it every frame. */
export function toFeatures(law: Pick<Law, 'id' | 'variables'>, inputs: Inputs): Float64Array {
  const features = new Float64Array(law.variables.length);
  for (let i = 0; i < features.length; i++) {
    const { id, scale } = law.variables[i] as Law['variables'][number];
    const value = inputs[id];
    if (value === undefined) throw new Error(`${law.id}: no value for input ${id}`);
    features[i] = scale === 'log' ? Math.log(value) : value;
  }
  return features;
}

/** The response at a point given in base units. */
export function predict(law: Law, inputs: Inputs, parameters: Vector): number {
  return law.evaluate(toFeatures(law, inputs), parameters);
}
