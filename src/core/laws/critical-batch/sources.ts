import type { Citation } from '../law';

/** Length of the sequences Zhang et al. count their batch in. */
export const sequence = 512;

export const zhang = 'zhang2024-cbs';
export const mccandlish = 'mccandlish2018-cbs';
export const source = 'arXiv 2410.21676, notebook plots/chinchilla.ipynb of its repository';

export const zhangCitation: Citation = {
  key: 'zhang2024',
  authors: 'Zhang et al.',
  title: 'How Does Critical Batch Size Scale in Pre-training?',
  year: 2024,
  arxiv: '2410.21676',
};

export const mccandlishCitation: Citation = {
  key: 'mccandlish2018',
  authors: 'McCandlish et al.',
  title: 'An Empirical Model of Large-Batch Training',
  year: 2018,
  arxiv: '1812.06162',
};

/** steps = a + b / B with B in sequences, the loss the steps lead to, and the CBS printed (sequences). */
export const fits = [
  { id: 'zhang2024-85m', name: '85M', N: 85e6, loss: 3.42, a: 1293.83, b: 2834260, cbs: 745.3201 },
  {
    id: 'zhang2024-151m',
    name: '151M',
    N: 151e6,
    loss: 3.24,
    a: 1752.42,
    b: 5677480,
    cbs: 955.1582,
  },
  {
    id: 'zhang2024-302m',
    name: '302M',
    N: 302e6,
    loss: 3.07,
    a: 2095.35,
    b: 11383300,
    cbs: 1393.7269,
  },
  {
    id: 'zhang2024-604m',
    name: '604M',
    N: 604e6,
    loss: 2.92,
    a: 2459.93,
    b: 19449700,
    cbs: 1888.5221,
  },
  {
    id: 'zhang2024-1.2b',
    name: '1.2B',
    N: 1.2e9,
    loss: 2.736,
    a: 3897.31,
    b: 43381100,
    cbs: 2533.4108,
  },
] as const;
