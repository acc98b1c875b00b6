import { type Course, type CourseShape, phases, rateAt } from './course';

export const trainers = ['megatron', 'transformers', 'nanogpt', 'olmo', 'torchtitan'] as const;
export type Trainer = (typeof trainers)[number];

interface TrainerPlan {
  readonly course: Course;
  /** Tokens a batch. */
  readonly batch: number;
  /** Tokens a sequence. */
  readonly sequence: number;
}

/** What of a course a trainer cannot do, so that the options come near it only. */
export type ConfigGap = 'no-power' | 'decay-shape' | 'no-plateau';

interface TrainerConfig {
  readonly lines: readonly string[];
  readonly gaps: readonly ConfigGap[];
}

interface Counts {
  readonly sequences: number;
  readonly steps: number;
  readonly warm: number;
  readonly decay: number;
  readonly peak: number;
  readonly last: number;
  /** Last rate over the peak. */
  readonly share: number;
  readonly shape: Exclude<CourseShape, 'power'>;
}

/** Whole steps and sequences, as trainers count. */
function count({ course, batch, sequence }: TrainerPlan): Counts {
  const sequences = Math.max(1, Math.round(batch / sequence));
  const steps = Math.max(1, Math.ceil(course.tokens / (sequences * sequence)));
  const { warmUntil, decayFrom } = phases(course);
  const share = (tokens: number): number => Math.round((tokens / course.tokens) * steps);
  const peak = rateAt(course, warmUntil);
  const last = rateAt(course, course.tokens);
  return {
    sequences,
    steps,
    warm: share(warmUntil),
    decay: steps - share(decayFrom),
    peak,
    last,
    share: peak > 0 ? last / peak : 0,
    shape: course.shape === 'power' ? 'wsd' : course.shape,
  };
}

const rate = (value: number): string => String(Number(value.toPrecision(4)));

function megatron({ sequence }: TrainerPlan, c: Counts): TrainerConfig {
  const style = { wsd: 'WSD', cosine: 'cosine', constant: 'constant' }[c.shape];
  return {
    lines: [
      `--seq-length ${sequence}`,
      `--global-batch-size ${c.sequences}`,
      `--train-iters ${c.steps}`,
      `--lr ${rate(c.peak)}`,
      ...(c.shape === 'constant' ? [] : [`--min-lr ${rate(c.last)}`]),
      `--lr-decay-style ${style}`,
      `--lr-decay-iters ${c.steps}`,
      `--lr-warmup-iters ${c.warm}`,
      ...(c.shape === 'wsd'
        ? ['--lr-wsd-decay-style exponential', `--lr-wsd-decay-iters ${c.decay}`]
        : []),
    ],
    // Its exponential reaches the last rate on a curve of its own.
    gaps: c.shape === 'wsd' ? ['decay-shape'] : [],
  };
}

function transformers(_: TrainerPlan, c: Counts): TrainerConfig {
  const kind = {
    wsd: 'warmup_stable_decay',
    cosine: 'cosine_with_min_lr',
    constant: 'constant_with_warmup',
  }[c.shape];
  const extra = {
    wsd: `{"num_decay_steps": ${c.decay}, "decay_type": "linear", "min_lr_ratio": ${rate(c.share)}}`,
    cosine: `{"min_lr_rate": ${rate(c.share)}}`,
    constant: null,
  }[c.shape];
  return {
    lines: [
      'TrainingArguments(',
      `    learning_rate=${rate(c.peak)},`,
      `    lr_scheduler_type="${kind}",`,
      ...(extra === null ? [] : [`    lr_scheduler_kwargs=${extra},`]),
      `    warmup_steps=${c.warm},`,
      `    max_steps=${c.steps},`,
      `    # per_device_train_batch_size x gradient_accumulation_steps x devices = ${c.sequences}`,
      ')',
    ],
    gaps: c.shape === 'wsd' ? ['decay-shape'] : [],
  };
}

function nanogpt({ sequence }: TrainerPlan, c: Counts): TrainerConfig {
  const falls = c.shape !== 'constant';
  return {
    lines: [
      `block_size = ${sequence}`,
      `# batch_size x gradient_accumulation_steps = ${c.sequences} sequences`,
      `learning_rate = ${rate(c.peak)}`,
      `min_lr = ${rate(falls ? c.last : c.peak)}`,
      'decay_lr = True',
      `warmup_iters = ${c.warm}`,
      `lr_decay_iters = ${c.steps}`,
      `max_iters = ${c.steps}`,
    ],
    gaps: c.shape === 'wsd' ? ['no-plateau'] : [],
  };
}

function olmo({ sequence }: TrainerPlan, c: Counts): TrainerConfig {
  const scheduler = {
    wsd: `WSD(warmup=${c.warm}, decay=${c.decay}, decay_fraction=None, decay_min_lr=${rate(c.last)})`,
    cosine: `CosWithWarmup(warmup=${c.warm}, alpha_f=${rate(c.share)})`,
    constant: `ConstantWithWarmup(warmup=${c.warm})`,
  }[c.shape];
  return {
    lines: [
      `optim = AdamWConfig(lr=${rate(c.peak)})`,
      `scheduler = ${scheduler}`,
      `global_batch_size = ${c.sequences * sequence}  # tokens`,
      `max_duration = Duration.steps(${c.steps})`,
    ],
    gaps: c.shape === 'wsd' ? ['decay-shape'] : [],
  };
}

function torchtitan({ sequence }: TrainerPlan, c: Counts): TrainerConfig {
  const decay = {
    wsd: [`decay_ratio = ${rate(c.decay / c.steps)}`, 'decay_type = "linear"'],
    cosine: ['decay_type = "cosine"'],
    // It always decays: down to the peak itself is no decay.
    constant: ['decay_type = "linear"'],
  }[c.shape];
  return {
    lines: [
      '[optimizer]',
      `lr = ${rate(c.peak)}`,
      '',
      '[lr_scheduler]',
      `warmup_steps = ${c.warm}`,
      ...decay,
      `min_lr_factor = ${c.shape === 'constant' ? '1.0' : rate(c.share)}`,
      '',
      '[training]',
      `seq_len = ${sequence}`,
      `global_batch_size = ${c.sequences}`,
      `steps = ${c.steps}`,
    ],
    gaps: c.shape === 'wsd' ? ['decay-shape'] : [],
  };
}

const writers = { megatron, transformers, nanogpt, olmo, torchtitan } as const;

/** The plan in the option names of a trainer, and what of it the trainer's own schedules cannot follow. */
export function writeConfig(trainer: Trainer, plan: TrainerPlan): TrainerConfig {
  const { lines, gaps } = writers[trainer](plan, count(plan));
  const isPower = plan.course.shape === 'power';
  return { lines, gaps: isPower ? ['no-power', ...gaps] : gaps };
}
