import type { LogLayout, LogLoss } from './log-layout';
import type { RawColumn, RawTable } from './types';

const HELD_OUT = /^(val|valid|validation|eval|evaluation|test|heldout|dev)$/;
/** Losses that are no cross entropy of text, and statistics of one. */
const OTHER =
  /^(scale|scaled|scaling|aux|auxiliary|z|balance|balancing|router|std|stdev|stderr|se|var|min|max|best|lr|grad|weight|ratio|delta|diff|perplexity|ppl|acc|accuracy|time|runtime|spike|mtp|distill|kd|local)$/;
const STEP = new Set(
  'step steps global_step global_steps trainer_global_step train_global_step train_step training_step iteration iterations iter iter_num num_updates update updates batch_num'.split(
    ' ',
  ),
);
const TOKENS = new Set(
  'tokens n_tokens num_tokens total_tokens tokens_seen n_tokens_seen num_tokens_seen num_input_tokens_seen train_num_input_tokens_seen tokens_total tokens_processed tokens_consumed consumed_tokens consumed_train_tokens train_tokens train_tokens_seen train_total_tokens train_num_tokens trained_tokens throughput_total_tokens optim_total_tokens total_tokens_seen cumulative_tokens metrics_tokens'.split(
    ' ',
  ),
);

/** Words of a metric's name in lower case: `train/CrossEntropyLoss` is train, cross, entropy, loss. */
function metricWords(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** Whether a metric is a loss of the model on text, and on which text; null for everything else. */
export function lossKind(name: string): LogLoss['kind'] | null {
  const words = metricWords(name);
  if (!words.some((word) => word === 'loss' || word === 'nll') || words.some((w) => OTHER.test(w)))
    return null;
  // Evaluations report a negative log likelihood, training loops a loss.
  const evaluated = words.includes('nll') && !words.includes('train');
  return evaluated || words.some((word) => HELD_OUT.test(word)) ? 'held-out' : 'train';
}

/** True where a metric's name is that of the optimiser's step. */
export function isStepName(name: string): boolean {
  return STEP.has(metricWords(name).join('_'));
}

/** True where a metric's name is that of a counter of tokens seen. */
export function isTokensName(name: string): boolean {
  return TOKENS.has(metricWords(name).join('_'));
}

/** Step, counter of tokens and losses of a log by the names of its columns and by what they hold. */
export function guessLogColumns(
  table: RawTable,
): Pick<LogLayout, 'losses'> & { step?: string; tokens?: string } {
  const numbers = table.columns.filter(({ kind }) => kind === 'number');
  const step = numbers.filter(({ name }) => isStepName(name)).sort(byFilled)[0];
  const tokens = numbers.find((column) => isTokensName(column.name) && counts(column));
  const losses = numbers.flatMap(({ name }) => {
    const kind = lossKind(name);
    return kind === null ? [] : [{ column: name, kind }];
  });
  return {
    ...(step ? { step: step.name } : {}),
    ...(tokens ? { tokens: tokens.name } : {}),
    losses,
  };
}

/** The most filled first; among equals not the logger's own counter (`_step`) but the trainer's. */
function byFilled(a: RawColumn, b: RawColumn): number {
  const own = ({ name }: RawColumn): number => (name.startsWith('_') ? 1 : 0);
  return countFilled(b) - countFilled(a) || own(a) - own(b);
}

function countFilled(column: RawColumn): number {
  if (column.kind !== 'number') return 0;
  let filled = 0;
  for (const value of column.values) if (!Number.isNaN(value)) filled++;
  return filled;
}

/** Counts up somewhere; a column that stays the same is a plan, not a counter. */
function counts(column: RawColumn): boolean {
  if (column.kind !== 'number') return false;
  let before = Number.NaN;
  for (const value of column.values) {
    if (Number.isNaN(value)) continue;
    if (value > before) return true;
    before = value;
  }
  return false;
}
