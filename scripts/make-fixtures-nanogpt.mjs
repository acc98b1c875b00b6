import { known, makeCurve } from './make-fixtures-curves.mjs';

const NANOGPT = {
  repo: 'karpathy/nanoGPT',
  path: 'train.py',
  commit: 'e2221318e607eb5ee0669d6b7641af25a2111545',
};
export function nanoGpt() {
  return [gpt2(), shakespeare(), restarted(), launched()];
}

const NANOGPT_FIELDS = [
  'step ',
  ': train loss ',
  ', val loss ',
  'iter ',
  ': loss ',
  ', time ',
  'ms, mfu ',
  '%',
];

const stepLine = (train, held) =>
  `step ${held.step}: train loss ${train.loss.toFixed(4)}, val loss ${held.loss.toFixed(4)}`;
const iterLine = ({ step, loss }, mfu = 41.32) =>
  `iter ${step}: loss ${loss.toFixed(4)}, time ${(245.61).toFixed(2)}ms, mfu ${mfu.toFixed(2)}%`;

/** Loss of both splits at `step` lines and of a batch at `iter` lines, as one process prints them. */
function nanoRun({
  params,
  batchTokens,
  steps,
  evaluate,
  log,
  seed,
  start = 0,
  checkpoints = true,
}) {
  const common = { params, batchTokens, steps, digits: 4, from: start };
  const means = makeCurve({ ...common, every: evaluate, seed });
  const held = makeCurve({ ...common, every: evaluate, seed: seed + 1, over: 0.03 });
  const batches = makeCurve({ ...common, every: log, seed: seed + 2 });
  const lines = [];
  for (const batch of batches) {
    const at = held.findIndex(({ step }) => step === batch.step);
    if (at >= 0) {
      lines.push(stepLine(means[at], held[at]));
      if (checkpoints && batch.step > 0) lines.push('saving checkpoint to out');
    }
    lines.push(iterLine(batch, batch.step < 50 ? -100 : 41.32));
  }
  return { means, held, batches, lines };
}

const nanoKnown = (run) => [
  known('val loss', 'held-out', run.held),
  known('train loss', 'train', run.means),
  known('loss', 'train', run.batches),
];

function gpt2() {
  const run = nanoRun({
    params: 123.59e6,
    batchTokens: 491520,
    steps: 1000,
    evaluate: 250,
    log: 50,
    seed: 21,
  });
  const text = `Overriding config with config/train_gpt2.py:
# config for training GPT-2 (124M)
wandb_log = True
wandb_project = 'owt'
wandb_run_name='gpt2-124M'

# these make the total batch size be ~0.5M
# 12 batch size * 1024 block size * 5 gradaccum * 8 GPUs = 491,520
batch_size = 12
block_size = 1024
gradient_accumulation_steps = 5 * 8

# this makes total number of tokens be 300B
max_iters = 600000
lr_decay_iters = 600000

# eval stuff
eval_interval = 250
Overriding: max_iters = 1000
tokens per iteration will be: 491,520
Initializing a new model from scratch
defaulting to vocab_size of GPT-2 to 50304 (50257 rounded up for efficiency)
number of parameters: 123.59M
num decayed parameter tensors: 50, with 124,354,560 parameters
num non-decayed parameter tensors: 25, with 19,200 parameters
using fused AdamW: True
compiling the model... (takes a ~minute)
${run.lines.join('\n')}
`;
  return {
    file: 'nanogpt-gpt2.log',
    format: 'nanogpt',
    writer: NANOGPT,
    fields: [...NANOGPT_FIELDS, 'saving checkpoint to '],
    text,
    known: {
      step: 'step',
      losses: nanoKnown(run),
      facts: {
        batch_size: 12,
        block_size: 1024,
        gradient_accumulation_steps: 40,
        max_iters: 1000,
        'tokens per iteration': 491520,
        'number of parameters': '123.59M',
        'num decayed parameters': 124354560,
        vocab_size: 50304,
      },
    },
  };
}

/** A notebook's output: Windows line ends, colours and a progress bar that goes back to the line's start. */
function shakespeare() {
  const run = nanoRun({
    params: 10.65e6,
    batchTokens: 16384,
    steps: 500,
    evaluate: 250,
    log: 50,
    seed: 31,
  });
  const bar = [0, 33, 67, 100]
    .map(
      (part) =>
        `${String(part).padStart(3)}%|${'\u2588'.repeat(part / 10)}${' '.repeat(10 - Math.floor(part / 10))}| ${part}/100 [00:0${part % 7}<00:05, 18.5it/s]`,
    )
    .join('\r');
  const coloured = run.lines.map((line, i) => (i % 3 === 1 ? `\u001b[32m${line}\u001b[0m` : line));
  const text = `Overriding: dataset = shakespeare_char\r\ntokens per iteration will be: 16,384\r\nfound vocab_size = 65 (inside data/shakespeare_char/meta.pkl)\r\nInitializing a new model from scratch\r\nnumber of parameters: 10.65M\r\n${bar}\r\n${coloured.join('\r\n')}\r\n`;
  return {
    file: 'nanogpt-shakespeare-notebook.txt',
    format: 'nanogpt',
    writer: NANOGPT,
    fields: NANOGPT_FIELDS,
    text,
    known: {
      step: 'step',
      losses: nanoKnown(run),
      facts: {
        'tokens per iteration': 16384,
        vocab_size: 65,
        dataset: 'shakespeare_char',
        'number of parameters': '10.65M',
      },
    },
  };
}

/** Killed after step 450 and resumed from the checkpoint of step 250 into the same file; then it diverged. */
function restarted() {
  const common = { params: 30e6, batchTokens: 65536, evaluate: 250, log: 50 };
  const before = nanoRun({ ...common, steps: 450, seed: 41 });
  const after = nanoRun({ ...common, steps: 500, start: 250, seed: 51 });
  const lost = { step: 550, loss: 'nan' };
  const text = `tokens per iteration will be: 65,536
number of parameters: 29.94M
${before.lines.join('\n')}
Traceback (most recent call last):
torch.cuda.OutOfMemoryError: CUDA out of memory.
tokens per iteration will be: 65,536
Resuming training from out
number of parameters: 29.94M
${after.lines.join('\n')}
iter ${lost.step}: loss nan, time 245.61ms, mfu 41.32%
`;
  const both = (kind) => [...before[kind], ...after[kind]];
  return {
    file: 'nanogpt-restarted.log',
    format: 'nanogpt',
    writer: NANOGPT,
    fields: NANOGPT_FIELDS,
    text,
    known: {
      step: 'step',
      losses: nanoKnown({ held: both('held'), means: both('means'), batches: both('batches') }),
      facts: { 'tokens per iteration': 65536, 'number of parameters': '29.94M' },
    },
  };
}

/** Two ranks that both believe to be the first print the same lines, each with the launcher's prefix and a time. */
function launched() {
  const run = nanoRun({
    params: 50e6,
    batchTokens: 131072,
    steps: 300,
    evaluate: 100,
    log: 20,
    seed: 61,
    checkpoints: false,
  });
  const lines = run.lines.flatMap((line) =>
    [0, 1].map((rank) => `[rank${rank}]: 2024-05-03 12:00:01,123 INFO ${line}`),
  );
  return {
    file: 'nanogpt-torchrun.log',
    format: 'nanogpt',
    writer: NANOGPT,
    fields: NANOGPT_FIELDS,
    text: `[rank0]: tokens per iteration will be: 131,072\n[rank1]: tokens per iteration will be: 131,072\n${lines.join('\n')}\n`,
    known: { step: 'step', losses: nanoKnown(run), facts: { 'tokens per iteration': 131072 } },
  };
}
