import { planOutputs } from '../building';
import type { Inputs, Output } from '../law';
import { evaluate, logG, named, optimum } from './form';

const at = (inputs: Inputs, id: string): number => inputs[id] as number;

/** Loss, the optimum in closed form and its exponents. */
export const outputs: readonly [Output, ...Output[]] = [
  {
    id: 'loss',
    symbol: 'L',
    name: 'loss',
    unit: 'nats/token',
    inputs: ['N', 'D'],
    compute: (inputs, p) => evaluate([Math.log(at(inputs, 'N')), Math.log(at(inputs, 'D'))], p),
  },
  ...planOutputs(optimum),
  {
    id: 'tokensPerParam',
    symbol: 'D^*/N^*',
    name: 'compute-optimal tokens per parameter',
    unit: 'tokens/param',
    inputs: ['C'],
    compute: (inputs, p) => {
      const { N, D } = optimum.atCompute(p, at(inputs, 'C'));
      return D / N;
    },
  },
  {
    id: 'D',
    symbol: 'D^*(N)',
    name: 'tokens for which N is compute-optimal',
    unit: 'tokens',
    inputs: ['N'],
    compute: (inputs, p) => optimum.computeForParams(p, at(inputs, 'N')) / (6 * at(inputs, 'N')),
  },
  {
    id: 'C',
    symbol: 'C',
    name: 'training compute',
    unit: 'FLOPs',
    inputs: ['N', 'D'],
    compute: (inputs) => 6 * at(inputs, 'N') * at(inputs, 'D'),
  },
  {
    id: 'C',
    symbol: 'C^*',
    name: 'least compute that reaches a loss',
    unit: 'FLOPs',
    inputs: ['targetLoss'],
    compute: (inputs, p) => optimum.computeForLoss(p, at(inputs, 'targetLoss')),
  },
  {
    id: 'a',
    symbol: 'a',
    name: 'exponent of optimal parameters in compute',
    unit: '',
    inputs: [],
    compute: (_, p) => optimum.exponents(p).a,
  },
  {
    id: 'b',
    symbol: 'b',
    name: 'exponent of optimal tokens in compute',
    unit: '',
    inputs: [],
    compute: (_, p) => optimum.exponents(p).b,
  },
  {
    id: 'G',
    symbol: 'G',
    name: 'allocation factor',
    unit: '',
    inputs: [],
    compute: (_, p) => Math.exp(logG(named(p))),
  },
];
