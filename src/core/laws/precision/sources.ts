import type { Citation } from '../law';

/** Entry of the collection of published laws that every form of this folder was taken from. */
export const reference = 'kumar2024-precision';

export const paper = 'arXiv 2411.04330';

export const table = `${paper}, Appendix K, Table 2`;

export const citation: Citation = {
  key: 'kumar2024',
  authors: 'Kumar et al.',
  title: 'Scaling Laws for Precision',
  year: 2024,
  arxiv: '2411.04330',
};

export const rangeWords =
  '465 runs of 30M to 220M parameters on 1.5B to 26B tokens of Dolma; tested at 1.7B parameters.';

export const ranges = { N: [30e6, 220e6], D: [1.5e9, 26e9] } as const;

/** Published constants of the loss, integer training types. */
export const integer = {
  A: 4299,
  alpha: 0.4965,
  B: 18060,
  beta: 0.4965,
  E: 2.7648,
  gamma_w: 2.6745,
  n_w: 0.3037,
  gamma_a: 2.2102,
  n_a: 1.4072,
  gamma_kv: 0.9578,
  n_kv: 2.4185,
};

/** Loss without any limit of precision, in nats per token, with the published constants. */
export const publishedLoss = (N: number, D: number): number =>
  integer.E +
  integer.A * Math.exp(-integer.alpha * Math.log(N)) +
  integer.B * Math.exp(-integer.beta * Math.log(D));
