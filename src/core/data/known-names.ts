import type { HeaderWords } from './header-words';
import type { Role } from './types';

/**
 * What headers of public run tables mean. A rank says how good a name is for a role: 0 for the plain name
 * (`params`, `loss`), then qualified ones; null where the name says something else.
 */
export type RankableRole = Exclude<Role, 'lossError'>;

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const PLAIN: Readonly<Record<RankableRole, ReadonlySet<string>>> = {
  N: set(
    'n params param parameters n_params n_param num_params nparams n_parameters num_parameters number_of_parameters number_of_params param_count params_count parameter_count parameters_count model_size model_params model_parameters model_param_count trainable_params trainable_parameters',
  ),
  D: set(
    'd tokens token n_tokens num_tokens ntokens number_of_tokens token_count tokens_count train_tokens training_tokens tokens_seen seen_tokens train_tokens_seen tokens_trained trained_tokens total_tokens tokens_total num_train_tokens n_train_tokens dataset_tokens data_tokens',
  ),
  C: set(
    'c flops flop compute n_flops num_flops training_flop training_flops train_flop train_flops total_flops flops_total training_compute train_compute compute_flops total_compute',
  ),
  loss: set('loss l'),
  name: set(
    'run_id run_name run name id model_name model model_id label experiment experiment_name exp_name',
  ),
};

const HELD_OUT = set(
  'loss val validation valid eval evaluation test final last best heldout held out mean avg average lm ce cross entropy nll xent smoothed pretrain pretraining token',
);
const LOSS_WORDS = set('loss nll xent ce perplexity perplexities ppl bpb bpc bpt');
const NOT_A_LOSS =
  /^(se|sem|std|stdev|stddev|sd|stderr|err|error|var|variance|ci|lower|upper|lo|hi|low|high|q|delta|gap|scale|diff|difference|ratio|aux|balance|balancing|z|fp|pred|predicted|target|acc|accuracy|bleu|f1|em|score|(lower|upper|ci|lo|hi)\d+)$/;
const NOT_A_COUNT =
  /^(per|ratio|multiplier|multiple|batch|lr|rate|second|seconds|sec|hour|hours|util|utilization|mfu|vocab|vocabulary|served|inference|log|log10|ln)$/;
const ERROR_WORDS = ['se', 'sem', 'stderr', 'std_err', 'std_error', 'std', 'sd', 'err', 'error'];

/** Rank of a header for a role, lower is better; null where it is no name of that role. */
export function rankHeader(role: RankableRole, { words, key }: HeaderWords): number | null {
  if (PLAIN[role].has(key)) return 0;
  const has = (...some: string[]): boolean => some.some((word) => words.includes(word));
  if (role === 'name') return null;
  if (role === 'loss') return rankLoss(words, has);
  if (words.some((word) => NOT_A_COUNT.test(word))) return null;
  if (role === 'C') return words.some(isCompute) || isPfDays(has) ? 1 : null;
  if (role === 'D') {
    if (has('unique', 'val', 'validation', 'eval', 'test')) return null;
    if (has('tokens', 'token', 'ntokens')) return 1;
    return key === 'data' || key === 'data_size' || key === 'dataset_size' ? 2 : null;
  }
  return rankParams(words, key, has);
}

/** True where `error` is how a table would name the standard error of its column `loss`. */
export function isErrorOf(error: HeaderWords, loss: HeaderWords): boolean {
  return ERROR_WORDS.some((word) =>
    [`${loss.key}_${word}`, `${word}_${loss.key}`, `loss_${word}`].includes(error.key),
  );
}

type Has = (...some: string[]) => boolean;

function rankParams(words: readonly string[], key: string, has: Has): number | null {
  const params = has('params', 'param', 'parameters', 'parameter', 'nparams');
  const nonEmbedding =
    has('nonembedding', 'nonemb', 'noembed', 'nonembed') ||
    (has('non', 'no', 'without', 'excluding') && has('embedding', 'embeddings', 'emb', 'embed'));
  if (has('tokens', 'token')) return null;
  if (params || has('n', 'size')) {
    if (nonEmbedding || (params && has('active', 'activated'))) return 1;
  }
  if (params) return has('embedding', 'embeddings', 'emb') ? null : 2;
  return key === 'size' || (has('size') && has('model')) || words[0] === 'n' ? 3 : null;
}

function rankLoss(words: readonly string[], has: Has): number | null {
  if (words.some((word) => NOT_A_LOSS.test(word))) return null;
  const train = has('train', 'training');
  const named = words.some((word) => LOSS_WORDS.has(word)) || (has('cross') && has('entropy'));
  if (named && train) return 4;
  if (named && words.every((word) => HELD_OUT.has(word))) return 1;
  if (named) return has('loss') ? 2 : 3;
  if (has('bits') && has('byte', 'bytes', 'token', 'tokens')) return 3;
  return has('val', 'validation', 'eval') && words.length > 1 && !has('tokens', 'step') ? 3 : null;
}

/** `flops`, `PFLOPs`, `compute`. */
function isCompute(word: string): boolean {
  return /^([gtpezy]?flops?|compute)$/.test(word);
}

function isPfDays(has: Has): boolean {
  return has('pf', 'pfs', 'petaflop', 'petaflops') && has('day', 'days');
}
