import { createNoise, known, lossAt, makeCurve } from './make-fixtures-curves.mjs';

const quoted = (cells) => cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(',');
const RUNS_FIELDS = [
  '"Name"',
  '"State"',
  '"Notes"',
  '"User"',
  '"Tags"',
  '"Created"',
  '"Runtime"',
  '"Sweep"',
];
/** The page's exporter is not public; these repositories hold what it wrote. */
const RUNS = {
  repo: 'Lucas-longxutang/Comp3242_Group_Project_nanoGPT',
  path: 'wandb_export.csv',
  commit: '484b0ea123cd30403bf7054b53295cd373371879',
};
const OLDER_RUNS = {
  repo: 'kingb12/text_aug_experiments',
  path: 'wandb_export.csv',
  commit: '0df78711914ef6f9c80bbd704b5f3a2849e6a0cd',
};
const CHART = {
  repo: 'druidowm/nanoGPT',
  path: 'wandb_export.csv',
  commit: '520e6515766a2c35aa1fdb1dc82efed965fb22ed',
};

export function wandb() {
  return [runsTable(), plannedRuns(), chart(), tokensChart()];
}

const CONFIG = [
  'batch_size',
  'bias',
  'block_size',
  'gradient_accumulation_steps',
  'learning_rate',
  'max_iters',
  'n_embd',
  'n_head',
  'n_layer',
  'n_params',
  'vocab_size',
  'wandb_project',
];

/** Runs of nanoGPT: sizes and batches in the configuration, steps and losses in the summary, one name twice. */
function runsTable() {
  const noise = createNoise(201);
  const sizes = [
    ['s-10M', 6, 384, 10745088],
    ['s-25M', 8, 512, 25323520],
    ['s-25M', 8, 512, 25323520],
    ['s-85M', 12, 768, 85056000],
  ];
  const rows = sizes.map(([name, layers, width, params], i) => {
    const iterations = 2000 * (i + 1);
    const tokens = iterations * 64 * 256 * 4;
    const held = Number((lossAt(params, tokens, 0.02) + noise(0.004)).toPrecision(17));
    const train = Number((lossAt(params, tokens) + noise(0.004)).toPrecision(17));
    return {
      name,
      iterations,
      held,
      train,
      config: [
        64,
        'false',
        256,
        4,
        0.001,
        iterations,
        width,
        width / 64,
        layers,
        params,
        50304,
        'scaling',
      ],
    };
  });
  const header = [
    'Name',
    'State',
    'Notes',
    'User',
    'Tags',
    'Created',
    'Runtime',
    'Sweep',
    ...CONFIG,
    'iter',
    'lr',
    'train/loss',
    'val/loss',
  ];
  const lines = rows.map(({ name, iterations, held, train, config }, i) => [
    name,
    i === 3 ? 'crashed' : 'finished',
    '-',
    'me',
    'full, sweep',
    `2026-05-2${i}T14:08:33.000Z`,
    732 * (i + 1),
    '',
    ...config,
    iterations,
    0.0001,
    train,
    held,
  ]);
  const names = ['s-10M', 's-25M', 's-25M (2)', 's-85M'];
  const loss = (column, kind, pick) =>
    rows.map((row, i) => ({
      column,
      kind,
      run: names[i],
      steps: [row.iterations],
      values: [row[pick]],
    }));
  return {
    file: 'wandb-runs-nanogpt.csv',
    format: 'wandb-runs',
    writer: RUNS,
    fields: [
      ...RUNS_FIELDS,
      '"iter"',
      '"train/loss"',
      '"val/loss"',
      '"n_params"',
      '"block_size"',
      '"batch_size"',
    ],
    text: `${[header, ...lines].map(quoted).join('\n')}\n`,
    known: {
      run: 'run',
      step: 'iter',
      losses: [...loss('train/loss', 'train', 'train'), ...loss('val/loss', 'held-out', 'held')],
      runFacts: {
        's-10M': {
          n_params: 10745088,
          batch_size: 64,
          block_size: 256,
          gradient_accumulation_steps: 4,
        },
        's-25M (2)': { n_params: 25323520, n_layer: 8, n_embd: 512 },
      },
    },
  };
}

/** An older export whose runs have sizes and tokens: a table of runs like any other. */
function plannedRuns() {
  const header = [
    'Name',
    'Created',
    'Runtime',
    'End Time',
    'ID',
    'Notes',
    'Updated',
    'Tags',
    'n_params',
    'tokens',
    'eval/loss',
  ];
  const rows = [
    [70e6, 1.4e9],
    [160e6, 3.2e9],
    [410e6, 8.2e9],
  ].map(([params, tokens], i) => [params, tokens, Number(lossAt(params, tokens).toFixed(9)), i]);
  const lines = rows.map(([params, tokens, loss, i]) => [
    `run, "${i}"`,
    '2022-06-10T05:44:17.000Z',
    498,
    '2022-06-10T05:52:35.000Z',
    `3p0donj${i}`,
    '',
    '2022-06-10T05:52:35.000Z',
    '',
    params,
    tokens,
    loss,
  ]);
  return {
    file: 'wandb-runs-sizes.csv',
    format: 'wandb-runs',
    writer: OLDER_RUNS,
    fields: [
      '"Name"',
      '"Created"',
      '"Runtime"',
      '"End Time"',
      '"ID"',
      '"Notes"',
      '"Updated"',
      '"Tags"',
    ],
    text: `${[header, ...lines].map(quoted).join('\n')}\n`,
    known: {
      columns: {
        Name: ['run, "0"', 'run, "1"', 'run, "2"'],
        n_params: rows.map(([params]) => params),
        tokens: rows.map(([, tokens]) => tokens),
        'eval/loss': rows.map(([, , loss]) => loss),
      },
    },
  };
}

/** Three runs of different length under one axis; a run's name has the separator in it. */
function chart() {
  const runs = [
    ['gpt2-70M', 70e6, 1000],
    ['gpt2 - wide - 160M', 160e6, 1500],
    ['gpt2-410M', 410e6, 2000],
  ].map(([name, params, steps], i) => [
    name,
    makeCurve({ params, batchTokens: 524288, steps, every: 250, seed: 210 + i, digits: 9 }),
  ]);
  const header = [
    'Step',
    ...runs.flatMap(([name]) => ['', '__MIN', '__MAX'].map((end) => `${name} - train/loss${end}`)),
  ];
  const lines = [];
  for (let step = 250; step <= 2000; step += 250) {
    const cells = runs.flatMap(([, points]) => {
      const loss = points.find((point) => point.step === step)?.loss ?? '';
      return [loss, loss, loss];
    });
    lines.push([step, ...cells]);
  }
  return {
    file: 'wandb-chart-train-loss.csv',
    format: 'wandb-chart',
    writer: CHART,
    fields: ['"Step"', ' - train/loss"', ' - train/loss__MIN"', ' - train/loss__MAX"'],
    text: `${[header, ...lines].map(quoted).join('\n')}\n`,
    known: {
      run: 'run',
      step: 'Step',
      losses: runs.map(([name, points]) => ({
        ...known('train/loss', 'train', points),
        run: name,
      })),
    },
  };
}

/** Loss over a counter of tokens, with the step beside it, as a chart with another axis exports it. */
function tokensChart() {
  const runs = [
    ['a', 30e6],
    ['b', 60e6],
  ].map(([name, params], i) => [
    name,
    makeCurve({
      params,
      batchTokens: 1e6,
      steps: 500,
      every: 100,
      seed: 220 + i,
      digits: 6,
      over: 0.05,
    }),
  ]);
  const header = [
    'throughput/total_tokens',
    ...runs.flatMap(([name]) =>
      ['_step', 'eval/loss'].flatMap((metric) =>
        ['', '__MIN', '__MAX'].map((end) => `${name} - ${metric}${end}`),
      ),
    ),
  ];
  const lines = runs[0][1].map(({ tokens, step }, i) => [
    tokens,
    ...runs.flatMap(([, points]) => [
      step,
      step,
      step,
      points[i].loss,
      points[i].loss,
      points[i].loss,
    ]),
  ]);
  return {
    file: 'wandb-chart-tokens.csv',
    format: 'wandb-chart',
    writer: CHART,
    fields: ['__MIN"', '__MAX"', ' - '],
    text: `${[header, ...lines].map(quoted).join('\n')}\n`,
    known: {
      run: 'run',
      step: '_step',
      tokens: 'throughput/total_tokens',
      lastTokens: 500e6,
      losses: runs.map(([name, points]) => ({
        ...known('eval/loss', 'held-out', points),
        run: name,
      })),
    },
  };
}
