import type { Inputs, Output } from '../law';
import { evaluate, logEffectiveParams, logEffectiveTokens, logMatching } from './form';
import { planWithUnique, unlimitedOptimum } from './optimum';
import { saturated } from './saturation';

const at = (inputs: Inputs, id: string): number => inputs[id] as number;
const logAt = (inputs: Inputs, id: string): number => Math.log(at(inputs, id));

/** Unique tokens where nobody says how many there are: more than any plan uses. */
export const unlimited = 1e30;

/** D' / U after so many epochs in all (1: each token once), with the constant R_D. */
export function effectiveEpochs(epochs: number, R: number): number {
  return Math.exp(saturated(Math.log(epochs), R));
}

/** D' / U where every further epoch is worth a fixed part less than the one before. */
export function geometricEpochs(epochs: number, lost: number): number {
  return (1 - (1 - lost) ** epochs) / lost;
}

export const outputs: readonly [Output, ...Output[]] = [
  {
    id: 'loss',
    symbol: 'L',
    name: 'loss',
    unit: 'nats/token',
    inputs: ['N', 'D', 'unique'],
    compute: (inputs, p) =>
      evaluate([logAt(inputs, 'N'), logAt(inputs, 'D'), logAt(inputs, 'unique')], p),
  },
  {
    id: 'loss',
    symbol: 'L(N, D)',
    name: 'loss with every token seen once',
    unit: 'nats/token',
    inputs: ['N', 'D'],
    compute: (inputs, p) =>
      evaluate([logAt(inputs, 'N'), logAt(inputs, 'D'), logAt(inputs, 'D')], p),
  },
  {
    id: 'effectiveTokens',
    symbol: "D'",
    name: 'effective tokens',
    unit: 'tokens',
    inputs: ['D', 'unique'],
    compute: (inputs, p) =>
      at(inputs, 'D') <= at(inputs, 'unique')
        ? at(inputs, 'D')
        : Math.exp(logEffectiveTokens(logAt(inputs, 'D'), logAt(inputs, 'unique'), p)),
  },
  {
    id: 'effectiveTokens',
    symbol: "D'",
    name: 'effective tokens of so many epochs',
    unit: 'tokens',
    inputs: ['unique', 'epochs'],
    // Epochs of a stock nobody named are no number of tokens.
    compute: (inputs, p) =>
      at(inputs, 'unique') < unlimited
        ? at(inputs, 'unique') * effectiveEpochs(at(inputs, 'epochs'), p[4] as number)
        : Number.NaN,
  },
  {
    id: 'effectiveParams',
    symbol: "N'",
    name: 'effective parameters',
    unit: 'params',
    inputs: ['N', 'D', 'unique'],
    compute: (inputs, p) => {
      const used = Math.min(logAt(inputs, 'D'), logAt(inputs, 'unique'));
      return Math.exp(logEffectiveParams(logAt(inputs, 'N'), used, p));
    },
  },
  {
    id: 'epochs',
    symbol: 'D/U_D',
    name: 'epochs',
    unit: 'epochs',
    inputs: ['D', 'unique'],
    compute: (inputs) => Math.max(1, at(inputs, 'D') / at(inputs, 'unique')),
  },
  {
    id: 'dataWorth',
    symbol: "D'/D",
    name: 'worth of a token on average after so many epochs',
    unit: 'fraction',
    inputs: ['epochs'],
    compute: (inputs, p) =>
      effectiveEpochs(at(inputs, 'epochs'), p[4] as number) / at(inputs, 'epochs'),
  },
  {
    id: 'paramsPerUnique',
    symbol: 'U_N/U_D',
    name: 'parameters that are optimal for one unique token',
    unit: 'params/token',
    inputs: [],
    compute: (_, p) => Math.exp(logMatching(p)),
  },
  {
    id: 'N',
    symbol: 'N^*(C, U)',
    name: 'best parameters for a budget and unique tokens',
    unit: 'params',
    inputs: ['C', 'unique'],
    compute: (inputs, p) => planWithUnique(p, at(inputs, 'C'), at(inputs, 'unique')).N,
  },
  {
    id: 'D',
    symbol: 'D^*(C, U)',
    name: 'best tokens, repeats included',
    unit: 'tokens',
    inputs: ['C', 'unique'],
    compute: (inputs, p) => planWithUnique(p, at(inputs, 'C'), at(inputs, 'unique')).D,
  },
  {
    id: 'epochs',
    symbol: '(D/U)^*',
    name: 'best number of epochs',
    unit: 'epochs',
    inputs: ['C', 'unique'],
    compute: (inputs, p) => {
      const { D } = planWithUnique(p, at(inputs, 'C'), at(inputs, 'unique'));
      return Math.max(1, D / at(inputs, 'unique'));
    },
  },
  {
    id: 'loss',
    symbol: 'L^*(C, U)',
    name: 'least loss for a budget and unique tokens',
    unit: 'nats/token',
    inputs: ['C', 'unique'],
    compute: (inputs, p) => {
      const { N, D } = planWithUnique(p, at(inputs, 'C'), at(inputs, 'unique'));
      return evaluate([Math.log(N), Math.log(D), logAt(inputs, 'unique')], p);
    },
  },
  {
    id: 'N',
    symbol: 'N^*',
    name: 'compute-optimal parameters with unlimited data',
    unit: 'params',
    inputs: ['C'],
    compute: (inputs, p) => unlimitedOptimum.atCompute(p, at(inputs, 'C')).N,
  },
  {
    id: 'D',
    symbol: 'D^*',
    name: 'compute-optimal tokens with unlimited data',
    unit: 'tokens',
    inputs: ['C'],
    compute: (inputs, p) => unlimitedOptimum.atCompute(p, at(inputs, 'C')).D,
  },
];
