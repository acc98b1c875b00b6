import type { TableEntry } from '../table-entry';
import { microladderSource } from './microladder-source';

/** The share of all that is not in a column. */
const rest = (column: string) => ({ column, scale: -1, offset: 1 });

const domains = ['Github', 'Pile-CC'];
const pythia70 = domains.map((domain) => `params==70000000 and validation_domain=='${domain}'`);
const replayStages = ["new_domain=='German'", "new_domain=='SlimPajama' and params==405000000"];
/** Rates of the micro ladder's continued runs are above this until the last row, which ends a cool-down. */
const atConstantRate = 'lr>=0.001 and tokens>0';
const cooledDown = 'lr<0.001';
const continuedSizes = ['s1', 's2', 's4'].map((size) => `size=='${size}'`);

export const cmrFinance: TableEntry = {
  id: 'cmr-finance',
  kind: 'measurements',
  title: 'Financial share in continual pre-training',
  file: 'cmr_finance.csv',
  hash: '5f415fc0887682dfa7cc82f00b76f215b8ec48ae3e7dbe176e6959c3ac43c728',
  source: 'Gu et al. 2024, CMR Scaling Law (arXiv 2407.17467), Table 2',
  citations: [{ key: 'gu2024', arxiv: '2407.17467' }],
  licence: 'Published figures, cited',
  columns: [
    { name: 'params', unit: 'parameters', meaning: 'Model size' },
    { name: 'domain_ratio', unit: 'share', meaning: 'Share of financial text in the mixture' },
    {
      name: 'domain_loss',
      unit: 'nats per token',
      meaning: 'Loss on financial text after 20B tokens',
    },
    {
      name: 'predicted_by_paper',
      unit: 'nats per token',
      meaning: 'Prediction of the paper for the row it held out',
    },
  ],
  bindings: [
    {
      law: 'cmr',
      label: 'Loss on financial text over its share, at one size',
      variables: { ratio: 'domain_ratio' },
      response: 'domain_loss',
      // A quarter is what the paper held out to test its fit.
      groups: [460e6, 940e6, 1.6e9, 3.1e9].map((size) => `params==${size} and domain_ratio>0.3`),
    },
  ],
  notes: [
    'The rows at a share of a quarter were held out by the paper; its prediction stands beside them.',
    'All rows are at 20B tokens of continual pre-training.',
  ],
};

export const dcptChemistry: TableEntry = {
  id: 'dcpt-chemistry',
  kind: 'measurements',
  title: 'Chemistry share in continual pre-training',
  file: 'dcpt_chemistry.csv',
  hash: '14cc1ce7a6db8e12ae28a32654f8544560a82bd889ec996eeca2eb208b9339c5',
  source: 'Que et al. 2024, D-CPT Law (arXiv 2406.01375), Table 5',
  citations: [{ key: 'que2024', arxiv: '2406.01375' }],
  licence: 'Published figures, cited',
  columns: [
    { name: 'params', unit: 'parameters', meaning: 'Model size' },
    { name: 'tokens', unit: 'tokens', meaning: 'Tokens of continual pre-training' },
    { name: 'domain_ratio', unit: 'share', meaning: 'Share of chemistry text in the mixture' },
    { name: 'general_loss', unit: 'nats per token', meaning: 'Loss on general text' },
    { name: 'domain_loss', unit: 'nats per token', meaning: 'Loss on chemistry text' },
    {
      name: 'initial_general_loss',
      unit: 'nats per token',
      meaning: 'Loss on general text before',
    },
  ],
  bindings: [
    {
      law: 'cmr',
      label: 'Loss on chemistry text over its share',
      variables: { ratio: 'domain_ratio' },
      response: 'domain_loss',
    },
    {
      law: 'data-mixing',
      label: 'Loss on general text over its share',
      variables: { ratio: rest('domain_ratio') },
      response: 'general_loss',
    },
    {
      law: 'data-mixing',
      label: 'Loss on chemistry text over its share',
      variables: { ratio: 'domain_ratio' },
      response: 'domain_loss',
    },
  ],
  notes: [
    'One size and one token count: only the effect of the share can be told.',
    'The first rows are all above a share of 0.9.',
  ],
};

export const replay: TableEntry = {
  id: 'replay',
  kind: 'measurements',
  title: 'Replay of old data in continual pre-training',
  file: 'replay.csv',
  hash: 'a923aaff89ede0721d5ceafce4519df5cc7bd091012bd53c71733a6197dca096',
  source:
    'Ibrahim et al. 2024, Simple and Scalable Strategies to Continually Pre-train Large Language Models (arXiv 2403.08763)',
  citations: [{ key: 'ibrahim2024', arxiv: '2403.08763' }],
  licence: 'Published figures, cited',
  columns: [
    { name: 'params', unit: 'parameters', meaning: 'Model size' },
    { name: 'new_domain', unit: '', meaning: 'Text the model is trained on next' },
    { name: 'replay_ratio', unit: 'share', meaning: 'Share of old text in the mixture' },
    { name: 'old_loss', unit: 'nats per token', meaning: 'Loss on the old text afterwards' },
    { name: 'new_loss', unit: 'nats per token', meaning: 'Loss on the new text afterwards' },
    { name: 'base_old_loss', unit: 'nats per token', meaning: 'Loss on the old text before' },
    {
      name: 'base_new_loss',
      unit: 'nats per token',
      meaning: 'Loss on the new text before; empty where not given',
    },
  ],
  bindings: [
    {
      law: 'data-mixing',
      label: 'Loss on the old text over its share',
      variables: { ratio: 'replay_ratio' },
      response: 'old_loss',
      groups: replayStages,
    },
    {
      law: 'data-mixing',
      label: 'Loss on the new text over its share',
      variables: { ratio: rest('replay_ratio') },
      response: 'new_loss',
      groups: replayStages,
    },
  ],
  notes: ['Losses have two decimals.', 'The source gives no closed form.'],
};

export const twoDomainMixing: TableEntry = {
  id: 'two-domain-mixing',
  kind: 'measurements',
  title: 'Two domains mixed from scratch',
  file: 'two_domain_mixing.csv',
  hash: 'ce18339bcfdeb3deb356da6b57f240d7748da2dbd2dc624543d126b9bedc565c',
  source: 'Ye et al. 2024, Data Mixing Laws (arXiv 2403.16952), figures of the two-domain runs',
  citations: [{ key: 'ye2024', arxiv: '2403.16952' }],
  licence: 'Published figures, cited',
  columns: [
    { name: 'params', unit: 'parameters', meaning: 'Model size' },
    {
      name: 'validation_domain',
      unit: '',
      meaning: 'Domain the loss is measured on: Github or Pile-CC',
    },
    { name: 'step', unit: 'steps', meaning: 'Training step of the measurement' },
    { name: 'own_share', unit: 'share', meaning: 'Share of the same domain in the mixture' },
    { name: 'loss', unit: 'nats per token', meaning: 'Validation loss on the domain' },
  ],
  bindings: [
    {
      law: 'data-mixing',
      label: 'Loss on a domain over its share, at one size and step',
      variables: { ratio: 'own_share' },
      response: 'loss',
      groups: [
        ...pythia70.flatMap((domain) =>
          [30_000, 20_000, 10_000].map((step) => `${domain} and step==${step}`),
        ),
        ...domains.map((domain) => `params==160000000 and validation_domain=='${domain}'`),
      ],
    },
    {
      law: 'bimix',
      label: 'Loss on a domain over its share and the steps, at one size',
      variables: { ratio: 'own_share', steps: 'step' },
      response: 'loss',
      groups: pythia70,
    },
  ],
  notes: [
    'A law of the share holds for one size, one domain and one step: choose one.',
    'Five shares for each.',
  ],
};

export const cptPythiaPython: TableEntry = {
  id: 'cpt-pythia-python',
  kind: 'measurements',
  title: 'Python code in continual pre-training of a 70M model',
  file: 'cpt_pythia_python.csv',
  hash: 'c70966e7dfeba731ad5a526f93d7ec6f9a04ee735f3ffe145eb5db9d25a1ec8d',
  source:
    'Ye et al. 2024, Data Mixing Laws (arXiv 2403.16952), continual pre-training of Pythia 70M',
  citations: [{ key: 'ye2024', arxiv: '2403.16952' }],
  licence: 'Published figures, cited',
  columns: [
    { name: 'params', unit: 'parameters', meaning: 'Model size' },
    {
      name: 'general_ratio',
      unit: 'share',
      meaning: 'Share of general text; the rest is Python code',
    },
    { name: 'general_loss', unit: 'nats per token', meaning: 'Loss on general text afterwards' },
    { name: 'domain_loss', unit: 'nats per token', meaning: 'Loss on Python code afterwards' },
    {
      name: 'initial_general_loss',
      unit: 'nats per token',
      meaning: 'Loss on general text before',
    },
    { name: 'initial_domain_loss', unit: 'nats per token', meaning: 'Loss on Python code before' },
  ],
  bindings: [
    {
      law: 'data-mixing',
      label: 'Loss on general text over its share',
      variables: { ratio: 'general_ratio' },
      response: 'general_loss',
    },
    {
      law: 'data-mixing',
      label: 'Loss on Python code over its share',
      variables: { ratio: rest('general_ratio') },
      response: 'domain_loss',
    },
    {
      law: 'cmr',
      label: 'Loss on Python code over its share',
      variables: { ratio: rest('general_ratio') },
      response: 'domain_loss',
    },
  ],
  notes: ['One size, five shares.'],
};

export const microladderCpt: TableEntry = {
  id: 'microladder-cpt',
  kind: 'measurements',
  title: 'Micro ladder, continued on a mixture with code',
  file: 'microladder_cpt.csv',
  hash: 'c7b7db87e0da6816581290bf86f2748aee82ad614f12929b845cc83ebafa5d48',
  ...microladderSource,
  columns: [
    { name: 'run_id', unit: '', meaning: 'Size, tokens before and share of code' },
    { name: 'size', unit: '', meaning: 'Name of the size, s0 (width 16) to s6 (width 128)' },
    { name: 'params_nonembedding', unit: 'parameters', meaning: 'Model size without embeddings' },
    {
      name: 'base_tokens',
      unit: 'tokens',
      meaning: 'Tokens of general text before, at the constant rate',
    },
    { name: 'domain_ratio', unit: 'share', meaning: 'Share of code in the mixture' },
    { name: 'seed', unit: '', meaning: 'Seed of weights and data order' },
    { name: 'step', unit: 'steps', meaning: 'Step of the continued training' },
    {
      name: 'tokens',
      unit: 'tokens',
      meaning: 'Tokens of continued training; one token is one byte',
    },
    { name: 'lr', unit: 'per step', meaning: 'Learning rate at the step' },
    { name: 'loss_general', unit: 'nats per byte', meaning: 'Loss on held-out English prose' },
    { name: 'loss_code', unit: 'nats per byte', meaning: 'Loss on held-out Python code' },
  ],
  bindings: [
    {
      law: 'd-cpt',
      label: 'Loss on code over size, tokens and share, at the constant rate',
      variables: { N: 'params_nonembedding', D: 'tokens', ratio: 'domain_ratio' },
      response: 'loss_code',
      where: atConstantRate,
    },
    {
      law: 'd-cpt',
      label: 'Loss on general text over size, tokens and its share, at the constant rate',
      variables: { N: 'params_nonembedding', D: 'tokens', ratio: rest('domain_ratio') },
      response: 'loss_general',
      where: atConstantRate,
    },
    {
      law: 'data-mixing',
      label: 'Loss on code over its share, cooled down',
      variables: { ratio: 'domain_ratio' },
      response: 'loss_code',
      where: cooledDown,
      groups: continuedSizes,
    },
    {
      law: 'data-mixing',
      label: 'Loss on general text over its share, cooled down',
      variables: { ratio: rest('domain_ratio') },
      response: 'loss_general',
      where: cooledDown,
      groups: continuedSizes,
    },
    {
      law: 'cmr',
      label: 'Loss on code over its share, cooled down',
      variables: { ratio: 'domain_ratio' },
      response: 'loss_code',
      where: `${cooledDown} and domain_ratio>0`,
      groups: continuedSizes,
    },
    {
      law: 'cmr/domain-change',
      label: 'Loss on code over tokens, at one size and share',
      variables: { D: 'tokens' },
      response: 'loss_code',
      where: atConstantRate,
      groups: continuedSizes.flatMap((size) =>
        [0.25, 0.5, 0.75].map((share) => `${size} and domain_ratio==${share}`),
      ),
    },
  ],
  notes: [
    'The last row of each run is at the end of a cool-down (a rate below 0.001); all others are at the constant rate.',
    'Compare shares with the run without code, not with the start: the cool-down alone lowers the general loss by 0.07 to 0.12.',
    'Losses are nats per byte: do not compare them with losses per token.',
  ],
};
