import type { Citation } from '../law';

/** Entry of the collection of published laws that every form of this folder was taken from. */
export const reference = 'kaplan2020-neural-lm';

export const paper = 'arXiv 2001.08361';

export const citation: Citation = {
  key: 'kaplan2020',
  authors: 'Kaplan et al.',
  title: 'Scaling Laws for Neural Language Models',
  year: 2020,
  arxiv: '2001.08361',
};

export const fittedOn =
  'Power laws fitted directly to converged or early-stopped test losses on WebText2; the paper gives no details of the optimiser.';

/** What was trained: non-embedding parameters and tokens. */
export const ranges = { N: [768, 1.5e9], D: [22e6, 23e9] } as const;

export const rangeWords =
  '768 to 1.5B non-embedding parameters, 22M to 23B tokens of WebText2, context of 1,024.';

export const noFloor = 'There is no irreducible term: the loss extrapolates to 0.';
