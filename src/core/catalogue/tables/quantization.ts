import type { TableEntry } from '../table-entry';
import { microladderSource } from './microladder-source';

/** Weights that share a scale; the rows with one scale an output channel have no such number. */
const groupSizes = [32, 64];

/** Below five bits, first all group sizes together: a law of size, tokens and bits knows no group. */
const fewBits = ['bits<=4', ...groupSizes.map((group) => `bits<=4 and group_size==${group}`)];

/** Widths of the micro ladder's sizes: what one scale an output channel (`row`) spans. */
const widths = { s0: 16, s1: 24, s2: 32, s3: 48, s4: 64, s5: 96, s6: 128 };

export const qidTargets: TableEntry = {
  id: 'qid-targets',
  kind: 'predictions',
  title: 'Tokens at which 4-, 3- and 2-bit models lose a given amount',
  file: 'qid_targets.csv',
  hash: 'b7ed950c49576ead0f9750657091afea2b753764d8983a79208c8004d8e7a553',
  source:
    'Ouyang et al. 2024, Low-Bit Quantization Favors Undertrained LLMs (arXiv 2411.17691), Table 1',
  citations: [{ key: 'ouyang2024', arxiv: '2411.17691' }],
  licence: 'Published figures, cited',
  columns: [
    { name: 'params', unit: 'parameters', meaning: 'Model size' },
    { name: 'bits', unit: 'bits', meaning: 'Bit width of the weights after training' },
    { name: 'target_qid', unit: 'nats per token', meaning: 'Degradation that is reached' },
    { name: 'tokens', unit: 'tokens', meaning: 'Training tokens at which it is reached' },
  ],
  bindings: [
    {
      law: 'qid',
      label: 'Degradation over size, tokens and bits',
      variables: { N: 'params', D: 'tokens', bits: 'bits' },
      response: 'target_qid',
    },
    {
      law: 'qid/per-bits',
      label: 'Degradation over size and tokens at one bit width',
      variables: { N: 'params', D: 'tokens' },
      response: 'target_qid',
      groups: ['bits==4', 'bits==3', 'bits==2'],
    },
  ],
  notes: [
    'The table was computed from the laws the paper fitted at each bit width: a fit to it recovers those laws, not new evidence.',
  ],
};

export const microladderPtq: TableEntry = {
  id: 'microladder-ptq',
  kind: 'measurements',
  title: 'Micro ladder, quantized after training',
  file: 'microladder_ptq.csv',
  hash: '921200c5fe15b5d87a329a8616d5e28071e53088970161ea614844a12cc21ff0',
  ...microladderSource,
  columns: [
    {
      name: 'run_id',
      unit: '',
      meaning: 'Size, seed and token budget of the run that was quantized',
    },
    { name: 'size', unit: '', meaning: 'Name of the size, s0 (width 16) to s6 (width 128)' },
    { name: 'params_nonembedding', unit: 'parameters', meaning: 'Model size without embeddings' },
    { name: 'tokens', unit: 'tokens', meaning: 'Training tokens; one token is one byte' },
    { name: 'seed', unit: '', meaning: 'Seed of weights and data order' },
    { name: 'bits', unit: 'bits', meaning: 'Bit width of all linear weights, rounded to nearest' },
    {
      name: 'group_size',
      unit: 'weights',
      meaning: 'Weights that share a scale, or row: one scale an output channel',
    },
    {
      name: 'weights_per_scale',
      unit: 'weights',
      meaning: 'Mean number of weights that share a scale; short rows make it less than the group',
    },
    { name: 'loss_fp', unit: 'nats per byte', meaning: 'Loss before quantization, 256 windows' },
    { name: 'loss', unit: 'nats per byte', meaning: 'Loss after quantization, the same windows' },
    {
      name: 'delta_loss',
      unit: 'nats per byte',
      meaning: 'Loss after minus loss before, paired by window',
    },
    { name: 'delta_se', unit: 'nats per byte', meaning: 'Standard error of the difference' },
  ],
  bindings: [
    {
      law: 'qid',
      label: 'Degradation over size, tokens and bits',
      variables: { N: 'params_nonembedding', D: 'tokens', bits: 'bits' },
      response: 'delta_loss',
      standardErrors: 'delta_se',
      groups: fewBits,
    },
    {
      law: 'qid/per-bits',
      label: 'Degradation over size and tokens at one bit width',
      variables: { N: 'params_nonembedding', D: 'tokens' },
      response: 'delta_loss',
      standardErrors: 'delta_se',
      groups: [4, 3, 2].flatMap((bits) =>
        groupSizes.map((group) => `bits==${bits} and group_size==${group}`),
      ),
    },
    {
      law: 'precision/ptq',
      label: 'Degradation over size, tokens and bits, exponential in bits',
      variables: { N: 'params_nonembedding', D: 'tokens', bits: 'bits' },
      response: 'delta_loss',
      standardErrors: 'delta_se',
      groups: fewBits,
    },
    {
      law: 'qat',
      label: 'Degradation over size, tokens and weights per scale at one bit width',
      variables: { N: 'params_nonembedding', D: 'tokens', group: 'weights_per_scale' },
      response: 'delta_loss',
      standardErrors: 'delta_se',
      groups: ['bits==4', 'bits==3', 'bits==2'],
    },
  ],
  notes: [
    'Weights only, symmetric, rounded to the nearest level.',
    'At 6 and 8 bits the difference is near zero, and in some rows below it.',
    'Losses are nats per byte: do not compare them with losses per token.',
    'Tiny scale: exponents do not carry over to large language models.',
  ],
};

export const microladderQat: TableEntry = {
  id: 'microladder-qat',
  kind: 'measurements',
  title: 'Micro ladder, trained with quantized weights and activations',
  file: 'microladder_qat.csv',
  hash: '99308a199d42481192a6a86aa5aad239310612844a43a635b85ce31ad6415854',
  ...microladderSource,
  columns: [
    { name: 'run_id', unit: '', meaning: 'Size, seed, bit widths, group and token budget' },
    { name: 'size', unit: '', meaning: 'Name of the size, s0 (width 16) to s6 (width 128)' },
    { name: 'params_nonembedding', unit: 'parameters', meaning: 'Model size without embeddings' },
    { name: 'tokens', unit: 'tokens', meaning: 'Training tokens; one token is one byte' },
    { name: 'seed', unit: '', meaning: 'Seed of weights and data order' },
    { name: 'w_bits', unit: 'bits', meaning: 'Bit width of the linear weights in training' },
    {
      name: 'a_bits',
      unit: 'bits',
      meaning: 'Bit width of the activations in training; 16 is not quantized',
    },
    {
      name: 'group_size',
      unit: 'weights',
      meaning: 'Weights that share a scale, or row: one scale an output channel',
    },
    { name: 'lr_peak', unit: 'per step', meaning: 'Peak learning rate: 0.02 x 16 / width' },
    { name: 'loss_general', unit: 'nats per byte', meaning: 'Loss on held-out English prose' },
    { name: 'loss_general_se', unit: 'nats per byte', meaning: 'Its standard error' },
    { name: 'loss_code', unit: 'nats per byte', meaning: 'Loss on held-out Python code' },
    {
      name: 'loss_e1',
      unit: 'nats per byte',
      meaning: 'Loss of the run without quantization of the same size, tokens and seed',
    },
    {
      name: 'delta_loss',
      unit: 'nats per byte',
      meaning: 'Loss with quantization minus loss without',
    },
    { name: 'delta_se', unit: 'nats per byte', meaning: 'Standard error of the difference' },
  ],
  bindings: [
    {
      law: 'qid/per-bits',
      label: 'Degradation over size and tokens at one setting of bits and group',
      variables: { N: 'params_nonembedding', D: 'tokens' },
      response: 'delta_loss',
      standardErrors: 'delta_se',
      groups: ['w_bits==4 and a_bits==4 and group_size==32'],
    },
    {
      law: 'qat',
      label: 'Degradation over size, tokens and group at one setting of bits',
      variables: {
        N: 'params_nonembedding',
        D: 'tokens',
        group: { column: 'group_size', instead: { column: 'size', words: widths } },
      },
      response: 'delta_loss',
      standardErrors: 'delta_se',
      groups: ['w_bits==4 and a_bits==4'],
      tooFew: ['w_bits==4 and a_bits==16'],
    },
  ],
  notes: [
    'Straight-through gradients from the first step.',
    'One scale an output channel counts as a group as wide as the model.',
    'Weights alone at 4 bits were trained at one size only: too little for a law.',
    'Losses are nats per byte: do not compare them with losses per token.',
  ],
};
