import { additiveOptimum, evaluateAdditive } from '../chinchilla';
import type { Inputs, Output, Plan, Vector } from '../law';
import {
  bestPlan,
  cheapestPlan,
  excessOfReference,
  lifetimeCompute,
  referencePlan,
} from './optimum';

const at = (inputs: Inputs, id: string): number => inputs[id] as number;

/** As good as the Chinchilla-optimal model of N parameters. */
const forReference = (inputs: Inputs, p: Vector): Plan =>
  cheapestPlan(p, excessOfReference(p, at(inputs, 'N')), at(inputs, 'served'));

const forLoss = (inputs: Inputs, p: Vector): Plan =>
  cheapestPlan(p, at(inputs, 'targetLoss') - (p[0] as number), at(inputs, 'served'));

const forBudget = (inputs: Inputs, p: Vector): Plan =>
  bestPlan(p, at(inputs, 'C'), at(inputs, 'served'));

const lossOf = ({ N, D }: Plan, p: Vector): number =>
  evaluateAdditive([Math.log(N), Math.log(D)], p);

/** Size, tokens and FLOPs of one of the three questions. */
function planOutputs(
  inputs: readonly string[],
  words: string,
  plan: (inputs: Inputs, p: Vector) => Plan,
): Output[] {
  return [
    {
      id: 'N',
      symbol: 'N^*',
      name: `parameters of the ${words}`,
      unit: 'params',
      inputs,
      compute: (given, p) => plan(given, p).N,
    },
    {
      id: 'D',
      symbol: 'D_{tr}^*',
      name: `training tokens of the ${words}`,
      unit: 'tokens',
      inputs,
      compute: (given, p) => plan(given, p).D,
    },
    {
      id: 'tokensPerParam',
      symbol: 'D_{tr}^*/N^*',
      name: `tokens per parameter of the ${words}`,
      unit: 'tokens/param',
      inputs,
      compute: (given, p) => {
        const { N, D } = plan(given, p);
        return D / N;
      },
    },
  ];
}

const asReference = ['N', 'served'];
const asLoss = ['targetLoss', 'served'];
const asBudget = ['C', 'served'];

export const outputs: readonly [Output, ...Output[]] = [
  {
    id: 'loss',
    symbol: 'L',
    name: 'loss',
    unit: 'nats/token',
    inputs: ['N', 'D'],
    compute: (inputs, p) => lossOf({ N: at(inputs, 'N'), D: at(inputs, 'D') }, p),
  },
  {
    id: 'C',
    symbol: 'C',
    name: 'training and serving compute',
    unit: 'FLOPs',
    inputs: ['N', 'D', 'served'],
    compute: (inputs) =>
      lifetimeCompute({ N: at(inputs, 'N'), D: at(inputs, 'D') }, at(inputs, 'served')),
  },
  ...planOutputs(
    asReference,
    'cheapest model as good as the Chinchilla-optimal one of N',
    forReference,
  ),
  {
    id: 'C',
    symbol: 'C^*',
    name: 'training and serving compute of that model',
    unit: 'FLOPs',
    inputs: asReference,
    compute: (inputs, p) => lifetimeCompute(forReference(inputs, p), at(inputs, 'served')),
  },
  {
    id: 'loss',
    symbol: 'L_{ref}',
    name: 'loss of both models',
    unit: 'nats/token',
    inputs: asReference,
    compute: (inputs, p) => (p[0] as number) + excessOfReference(p, at(inputs, 'N')),
  },
  {
    id: 'saving',
    symbol: '1 - C^*/C_{ref}',
    name: 'compute saved against serving the Chinchilla-optimal model',
    unit: 'fraction',
    inputs: asReference,
    compute: (inputs, p) => {
      const served = at(inputs, 'served');
      const reference = lifetimeCompute(referencePlan(p, at(inputs, 'N')), served);
      return 1 - lifetimeCompute(forReference(inputs, p), served) / reference;
    },
  },
  {
    id: 'tokensRatio',
    symbol: 'D_{tr}^*/D_{ref}',
    name: 'training tokens over those of the Chinchilla-optimal model',
    unit: '',
    inputs: asReference,
    compute: (inputs, p) => forReference(inputs, p).D / referencePlan(p, at(inputs, 'N')).D,
  },
  ...planOutputs(asLoss, 'cheapest model that reaches the loss', forLoss),
  {
    id: 'C',
    symbol: 'C^*',
    name: 'least training and serving compute that reaches the loss',
    unit: 'FLOPs',
    inputs: asLoss,
    compute: (inputs, p) => lifetimeCompute(forLoss(inputs, p), at(inputs, 'served')),
  },
  ...planOutputs(asBudget, 'best model for a budget of training and serving', forBudget),
  {
    id: 'loss',
    symbol: 'L^*',
    name: 'least loss for a budget of training and serving',
    unit: 'nats/token',
    inputs: asBudget,
    compute: (inputs, p) => lossOf(forBudget(inputs, p), p),
  },
  {
    id: 'N',
    symbol: 'N^*',
    name: 'compute-optimal parameters, nothing served',
    unit: 'params',
    inputs: ['C'],
    compute: (inputs, p) => additiveOptimum.atCompute(p, at(inputs, 'C')).N,
  },
  {
    id: 'D',
    symbol: 'D^*',
    name: 'compute-optimal tokens, nothing served',
    unit: 'tokens',
    inputs: ['C'],
    compute: (inputs, p) => additiveOptimum.atCompute(p, at(inputs, 'C')).D,
  },
];
