import { float, known, makeCurve, pythonJson } from './make-fixtures-curves.mjs';

const repo = 'huggingface/transformers';
const path = 'src/transformers/trainer_callback.py';
const older = { repo, path, commit: '01081ce2c31e51fa3876e386c5aef784d38e958a' };
const newer = { repo, path, commit: '55093b758b338fdc7903e778509523d755ae080d' };

const OLDER_FIELDS =
  'epoch global_step max_steps num_train_epochs total_flos log_history best_metric best_model_checkpoint is_local_process_zero is_world_process_zero is_hyper_param_search trial_name trial_params'.split(
    ' ',
  );
const NEWER_FIELDS = [
  ...OLDER_FIELDS,
  ...'logging_steps eval_steps save_steps train_batch_size num_input_tokens_seen stateful_callbacks'.split(
    ' ',
  ),
];

/** Files of Trainer in the three states people have: old and plain, new with a counter, new with two texts held out. */
export function huggingFace() {
  return [
    plain(),
    counted({ name: 'hf-70m', params: 70.4e6, seed: 3 }),
    counted({ name: 'hf-160m', params: 162.3e6, seed: 5 }),
    counted({ name: 'hf-410m', params: 405.3e6, seed: 7 }),
    twoTexts(),
  ];
}

function plain() {
  const train = makeCurve({
    params: 124e6,
    batchTokens: 131072,
    steps: 2000,
    every: 100,
    seed: 1,
    digits: 4,
  });
  const held = makeCurve({
    params: 124e6,
    batchTokens: 131072,
    steps: 2000,
    every: 500,
    seed: 2,
    digits: 15,
    over: 0.02,
  });
  const log = [];
  for (const point of train) {
    const epoch = Number((point.step / 2000).toFixed(2));
    log.push({
      epoch: float(epoch),
      learning_rate: float(5e-5 * (1 - point.step / 2000)),
      loss: float(point.loss),
      step: point.step,
    });
    const evaluated = held.find(({ step }) => step === point.step);
    if (evaluated)
      log.push({
        epoch: float(epoch),
        eval_loss: float(evaluated.loss),
        eval_runtime: float(41.2071),
        eval_samples_per_second: float(48.535),
        eval_steps_per_second: float(6.067),
        step: point.step,
      });
  }
  log.push({
    epoch: float(1),
    step: 2000,
    total_flos: float(1.951e17),
    train_loss: float(4.123456),
    train_runtime: float(3601.5),
    train_samples_per_second: float(71.08),
    train_steps_per_second: float(0.555),
  });
  const state = {
    best_metric: null,
    best_model_checkpoint: null,
    epoch: float(1),
    global_step: 2000,
    is_hyper_param_search: false,
    is_local_process_zero: true,
    is_world_process_zero: true,
    log_history: log,
    max_steps: 2000,
    num_train_epochs: 1,
    total_flos: float(1.951e17),
    trial_name: null,
    trial_params: null,
  };
  return {
    file: 'hf-gpt2-older.trainer_state.json',
    format: 'trainer-state',
    writer: older,
    fields: OLDER_FIELDS,
    text: `${pythonJson(state)}\n`,
    known: {
      step: 'step',
      losses: [known('loss', 'train', train), known('eval_loss', 'held-out', held)],
      facts: { global_step: 2000, max_steps: 2000, num_train_epochs: 1, total_flos: 1.951e17 },
    },
  };
}

function counted({ name, params, seed }) {
  const batch = 524288;
  const train = makeCurve({ params, batchTokens: batch, steps: 1000, every: 50, seed, digits: 4 });
  const held = makeCurve({
    params,
    batchTokens: batch,
    steps: 1000,
    every: 250,
    seed: seed + 1,
    digits: 6,
    over: 0.03,
  });
  const log = [];
  for (const point of train) {
    const epoch = float(Number((point.step / 1000).toFixed(3)));
    log.push({
      epoch,
      grad_norm: float(0.51),
      learning_rate: float(0.0006),
      loss: float(point.loss),
      num_input_tokens_seen: point.tokens,
      step: point.step,
      train_runtime: float(point.step * 3.5),
      train_tokens_per_second: float(149796.571),
    });
    const evaluated = held.find(({ step }) => step === point.step);
    if (evaluated)
      log.push({
        epoch,
        eval_loss: float(evaluated.loss),
        eval_runtime: float(12.5),
        eval_samples_per_second: float(80.1),
        eval_steps_per_second: float(2.5),
        num_input_tokens_seen: evaluated.tokens,
        step: point.step,
      });
  }
  const state = {
    best_metric: float(held.at(-1).loss),
    best_model_checkpoint: `out/${name}/checkpoint-1000`,
    epoch: float(1),
    eval_steps: 250,
    global_step: 1000,
    is_hyper_param_search: false,
    is_local_process_zero: true,
    is_world_process_zero: true,
    log_history: log,
    logging_steps: 50,
    max_steps: 1000,
    num_input_tokens_seen: 524288000,
    num_train_epochs: 1,
    save_steps: 250,
    stateful_callbacks: {
      TrainerControl: {
        args: {
          should_epoch_stop: false,
          should_evaluate: false,
          should_log: false,
          should_save: true,
          should_training_stop: true,
        },
        attributes: {},
      },
    },
    total_flos: float(6 * params * 524288000),
    train_batch_size: 32,
    trial_name: null,
    trial_params: null,
  };
  return {
    file: `${name}.trainer_state.json`,
    format: 'trainer-state',
    writer: newer,
    fields: NEWER_FIELDS,
    text: `${pythonJson(state)}\n`,
    known: {
      step: 'step',
      tokens: 'num_input_tokens_seen',
      lastTokens: 524288000,
      losses: [known('loss', 'train', train), known('eval_loss', 'held-out', held)],
      facts: {
        train_batch_size: 32,
        num_input_tokens_seen: 524288000,
        total_flos: 6 * params * 524288000,
        max_steps: 1000,
      },
    },
  };
}

/** Two evaluation sets, a restart that logged step 300 twice, a loss that became NaN once, and no counter. */
function twoTexts() {
  const common = { params: 31e6, batchTokens: 65536, steps: 600, digits: 4 };
  const train = makeCurve({ ...common, every: 100, seed: 11 });
  const web = makeCurve({ ...common, every: 300, seed: 12, over: 0.05 });
  const wiki = makeCurve({ ...common, every: 300, seed: 13, over: -0.1 });
  const log = [];
  for (const [i, point] of train.entries()) {
    const epoch = float(point.step / 600);
    log.push({
      epoch,
      grad_norm: float(1.25),
      learning_rate: float(0.001),
      loss: float(point.loss),
      step: point.step,
    });
    if (i === 2)
      log.push({
        epoch,
        grad_norm: float(1.25),
        learning_rate: float(0.001),
        loss: 'NAN',
        step: point.step,
      });
    const at = web.findIndex(({ step }) => step === point.step);
    if (at < 0) continue;
    log.push({
      epoch,
      eval_web_loss: float(web[at].loss),
      eval_web_runtime: float(3.5),
      step: point.step,
    });
    log.push({
      epoch,
      eval_wiki_loss: float(wiki[at].loss),
      eval_wiki_runtime: float(2.5),
      step: point.step,
    });
  }
  const state = {
    best_global_step: null,
    best_metric: null,
    best_model_checkpoint: null,
    epoch: float(1),
    eval_steps: 300,
    global_step: 600,
    is_hyper_param_search: false,
    is_local_process_zero: true,
    is_world_process_zero: true,
    log_history: log,
    logging_steps: 100,
    max_steps: 600,
    num_input_tokens_seen: 0,
    num_train_epochs: 1,
    save_steps: 300,
    stateful_callbacks: {},
    total_flos: float(0),
    train_batch_size: 64,
    trial_name: 'lr-0',
    trial_params: { learning_rate: float(0.001) },
  };
  const text = `${pythonJson(state).replace('"NAN"', 'NaN')}\n`;
  return {
    file: 'hf-two-texts.trainer_state.json',
    format: 'trainer-state',
    writer: newer,
    fields: NEWER_FIELDS,
    text,
    known: {
      step: 'step',
      losses: [
        known('loss', 'train', train),
        known('eval_web_loss', 'held-out', web),
        known('eval_wiki_loss', 'held-out', wiki),
      ],
      facts: { train_batch_size: 64, 'trial_params.learning_rate': 0.001, trial_name: 'lr-0' },
      absentFacts: ['num_input_tokens_seen', 'total_flos'],
    },
  };
}
