import { powerSum } from '../building';
import type { Inputs, Law, Vector } from '../law';

/**
 * k D^gD (log2 G)^gG / N^gN: one product of powers, of log2 G in place of G. Parameters k, gN, gD, gG;
 * features log N, log D, log G. log2 G is log G / log 2, so what the product needs is log log G - log log 2.
 */
const product = powerSum(4, [
  {
    coefficient: 0,
    factors: [
      { variable: 0, exponent: 1, sign: -1 },
      { variable: 1, exponent: 2 },
      { variable: 2, exponent: 3 },
    ],
  },
]);

const logLogTwo = Math.log(Math.LN2);
const inner = new Float64Array(3);

function toInner(x: Vector): Float64Array {
  inner[0] = x[0] as number;
  inner[1] = x[1] as number;
  inner[2] = Math.log(x[2] as number) - logLogTwo;
  return inner;
}

export const functions: Pick<Law, 'evaluate' | 'derivatives' | 'featureDerivatives'> = {
  evaluate: (x, p) => product.evaluate(toInner(x), p),
  derivatives: (x, p, gradient, hessian) => product.derivatives(toInner(x), p, gradient, hessian),
  featureDerivatives(x, p, gradient) {
    const value = product.featureDerivatives(toInner(x), p, gradient);
    gradient[2] = (gradient[2] as number) / (x[2] as number);
    return value;
  },
};

/** Loss increase over the bf16 model, in nats per token. */
export const degradation = ({ N, D, group }: Inputs, p: Vector): number =>
  functions.evaluate([Math.log(N as number), Math.log(D as number), Math.log(group as number)], p);

/** N, D or group at which the degradation is `target`; the group is the largest that holds it. */
export function inverse(variable: string, target: number, inputs: Inputs, p: Vector): number {
  if (!(target > 0)) return Number.NaN;
  const powers: Readonly<Record<string, number>> = {
    N: -(p[1] as number),
    D: p[2] as number,
    group: p[3] as number,
  };
  const own = powers[variable];
  if (own === undefined) throw new Error(`qat has no variable ${variable}`);
  let rest = Math.log(target / (p[0] as number));
  for (const [id, power] of Object.entries(powers)) {
    if (id === variable) continue;
    const value = inputs[id] as number;
    rest -= power * Math.log(id === 'group' ? Math.log2(value) : value);
  }
  const found = Math.exp(rest / own);
  return variable === 'group' ? 2 ** found : found;
}
