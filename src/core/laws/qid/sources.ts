import type { Citation } from '../law';

/** Entry of the collection of published laws that every form of this folder was taken from. */
export const reference = 'ouyang2024-qid';

export const paper = 'arXiv 2411.17691';

export const citation: Citation = {
  key: 'ouyang2024',
  authors: 'Ouyang, Ge, Hartvigsen, Zhang, Mi and Yu',
  title:
    'Low-Bit Quantization Favors Undertrained LLMs: Scaling Laws for Quantized LLMs with 100T Training Tokens',
  year: 2024,
  arxiv: '2411.17691',
};

export const rangeWords =
  'Pythia 160M to 12B, checkpoints from about 1B to 206B tokens, GPTQ at 2, 3 and 4 bits: more than 1,500 quantized checkpoints.';

export const ranges = { N: [160e6, 12e9], D: [1e9, 206e9] } as const;
