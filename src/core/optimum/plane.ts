import type { Inputs, Response, Variable, Vector } from '../laws';

/** A law with parameters chosen, as a function of log N and log D alone. */
export interface Plane {
  /** Range of log N and log D the law is defined on. */
  readonly logParams: readonly [number, number];
  readonly logTokens: readonly [number, number];
  /** The response. */
  loss(logN: number, logD: number): number;
  /**
   * dL/dlogN - price x dL/dlogD: the slope of the loss in log N where one more per cent of parameters costs
   * `price` per cent of the tokens; 1 (the default) at constant 6 N D.
   */
  tilt(logN: number, logD: number, price?: number): number;
  /** The response; `out` gets dL/dlogN and dL/dlogD. */
  slopes(logN: number, logD: number, out: Float64Array): number;
}

/**
 * `held` gives the law's other variables, in base units; a variable with a default needs no value. Throws for a law that has no N or no D: such a law
 * has no plan to optimise, and asking is a bug.
 */
export function createPlane(law: Response, parameters: Vector, held: Inputs = {}): Plane {
  const find = (id: string): [Variable, number] => {
    const index = law.variables.findIndex((variable) => variable.id === id);
    const variable = law.variables[index];
    if (!variable) throw new Error(`${law.id} has no variable ${id}`);
    return [variable, index];
  };
  const [params, paramsAt] = find('N');
  const [tokens, tokensAt] = find('D');
  const gradient = new Float64Array(law.variables.length);
  const features = Float64Array.from(law.variables, ({ id, scale, default: usual }) => {
    if (id === 'N' || id === 'D') return 0;
    const value = held[id] ?? usual;
    if (value === undefined) throw new Error(`${law.id}: no value for input ${id}`);
    return scale === 'log' ? Math.log(value) : value;
  });

  function place(logN: number, logD: number): void {
    features[paramsAt] = params.scale === 'log' ? logN : Math.exp(logN);
    features[tokensAt] = tokens.scale === 'log' ? logD : Math.exp(logD);
  }

  function slopes(logN: number, logD: number, out: Float64Array): number {
    place(logN, logD);
    const value = law.featureDerivatives(features, parameters, gradient);
    out[0] = (gradient[paramsAt] as number) * (params.scale === 'log' ? 1 : Math.exp(logN));
    out[1] = (gradient[tokensAt] as number) * (tokens.scale === 'log' ? 1 : Math.exp(logD));
    return value;
  }
  const both = new Float64Array(2);

  return {
    logParams: [Math.log(params.domain[0]), Math.log(params.domain[1])],
    logTokens: [Math.log(tokens.domain[0]), Math.log(tokens.domain[1])],
    loss(logN, logD) {
      place(logN, logD);
      return law.evaluate(features, parameters);
    },
    tilt(logN, logD, price = 1) {
      slopes(logN, logD, both);
      return (both[0] as number) - price * (both[1] as number);
    },
    slopes,
  };
}
