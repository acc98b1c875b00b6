import { known, makeCurve, pythonFloat } from './make-fixtures-curves.mjs';

const TENSORBOARD = {
  repo: 'tensorflow/tensorboard',
  path: 'tensorboard/plugins/scalar/scalars_plugin.py',
  commit: '81c420dbda53b2dd6d15e0c7a3e778bfc6b4c388',
};
const LINGUA = {
  repo: 'facebookresearch/lingua',
  path: 'apps/main/train.py',
  commit: '613018aae799cfb9726fcc401a7880be20e0f4f2',
};

export function tensorBoard() {
  const common = { batchTokens: 262144, steps: 2000, every: 200, digits: 7 };
  const one = makeCurve({ ...common, params: 70e6, seed: 301 });
  const two = makeCurve({ ...common, params: 160e6, seed: 302 });
  const wall = ({ step }) => pythonFloat(1714737601.25 + step * 0.5);
  const triple = (point) => `[${wall(point)}, ${point.step}, ${pythonFloat(point.loss)}]`;
  const lines = one.map((point) => `${wall(point)},${point.step},${pythonFloat(point.loss)}`);
  const layout = { step: 'Step' };
  return [
    {
      file: 'run-70M-tag-train_loss.csv',
      format: 'tensorboard-csv',
      writer: TENSORBOARD,
      fields: ['Wall time', 'Step', 'Value'],
      // csv.writer ends its lines as Windows does.
      text: `${['Wall time,Step,Value', ...lines].join('\r\n')}\r\n`,
      known: { ...layout, losses: [known('Value', 'train', one)] },
    },
    {
      file: 'run-70M-tag-train_loss.json',
      format: 'tensorboard-json',
      writer: TENSORBOARD,
      fields: [],
      text: `[${one.map(triple).join(', ')}]`,
      known: { ...layout, losses: [known('Value', 'train', one)] },
    },
    {
      file: 'tensorboard-multirun.json',
      format: 'tensorboard-json',
      writer: TENSORBOARD,
      fields: [],
      text: `{"run/70M": [${one.map(triple).join(', ')}], "run/160M": [${two.map(triple).join(', ')}]}`,
      known: {
        ...layout,
        run: 'run',
        losses: [
          { ...known('Value', 'train', one), run: 'run/70M' },
          { ...known('Value', 'train', two), run: 'run/160M' },
        ],
      },
    },
  ];
}

export function lightning() {
  return [lightningSparse(), fabric()];
}

/** Each call of log is a row of its own, so training and validation of one step stand on different lines. */
function lightningSparse() {
  const common = { params: 50e6, batchTokens: 65536, steps: 999, digits: 12 };
  const train = makeCurve({ ...common, every: 50, from: 49, seed: 311 });
  const held = makeCurve({ ...common, every: 250, from: 249, seed: 312, over: 0.05 });
  const lines = train.flatMap(({ step, loss }) => {
    const epoch = Math.floor(step / 250);
    const at = held.find((point) => point.step === step);
    return [
      `${epoch},,${step},${loss},`,
      ...(at ? [`${epoch},,${step},,${at.loss}`] : []),
      ...(step === 499 ? [`${epoch},0.0006,${step},,`] : []),
    ];
  });
  return {
    file: 'lightning-metrics.csv',
    format: 'lightning-metrics',
    writer: {
      repo: 'Lightning-AI/pytorch-lightning',
      path: 'src/lightning/pytorch/loggers/csv_logs.py',
      commit: '759eefc3ed1ffc3e4623f9e4cf72c766dd74c252',
    },
    fields: ['step'],
    text: `${['epoch,lr-AdamW,step,train_loss,val_loss', ...lines].join('\r\n')}\r\n`,
    known: {
      step: 'step',
      losses: [known('train_loss', 'train', train), known('val_loss', 'held-out', held)],
      facts: { 'lr-AdamW': 0.0006 },
    },
  };
}

/** The Fabric logger, as litgpt uses it, with the tokens counted and the step last. */
function fabric() {
  const common = { params: 160e6, batchTokens: 1048576, steps: 400, digits: 12 };
  const train = makeCurve({ ...common, every: 40, seed: 321 });
  const held = makeCurve({ ...common, every: 200, seed: 322, over: 0.02 });
  const lines = train.flatMap(({ step, loss, tokens }) => {
    const at = held.find((point) => point.step === step);
    return [`${loss},${step},0,${tokens},,${step}`, ...(at ? [`,,,,${at.loss},${step}`] : [])];
  });
  return {
    file: 'fabric-metrics.csv',
    format: 'lightning-metrics',
    writer: {
      repo: 'Lightning-AI/pytorch-lightning',
      path: 'src/lightning/fabric/loggers/csv_logs.py',
      commit: '00024d71cd3d7e5d50841b466780558a32bdfa37',
    },
    fields: ['step'],
    text: `${['loss,iter,epoch,total_tokens,val_loss,step', ...lines].join('\r\n')}\r\n`,
    known: {
      step: 'step',
      tokens: 'total_tokens',
      lastTokens: 400 * 1048576,
      losses: [known('loss', 'train', train), known('val_loss', 'held-out', held)],
    },
  };
}

export function metricsJsonl() {
  return [lingua(), wandbHistory(), olmoOutput()];
}

/** Lingua's metrics.jsonl: one flat object a step, the counter of tokens among the optimiser's numbers. */
function lingua() {
  const train = makeCurve({
    params: 400e6,
    batchTokens: 1048576,
    steps: 300,
    every: 20,
    seed: 331,
    digits: 12,
  });
  const lines = train.map(({ step, tokens, loss }) =>
    JSON.stringify({
      global_step: step,
      acc_step: 0,
      'speed/wps': 398000.5,
      'speed/FLOPS': 1.2e14,
      'speed/curr_iter_time': 0.31,
      'speed/data_load_time': 0.0012,
      'optim/grad_norm': 0.42,
      'optim/lr': 0.0003,
      'optim/total_tokens': tokens,
      'memory/max_active_gib': 41.5,
      'memory/max_active_pct': 52.3,
      'memory/max_reserved_gib': 44.5,
      'memory/max_reserved_pct': 56.1,
      'memory/num_alloc_retries': 0,
      'memory/num_ooms': 0,
      'memory/power_draw': 690000,
      'loss/out': loss,
      created_at: '2024-11-05T10:00:00.000000+00:00',
    }),
  );
  return {
    file: 'lingua-metrics.jsonl',
    format: 'metrics-jsonl',
    writer: LINGUA,
    fields: [
      'global_step',
      'acc_step',
      'speed/wps',
      'speed/FLOPS',
      'speed/curr_iter_time',
      'speed/data_load_time',
      'optim/grad_norm',
      'optim/lr',
      'optim/total_tokens',
      'memory/',
      'loss/out',
    ],
    text: `${lines.join('\n')}\n`,
    known: {
      step: 'global_step',
      tokens: 'optim/total_tokens',
      lastTokens: 300 * 1048576,
      losses: [known('loss/out', 'train', train)],
    },
  };
}

/** OLMo's names, as its history comes out of W&B: train and evaluation in different objects, and a NaN. */
function wandbHistory() {
  const common = { params: 1.18e9, batchTokens: 4194304, steps: 200, digits: 9 };
  const train = makeCurve({ ...common, every: 10, seed: 341 });
  const held = makeCurve({ ...common, every: 100, seed: 342, over: 0.05 });
  const lines = train.flatMap(({ step, tokens, loss }) => {
    const at = held.find((point) => point.step === step);
    return [
      JSON.stringify({
        _step: step,
        'train/CrossEntropyLoss': loss,
        'train/Perplexity': Number(Math.exp(loss).toFixed(6)),
        'throughput/total_tokens': tokens,
        'throughput/device/tokens_per_second': 3900.5,
        'optim/learning_rate_group0': 0.0004,
        'train/ZLoss': 0.00021,
      }),
      ...(at
        ? [
            `{"_step": ${step}, "eval/c4_en-validation/CrossEntropyLoss": ${at.loss}, "eval/c4_en-validation/Perplexity": NaN}`,
          ]
        : []),
    ];
  });
  return {
    file: 'olmo-wandb-history.jsonl',
    format: 'metrics-jsonl',
    writer: {
      repo: 'allenai/OLMo',
      path: 'olmo/train.py',
      commit: '394bb22bc49db99365accc1619d2913878cc0090',
    },
    fields: [
      'train/CrossEntropyLoss',
      'train/Perplexity',
      'throughput/total_tokens',
      'throughput/device/tokens_per_second',
      'optim/learning_rate_group0',
      'train/ZLoss',
    ],
    text: `${lines.join('\n')}\n`,
    known: {
      step: '_step',
      tokens: 'throughput/total_tokens',
      lastTokens: 200 * 4194304,
      losses: [
        known('train/CrossEntropyLoss', 'train', train),
        known('eval/c4_en-validation/CrossEntropyLoss', 'held-out', held),
      ],
    },
  };
}

/** OLMo's console: a metric a line, three decimals between 1 and 10, thousands with commas, no optimiser metrics. */
function olmoOutput() {
  const format = (value) => {
    if (value < 0.0001) return String(value);
    if (value > 1000) return Math.trunc(value).toLocaleString('en');
    if (value > 100) return value.toFixed(1);
    if (value > 10) return value.toFixed(2);
    return value.toFixed(value > 1 ? 3 : 4);
  };
  const common = { params: 1.18e9, batchTokens: 4194304, steps: 2000, digits: 3 };
  const train = makeCurve({ ...common, every: 100, seed: 351 });
  const held = makeCurve({ ...common, every: 1000, seed: 352, over: 0.05 });
  const head = (step) =>
    `2024-02-01 12:00:${String(step % 60).padStart(2, '0')}.123\tnode-0:0\tolmo.train:816\tINFO\t`;
  const block = (step, title, metrics) => [
    `${head(step)}${title}`,
    ...Object.entries(metrics).map(([name, value]) => `    ${name}=${format(value)}`),
  ];
  const lines = [
    ...block(0, 'Pre-train system metrics', { 'System/Peak GPU Memory (MB)': 6321 }),
    ...train.flatMap(({ step, tokens, loss }) => {
      const at = held.find((point) => point.step === step);
      return [
        ...block(step, `[step=${step}/739328]`, {
          'train/CrossEntropyLoss': loss,
          'train/Perplexity': Math.exp(loss),
          'throughput/total_tokens': tokens,
          'throughput/device/tokens_per_second': 3900.5,
          'throughput/device/batches_per_second': 0.1163,
          'System/Peak GPU Memory (MB)': 39123,
        }),
        ...(at
          ? [
              `${head(step)}Running evaluation for 'c4_en-validation'...`,
              `${head(step)}[eval_step=10/10]`,
              ...block(step, 'c4_en-validation', {
                'eval/c4_en-validation/CrossEntropyLoss': at.loss,
                'eval/c4_en-validation/Perplexity': Math.exp(at.loss),
              }),
            ]
          : []),
      ];
    }),
  ];
  return {
    file: 'olmo-console.log',
    format: 'olmo',
    writer: {
      repo: 'allenai/OLMo',
      path: 'olmo/train.py',
      commit: '394bb22bc49db99365accc1619d2913878cc0090',
    },
    fields: [
      '[step=',
      'train/CrossEntropyLoss=',
      'train/Perplexity=',
      'throughput/total_tokens=',
      'throughput/device/tokens_per_second=',
      'throughput/device/batches_per_second=',
      '[eval_step=',
      'System/Peak GPU Memory (MB)=',
    ],
    text: `${lines.join('\n')}\n`,
    known: {
      step: 'step',
      tokens: 'throughput/total_tokens',
      lastTokens: 2000 * 4194304,
      losses: [
        known('train/CrossEntropyLoss', 'train', train),
        known('eval/c4_en-validation/CrossEntropyLoss', 'held-out', held),
      ],
      facts: { max_steps: 739328 },
    },
  };
}
