import { exponent, known, lossAt, makeCurve } from './make-fixtures-curves.mjs';

export function megatronLm() {
  return [
    megatron('974d0fa9d3c1bab5804a5198dce5899e496804f2'),
    megatronNewer(),
    megatronDeepSpeed(),
    neox(),
    glm(),
  ];
}

const MEGATRON_ARGS = {
  data_parallel_size: 8,
  ffn_hidden_size: 3072,
  global_batch_size: 512,
  hidden_size: 768,
  kv_channels: 64,
  loss_scale: 'None',
  lr: 0.0006,
  micro_batch_size: 8,
  num_attention_heads: 12,
  num_layers: 12,
  padded_vocab_size: 50304,
  pipeline_model_parallel_size: 1,
  seq_length: 2048,
  tensor_model_parallel_size: 2,
  train_iters: 500,
  untie_embeddings_and_output_weights: 'False',
  world_size: 16,
};

function argumentLines(args) {
  return [
    '------------------------ arguments ------------------------',
    ...Object.entries(args).map(
      ([key, value]) => `  ${key} ${'.'.repeat(48 - key.length)} ${value}`,
    ),
    '-------------------- end of arguments ---------------------',
  ];
}

const iterationPart = (step, all) =>
  ` iteration ${String(step).padStart(8)}/${String(all).padStart(8)} |`;

/** Old and plain: colons, a validation line with its frame, two model-parallel ranks, a test set at the end. */
function megatron(commit) {
  const common = { params: 124e6, batchTokens: 512 * 2048, steps: 500, digits: 6 };
  const train = makeCurve({ ...common, every: 50, seed: 101 });
  const held = makeCurve({ ...common, every: 250, seed: 102, over: 0.02 });
  const test = { step: 500, loss: Number(lossAt(124e6, 500 * 512 * 2048, 0.04).toFixed(6)) };
  const lines = [
    'using world size: 16, data-parallel-size: 8, tensor-model-parallel size: 2, pipeline-model-parallel size: 1 ',
    ...argumentLines(MEGATRON_ARGS),
    'setting number of micro-batches to constant 8',
    ' > padded vocab (size: 50257) with 47 dummy tokens (new size: 50304)',
    ' > number of parameters on (tensor, pipeline) model parallel rank (1, 0): 62238720',
    ' > number of parameters on (tensor, pipeline) model parallel rank (0, 0): 62238720',
    'training ...',
  ];
  for (const { step, loss } of train) {
    lines.push(
      `${iterationPart(step, 500)} consumed samples: ${String(step * 512).padStart(12)} | elapsed time per iteration (ms): 1402.3 | learning rate: 6.000E-04 | global batch size: ${'512'.padStart(5)} | lm loss: ${exponent(loss)} | loss scale: 1.0 | grad norm: 0.412 | number of skipped iterations:   0 | number of nan iterations:   0 |`,
    );
    const at = held.find((point) => point.step === step);
    if (at) lines.push(...validation(`iteration ${step}`, at.loss));
  }
  lines.push('[after training is done] datetime: 2023-11-02 10:11:12 ');
  lines.push(...validation('the end of training for test data', test.loss));
  return {
    file: 'megatron-lm-2023.log',
    format: 'megatron',
    writer: { repo: 'NVIDIA/Megatron-LM', path: 'megatron/training.py', commit },
    fields: [
      ' iteration ',
      ' consumed samples: ',
      ' elapsed time per iteration (ms): ',
      ' learning rate: ',
      ' global batch size: ',
      ' loss scale: ',
      ' grad norm: ',
      ' number of skipped iterations: ',
      ' number of nan iterations: ',
    ],
    text: `${lines.join('\n')}\n`,
    known: {
      step: 'iteration',
      tokens: 'consumed samples x seq_length',
      lastTokens: 500 * 512 * 2048,
      losses: [
        known('lm loss', 'train', train),
        known('validation lm loss value', 'held-out', held),
        known('test lm loss value', 'held-out', [test]),
      ],
      facts: {
        num_layers: 12,
        hidden_size: 768,
        seq_length: 2048,
        global_batch_size: 512,
        padded_vocab_size: 50304,
        train_iters: 500,
        'number of parameters': 124477440,
        untie_embeddings_and_output_weights: 'False',
      },
      absentFacts: ['loss_scale'],
    },
  };
}

function validation(place, loss) {
  const line = ` validation loss at ${place} | lm loss value: ${exponent(loss)} | lm loss PPL: ${exponent(Math.exp(loss))} | `;
  return ['-'.repeat(line.length + 1), line, '-'.repeat(line.length + 1)];
}

/** New: times, throughput, auxiliary losses, a batch that grows, a restart, and a launcher's prefix on every line. */
function megatronNewer() {
  const args = {
    ...MEGATRON_ARGS,
    expert_model_parallel_size: 4,
    moe_router_topk: 2,
    num_experts: 8,
    num_layers: 16,
    rampup_batch_size: '[128, 64, 4096]',
    tensor_model_parallel_size: 1,
    train_iters: 400,
  };
  const common = { params: 350e6, batchTokens: 500000, digits: 6 };
  const before = makeCurve({ ...common, steps: 250, every: 50, seed: 111 });
  const after = makeCurve({ ...common, steps: 400, every: 50, from: 250, seed: 112 });
  const held = makeCurve({ ...common, steps: 400, every: 200, seed: 113, over: 0.02 });
  const samples = (step) => step * 128 + Math.max(0, step - 200) * 384;
  const iteration = ({ step, loss }) =>
    ` [2025-03-01 08:${String(step % 60).padStart(2, '0')}:01.123456]${iterationPart(step, 400)} consumed samples: ${String(samples(step)).padStart(12)} | elapsed time per iteration (ms): 812.4 | throughput per GPU (TFLOP/s/GPU): 402.7 | learning rate: ${exponent(0.0003)} | global batch size: ${String(step <= 200 ? 128 : 512).padStart(5)} | lm loss: ${exponent(loss)} | load_balancing_loss: 1.012345E+00 | loss scale: 1.0 | grad norm: 0.512 | num zeros: 0 | params norm: 812.125 | number of skipped iterations:   0 | number of nan iterations:   0 |`;
  const launch = (points) => [
    ...argumentLines(args).map((line) => `[default0]:${line}`),
    '[default0]: > number of parameters on (tensor, pipeline) model parallel rank (0, 0): 181272576',
    ...points.flatMap((point) => {
      const at = held.find(({ step }) => step === point.step && points.includes(point));
      return [
        `[default7]:${iteration(point)}`,
        ...(at
          ? validation(`iteration ${at.step} on validation set`, at.loss).map(
              (line) => `[default7]:${line}`,
            )
          : []),
      ];
    }),
  ];
  const text = `${[...launch(before), '[default0]:W0301 torch/distributed/elastic: Sending process 4242 closing signal SIGTERM', ...launch(after)].join('\n')}\n`;
  return {
    file: 'megatron-core-moe-restarted.log',
    format: 'megatron',
    writer: {
      repo: 'NVIDIA/Megatron-LM',
      path: 'megatron/training/training.py',
      commit: '001b00c2734d8f0fad096fe48a382fedf755d321',
    },
    fields: [
      ' iteration ',
      ' consumed samples: ',
      ' elapsed time per iteration (ms): ',
      ' throughput per GPU (TFLOP/s/GPU): ',
      ' learning rate: ',
      ' global batch size: ',
      ' loss scale: ',
      ' grad norm: ',
      ' num zeros: ',
      ' params norm: ',
      ' number of skipped iterations: ',
      ' number of nan iterations: ',
    ],
    text,
    known: {
      step: 'iteration',
      tokens: 'consumed samples x seq_length',
      lastTokens: samples(400) * 2048,
      losses: [
        known('lm loss', 'train', [...before, ...after]),
        known('validation lm loss value', 'held-out', held),
      ],
      facts: { num_experts: 8, moe_router_topk: 2, num_layers: 16 },
      absentFacts: ['number of parameters'],
    },
  };
}

/** Megatron-DeepSpeed counts tokens, and names each text it validates on. */
function megatronDeepSpeed() {
  const common = { params: 1.3e9, batchTokens: 1048576, steps: 300, digits: 6 };
  const train = makeCurve({ ...common, every: 30, seed: 141 });
  const web = makeCurve({ ...common, every: 150, seed: 142, over: 0.02 });
  const code = makeCurve({ ...common, every: 150, seed: 143, over: -0.4 });
  const lines = [
    ...argumentLines({
      ...MEGATRON_ARGS,
      num_layers: 24,
      hidden_size: 2048,
      tensor_model_parallel_size: 1,
      pipeline_model_parallel_size: 2,
    }),
    'Number of parameters: [tensor rank - pipeline rank] w/ and w/o embeddings:',
    '[000-000] 0.7075B / 0.6044B',
    '[000-001] 0.7075B / 0.6044B',
  ];
  for (const { step, tokens, loss } of train) {
    lines.push(
      `${iterationPart(step, 76294)} consumed samples: ${String(step * 512).padStart(12)} | consumed tokens: ${String(tokens).padStart(12)} | elapsed time per iteration (ms): 4102.9 | learning rate: 2.000E-04 | global batch size: ${'512'.padStart(5)} | lm loss: ${exponent(loss)} | loss scale: 32768.0 | grad norm: 0.318 | num zeros: 0.0 | curriculum seqlen:  2048 | number of skipped iterations:   0 | number of nan iterations:   0 |`,
    );
    for (const [name, points] of [
      ['web', web],
      ['code', code],
    ]) {
      const at = points.find((point) => point.step === step);
      if (at)
        lines.push(
          ...validation(`iteration ${step}`, at.loss).map((line) =>
            line.replace('validation', name),
          ),
        );
    }
  }
  return {
    file: 'megatron-deepspeed.log',
    format: 'megatron',
    writer: {
      repo: 'bigscience-workshop/Megatron-DeepSpeed',
      path: 'megatron/training.py',
      commit: 'd1713beda8eb91f64facc1812ed1ecb053bacdfc',
    },
    fields: [
      ' learning rate: ',
      ' global batch size: ',
      ' loss scale: ',
      ' grad norm: ',
      ' num zeros: ',
      ' curriculum seqlen: ',
      ' number of skipped iterations: ',
      ' number of nan iterations: ',
      'Number of parameters: [tensor rank - pipeline rank] w/ and w/o embeddings:',
      ' loss at iteration ',
      ' value: ',
      ' PPL: ',
    ],
    text: `${lines.join('\n')}\n`,
    known: {
      step: 'iteration',
      tokens: 'consumed tokens',
      lastTokens: 300 * 1048576,
      losses: [
        known('lm loss', 'train', train),
        known('web lm loss value', 'held-out', web),
        known('code lm loss value', 'held-out', code),
      ],
      facts: { 'number of parameters': 1.415e9, seq_length: 2048 },
    },
  };
}

/** GPT-NeoX begins its lines with samples a second, and names how each argument came about. */
function neox() {
  const common = { params: 162e6, batchTokens: 2097152, steps: 300, digits: 6 };
  const train = makeCurve({ ...common, every: 30, seed: 121 });
  const held = makeCurve({ ...common, every: 150, seed: 122, over: 0.01 });
  const args = [
    ['num_layers', 12, 'updated'],
    ['hidden_size', 768, 'updated'],
    ['seq_length', 2048, 'updated'],
    ['train_batch_size', 1024, 'updated'],
    ['attention_dropout', 0, 'default'],
  ].map(
    ([key, value, how]) =>
      `  ${key} ${'.'.repeat(32 - key.length)} ${value}${'.'.repeat(20)}${how}`,
  );
  const lines = [
    '-------------------- arguments --------------------',
    ...args,
    '---------------- end of arguments ----------------',
  ];
  for (const { step, loss } of train) {
    lines.push(
      ` samples/sec: 501.213 |${iterationPart(step, 143000)} elapsed time per iteration (ms): 2043.0 | learning rate: 6.000E-04 | approx flops per GPU: 97.3TFLOPS | lm_loss: ${exponent(loss)} | loss scale: 65536.0 | number of skipped iterations:   0 | number of nan iterations:   0 |`,
    );
    const at = held.find((point) => point.step === step);
    if (at) {
      const line = ` validation loss at iteration ${step} | lm_loss value: ${exponent(at.loss)} | lm_loss_ppl value: ${exponent(Math.exp(at.loss))} | `;
      lines.push('-'.repeat(100), line, '-'.repeat(100));
    }
  }
  return {
    file: 'gpt-neox.log',
    format: 'megatron',
    writer: {
      repo: 'EleutherAI/gpt-neox',
      path: 'megatron/logging.py',
      commit: '6eae43b4f03d2869020777b66ca773b49da93259',
    },
    fields: [
      ' samples/sec: ',
      ' iteration ',
      ' elapsed time per iteration (ms): ',
      ' learning rate: ',
      ' approx flops per GPU: ',
      ' loss scale: ',
      ' number of skipped iterations: ',
      ' number of nan iterations: ',
    ],
    text: `${lines.join('\n')}\n`,
    known: {
      step: 'iteration',
      losses: [
        known('lm_loss', 'train', train),
        known('validation lm_loss value', 'held-out', held),
      ],
      facts: {
        num_layers: 12,
        hidden_size: 768,
        train_batch_size: 1024,
        global_batch_size: 1024,
        train_iters: 143000,
      },
    },
  };
}

/** The oldest branch: no colons after the names. */
function glm() {
  const common = { params: 110e6, batchTokens: 262144, steps: 200, digits: 6 };
  const train = makeCurve({ ...common, every: 20, seed: 131 });
  const held = makeCurve({ ...common, every: 100, seed: 132, over: 0.01 });
  const lines = [];
  for (const { step, loss } of train) {
    lines.push(
      `${iterationPart(step, 200000)} elapsed time per iteration (ms): 300.1 | learning rate 1.500E-04 | lm loss ${exponent(loss)} | loss scale 131072.0 |`,
    );
    const at = held.find((point) => point.step === step);
    if (at) {
      const line = ` validation loss at iteration ${step} | LM loss: ${exponent(at.loss)} | LM PPL: ${exponent(Math.exp(at.loss))}`;
      lines.push('-'.repeat(100), '-'.repeat(line.length + 1), line, '-'.repeat(line.length + 1));
    }
  }
  return {
    file: 'megatron-old-glm.log',
    format: 'megatron',
    writer: {
      repo: 'THUDM/GLM',
      path: 'pretrain_glm.py',
      commit: '243964a7374b6f402bd385b777dd9e50392eff99',
    },
    fields: [
      ' iteration ',
      ' elapsed time per iteration (ms): ',
      ' learning rate ',
      ' lm loss ',
      ' loss scale ',
      ' validation loss at ',
      'LM loss: ',
      'LM PPL: ',
    ],
    text: `${lines.join('\n')}\n`,
    known: {
      step: 'iteration',
      losses: [known('lm loss', 'train', train), known('validation LM loss', 'held-out', held)],
      facts: { train_iters: 200000 },
    },
  };
}
