import { type Law, type ParameterSet, toVector, type Vector } from '../../../core/laws';
import type { LawFitResult } from '../../../state';

/** The law's response at every row of a fit, base units. */
export function predictRows({ bound, model }: LawFitResult, parameters: Vector): Float64Array {
  const { law } = model;
  const features = new Float64Array(law.variables.length);
  return bound.response.map((_, row) => {
    law.variables.forEach(({ scale }, i) => {
      const value = bound.variables[i]?.[row] as number;
      features[i] = scale === 'log' ? Math.log(value) : value;
    });
    return law.evaluate(features, parameters);
  });
}

/** The published values whose predictions are nearest to the rows; undefined where none has any. */
export function closestPreset(result: LawFitResult): ParameterSet | undefined {
  const { law } = result.model;
  let best: { readonly preset: ParameterSet; readonly error: number } | undefined;
  for (const preset of law.presets) {
    const error = meanError(result, law, preset);
    if (error < (best?.error ?? Number.POSITIVE_INFINITY)) best = { preset, error };
  }
  return best?.preset ?? law.presets[0];
}

function meanError(result: LawFitResult, law: Law, preset: ParameterSet): number {
  const { response } = result.bound;
  const predicted = predictRows(result, toVector(law, preset.values));
  const sum = predicted.reduce(
    (total, value, row) => total + Math.abs(Math.log(value / (response[row] as number))),
    0,
  );
  return sum / response.length;
}
