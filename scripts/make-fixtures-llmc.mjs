import { exponent, known, makeCurve } from './make-fixtures-curves.mjs';

const LLMC = {
  repo: 'karpathy/llm.c',
  path: 'train_gpt2.cu',
  commit: '5afc57064c20b914740965cedfb6fcbeb6015baa',
};

export function llmC() {
  return [mainLog(), output(), onCpu(), speedRun()];
}

function mainLog() {
  const common = { params: 124e6, batchTokens: 524288, digits: 4 };
  const held = makeCurve({ ...common, steps: 500, every: 250, from: 0, seed: 71, over: 0.02 });
  const train = makeCurve({ ...common, steps: 499, every: 25, from: 0, seed: 72 });
  const lines = train.flatMap(({ step, loss }) => {
    const at = held.find((point) => point.step === step);
    return [
      ...(at ? [`s:${step} tel:${at.loss.toFixed(4)}`] : []),
      ...(at && step > 0 ? [`s:${step} eval:0.2512`] : []),
      `s:${step} trl:${loss.toFixed(4)} lr:0.000600 norm:0.91`,
    ];
  });
  lines.push(`s:500 tel:${held.at(-1).loss.toFixed(4)}`);
  return {
    file: 'llmc-main.log',
    format: 'llmc',
    writer: {
      repo: LLMC.repo,
      path: 'llmc/logger.h',
      commit: '046d00154826daaf1d1d38e6ce4116fbb7a37e36',
    },
    fields: ['s:', ' tel:', ' trl:', ' lr:', ' norm:', ' eval:'],
    text: `${lines.join('\n')}\n`,
    known: {
      step: 'step',
      losses: [known('tel', 'held-out', held), known('trl', 'train', train)],
    },
  };
}

function output() {
  const common = { params: 124e6, batchTokens: 524288, digits: 6 };
  const held = makeCurve({ ...common, steps: 200, every: 100, from: 0, seed: 81, over: 0.02 });
  const train = makeCurve({ ...common, steps: 200, every: 20, seed: 82 });
  const row = (name, value) => `| ${name.padEnd(21)} | ${String(value).padEnd(50)} |`;
  const rule = `+${'-'.repeat(23)}+${'-'.repeat(52)}+`;
  const lines = [
    rule,
    row('Parameter', 'Value'),
    rule,
    row('train data pattern', 'dev/data/fineweb10B/fineweb_train_*.bin'),
    row('micro batch size B', 64),
    row('sequence length T', 1024),
    row('total batch size', 524288),
    row('LR scheduler', 'cosine'),
    row('learning rate (LR)', exponent(0.0006, 6, 'e')),
    row('max_steps', 200),
    rule,
    row('weight init method', 'd12'),
    row('max_sequence_length T', 1024),
    row('vocab_size V', 50257),
    row('padded_vocab_size Vp', 50304),
    row('num_layers L', 12),
    row('num_heads NH', 12),
    row('channels C', 768),
    row('num_parameters', 124475904),
    rule,
    'num_parameters: 124475904 => bytes: 248951808',
    `val loss ${held[0].loss.toFixed(6)}`,
  ];
  for (const { step, loss } of train) {
    lines.push(
      `step ${String(step).padStart(4)}/200 | loss ${loss.toFixed(6)} (${step === 20 ? '+nan' : '-0.41'}z)| norm 0.9127 (+0.12z)| lr 6.00e-04 | 3056.36 ms | 42.6% bf16 MFU | 171536 tok/s`,
    );
    const at = held.find((point) => point.step === step);
    if (at) lines.push(`val loss ${at.loss.toFixed(6)}`);
    if (step === 100)
      lines.push(
        'evaluating HellaSwag: 0/79\revaluating HellaSwag: 10/79\rHellaSwag: 2523/10042 = 0.251245',
      );
  }
  lines.push('total average iteration time: 3056.361000 ms');
  return {
    file: 'llmc-stdout.txt',
    format: 'llmc',
    writer: LLMC,
    fields: [
      '| total batch size',
      '| sequence length T',
      '| num_layers L',
      '| channels C',
      '| num_parameters',
      '| padded_vocab_size Vp',
      'val loss ',
      '/200 | loss ',
      'z)| norm ',
      '| lr ',
      ' ms | ',
      '% bf16 MFU | ',
      ' tok/s',
      'total average iteration time: ',
    ],
    text: `${lines.join('\n')}\n`,
    known: {
      step: 'step',
      losses: [known('val loss', 'held-out', held), known('train loss', 'train', train)],
      facts: {
        'total batch size': 524288,
        'sequence length': 1024,
        num_layers: 12,
        channels: 768,
        vocab_size: 50257,
        num_parameters: 124475904,
        max_steps: 200,
      },
    },
  };
}

function onCpu() {
  const common = { params: 124e6, batchTokens: 256, digits: 6 };
  const held = makeCurve({ ...common, steps: 40, every: 10, from: 0, seed: 91 });
  const train = makeCurve({ ...common, steps: 41, every: 1, from: 1, seed: 92 });
  const lines = [
    '[GPT-2]',
    'max_seq_len: 1024',
    'vocab_size: 50257',
    'padded_vocab_size: 50304',
    'num_layers: 12',
    'num_heads: 12',
    'channels: 768',
    'num_parameters: 124475904',
    'train dataset num_batches: 1192',
    'val dataset num_batches: 128',
  ];
  for (let step = 0; step <= 40; step++) {
    if (step % 10 === 0) lines.push(`val loss ${held[step / 10].loss.toFixed(6)}`);
    if (step === 20)
      lines.push('generating:', '---', 'step into the night: train loss of sleep', '---');
    lines.push(`step ${step}: train loss ${train[step].loss.toFixed(6)} (took 1452.121000 ms)`);
  }
  return {
    file: 'llmc-cpu.txt',
    format: 'llmc',
    writer: {
      repo: LLMC.repo,
      path: 'train_gpt2.c',
      commit: 'db2454f88f1cdf0568c76d4c4bf2b1e0ed508cf0',
    },
    fields: [
      'val loss ',
      'step ',
      ': train loss ',
      ' (took ',
      ' ms)',
      'train dataset num_batches: ',
    ],
    text: `${lines.join('\n')}\n`,
    known: {
      step: 'step',
      losses: [known('val loss', 'held-out', held), known('train loss', 'train', train)],
      facts: { num_parameters: 124475904, num_layers: 12, channels: 768 },
    },
  };
}

function speedRun() {
  const held = makeCurve({
    params: 124e6,
    batchTokens: 524288,
    steps: 500,
    every: 125,
    from: 0,
    seed: 95,
    digits: 4,
  });
  const lines = [
    'import os',
    'import sys',
    'class GPT(nn.Module):',
    `${'='.repeat(100)}`,
    'Running python 3.12.7',
    `${'='.repeat(100)}`,
  ];
  for (let step = 0; step <= 500; step += 25) {
    if (step > 0)
      lines.push(`step:${step}/500 train_time:${step * 180}ms step_avg:${(180.25).toFixed(2)}ms`);
    const at = held.find((point) => point.step === step);
    if (at)
      lines.push(
        `step:${step}/500 val_loss:${at.loss.toFixed(4)} train_time:${step * 180}ms step_avg:${step === 0 ? 'nan' : '180.25'}ms`,
      );
  }
  lines.push('peak memory consumption: 31587 MiB');
  return {
    file: 'modded-nanogpt.txt',
    format: 'llmc',
    writer: {
      repo: 'KellerJordan/modded-nanogpt',
      path: 'train_gpt2.py',
      commit: '0690f2c7dfd368478ed15b867b329c4a8a9c6f71',
    },
    fields: ['step:', ' val_loss:', ' train_time:', 'ms step_avg:', 'peak memory consumption: '],
    text: `${lines.join('\n')}\n`,
    known: {
      step: 'step',
      losses: [known('val_loss', 'held-out', held)],
      facts: { max_steps: 500 },
    },
  };
}
