import type { Citation, ParameterSet, QuotedValue } from '../law';

export const porian = 'porian2024-discrepancies';
export const dubey = 'dubey2024-llama3';

const porianResults = 'github.com/formll/resolving-scaling-law-discrepancies, result files';
const table3 = 'least squares in logs on the nine budgets of arXiv 2203.15556, Table 3';
const tableA3 = 'least squares in logs on three rows of arXiv 2203.15556, Table A3, with C = 6 N D';

export const porianCitation: Citation = {
  key: 'porian2024',
  authors: 'Porian et al.',
  title: 'Resolving Discrepancies in Compute-Optimal Scaling of Language Models',
  year: 2024,
  arxiv: '2406.19146',
};

export const hoffmannCitation: Citation = {
  key: 'hoffmann2022',
  authors: 'Hoffmann et al.',
  title: 'Training Compute-Optimal Large Language Models',
  year: 2022,
  arxiv: '2203.15556',
};

export const deepseekCitation: Citation = {
  key: 'bi2024',
  authors: 'DeepSeek-AI',
  title: 'DeepSeek LLM: Scaling Open-Source Language Models with Longtermism',
  year: 2024,
  arxiv: '2401.02954',
};

export const dubeyCitation: Citation = {
  key: 'dubey2024',
  authors: 'Llama team',
  title: 'The Llama 3 Herd of Models',
  year: 2024,
  arxiv: '2407.21783',
};

/** One set of values for both halves: N* = n0 C^a and D* = d0 C^b. */
interface Split extends Omit<ParameterSet, 'values' | 'unpinned'> {
  readonly n0: number;
  readonly a: number;
  readonly d0: number;
  readonly b: number;
  readonly unpinnedParams?: readonly string[];
  readonly unpinnedTokens?: readonly string[];
}

const splits: readonly Split[] = [
  {
    id: 'porian2024-refinedweb',
    label: 'Porian et al. 2024, RefinedWeb, tuned',
    n0: 0.1189,
    a: 0.4969,
    d0: 1.4014,
    b: 0.5031,
    status: 'published',
    source: porianResults,
    note: 'Tuned learning rate, batch and beta2 at a constant learning rate.',
  },
  {
    id: 'porian2024-owt2',
    label: 'Porian et al. 2024, OpenWebText2, tuned',
    n0: 0.0469,
    a: 0.5185,
    d0: 3.3572,
    b: 0.4829,
    status: 'published',
    source: porianResults,
    note: 'Each value is a bootstrap median of its own: factors and powers miss 1/6 and 1, but 6 N* D* is within 1.2 % of C from 1e18 to 1e21 FLOPs.',
    unpinnedParams: ['a', 'n0'],
    unpinnedTokens: ['b', 'd0'],
  },
  {
    id: 'hoffmann2022-approach1',
    label: 'Hoffmann et al. 2022, Approach 1',
    n0: 0.09915893230795195,
    a: 0.49809868577718786,
    d0: 1.6960843615009888,
    b: 0.5018542648378528,
    status: 'derived',
    source: table3,
    note: 'The paper prints the exponents alone, 0.50 and 0.50; the factors follow from its table.',
    unpinnedParams: ['a', 'n0'],
    unpinnedTokens: ['b', 'd0'],
  },
  {
    id: 'hoffmann2022-approach2',
    label: 'Hoffmann et al. 2022, Approach 2',
    n0: 0.17244326144586988,
    a: 0.4863616850457355,
    d0: 0.9665014757273077,
    b: 0.5136383149542648,
    status: 'derived',
    source: tableA3,
    note: 'The paper prints the exponents alone, 0.49 and 0.51; the factors follow from its table.',
    unpinnedParams: ['a', 'n0'],
    unpinnedTokens: ['b', 'd0'],
  },
  {
    id: 'bi2024',
    label: 'DeepSeek-AI 2024, current data',
    n0: 0.1715 / 6,
    a: 0.5243,
    d0: 5.8316,
    b: 0.4757,
    status: 'derived',
    source: 'arXiv 2401.02954, M = 0.1715 C^0.5243 divided by 6',
    note: 'The paper allocates non-embedding FLOPs per token M; M / 6 is the parameter count with that cost.',
    unpinnedParams: ['a', 'n0'],
    unpinnedTokens: ['b', 'd0'],
  },
];

/** The presets of one half. */
export const presetsOf = (half: 'params' | 'tokens'): ParameterSet[] =>
  splits.map(({ n0, a, d0, b, unpinnedParams, unpinnedTokens, ...rest }) => {
    const unpinned = half === 'params' ? unpinnedParams : unpinnedTokens;
    return {
      ...rest,
      values: half === 'params' ? { n0, a } : { d0, b },
      ...(unpinned ? { unpinned } : {}),
    };
  });

const power = (label: string, value: number, source: string): QuotedValue => ({
  label,
  value,
  unit: '',
  status: 'published',
  source,
});

const table2 = 'arXiv 2203.15556, Table 2';

/** Exponents without a factor: nothing can be predicted from them. */
export const quotedParams: readonly QuotedValue[] = [
  power('a, Hoffmann et al. Approach 1', 0.5, table2),
  power('a, Hoffmann et al. Approach 2', 0.49, table2),
  power('a, Hoffmann et al. Approach 3', 0.46, table2),
  power('a, Kaplan et al.', 0.73, table2),
  power('a, Hoffmann et al. Approach 2 on C4', 0.5, table2),
  power('a, Hoffmann et al. Approach 2 on GitHub', 0.53, table2),
  ...(
    [
      ['Kaplan reproduction', 0.8353, 0.8635, null],
      ['head FLOPs counted', 0.7065, 0.6985, 0.7171],
      ['short warmup too', 0.602, 0.6032, 0.6223],
      ['learning rate decayed to length too', 0.5715, 0.5743, 0.5772],
      ['tuned rate, batch and beta2 at constant rate', 0.4969, 0.5185, 0.5053],
    ] as const
  ).flatMap(([stage, refinedWeb, openWebText, attention]) => [
    power(`a, ${stage}, RefinedWeb`, refinedWeb, porianResults),
    power(`a, ${stage}, OpenWebText2`, openWebText, porianResults),
    ...(attention === null
      ? []
      : [power(`a, ${stage}, RefinedWeb with attention FLOPs`, attention, porianResults)]),
  ]),
  power('D*/N* at C = 1, RefinedWeb, fitted on its own', 11.93, porianResults),
  power('Power of D*/N* in C, RefinedWeb, fitted on its own', 0.0059, porianResults),
];

export const quotedTokens: readonly QuotedValue[] = [
  power('b, Hoffmann et al. Approach 1', 0.5, table2),
  power('b, Hoffmann et al. Approach 2', 0.51, table2),
  power('b, Hoffmann et al. Approach 3', 0.54, table2),
  power('b, Kaplan et al.', 0.27, table2),
  power('b, Hoffmann et al. Approach 2 on C4', 0.5, table2),
  power('b, Hoffmann et al. Approach 2 on GitHub', 0.47, table2),
];
