import type { Law, Output, Variable, Vector } from '../law';
import { inUnits } from './in-units';
import { powerSum } from './power-sum';
import { coefficient, exponent } from './vocabulary';

interface Quantity {
  readonly id: string;
  readonly symbol: string;
  readonly name: string;
  readonly unit: string;
}

interface OnePower {
  /** Id of the law, for the message where a variable is asked for that it does not have. */
  readonly law: string;
  readonly variable: Variable;
  /** Base units in one unit of the paper: 1e6 where it counts parameters in millions. */
  readonly variableUnit?: number;
  readonly response: Quantity;
  readonly responseUnit?: number;
  readonly coefficient: Quantity;
  readonly exponent: Omit<Quantity, 'unit'>;
}

type Pieces = Pick<
  Law,
  'variables' | 'parameters' | 'outputs' | 'evaluate' | 'derivatives' | 'featureDerivatives'
> & { readonly inverse: NonNullable<Law['inverse']> };

/** What is common to every law y = c x^p: its functions, its parameters in that order, its response and its inverse. */
export function onePower(spec: OnePower): Pieces {
  const { variable, variableUnit = 1, response, responseUnit = 1 } = spec;
  const functions = inUnits(
    powerSum(2, [{ coefficient: 0, factors: [{ variable: 0, exponent: 1 }] }]),
    [variableUnit],
    responseUnit,
  );
  const output: Output = {
    ...response,
    inputs: [variable.id],
    compute: (inputs, p) => functions.evaluate([Math.log(inputs[variable.id] as number)], p),
  };
  return {
    variables: [variable],
    parameters: [
      coefficient(
        spec.coefficient.id,
        spec.coefficient.symbol,
        spec.coefficient.name,
        spec.coefficient.unit,
      ),
      exponent(spec.exponent.id, spec.exponent.symbol, spec.exponent.name, {
        bounds: [-8, 8],
        startRange: [-1, 1],
      }),
    ],
    outputs: [output],
    ...functions,
    inverse(id: string, target: number, _inputs, p: Vector) {
      if (id !== variable.id) throw new Error(`${spec.law} has no variable ${id}`);
      const powers = target / responseUnit / (p[0] as number);
      return powers > 0 ? variableUnit * Math.exp(Math.log(powers) / (p[1] as number)) : Number.NaN;
    },
  };
}
