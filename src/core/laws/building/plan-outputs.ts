import type { ClosedFormOptimum, Output } from '../law';

/** N* and D* of a budget, for a law with a closed-form optimum. */
export function planOutputs(optimum: ClosedFormOptimum): [Output, Output] {
  return [
    {
      id: 'N',
      symbol: 'N^*',
      name: 'compute-optimal parameters',
      unit: 'params',
      inputs: ['C'],
      compute: ({ C }, p) => optimum.atCompute(p, C as number).N,
    },
    {
      id: 'D',
      symbol: 'D^*',
      name: 'compute-optimal tokens',
      unit: 'tokens',
      inputs: ['C'],
      compute: ({ C }, p) => optimum.atCompute(p, C as number).D,
    },
  ];
}
