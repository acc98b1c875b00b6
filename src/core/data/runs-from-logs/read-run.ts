import type { CurveTake, Guess, ImportChoices, RunAnswers, RunFlag } from '../import-choices';
import type { LogLoss } from '../log-layout';
import { chooseLoss } from './choose-loss';
import { type Curve, findLearningRate } from './curve';
import { countShape, type LogConfig, readConfig } from './log-config';
import { findDivergence, type Measured, measure } from './measure';
import { countRunParams, type ParamCount } from './params';
import type { LogRun } from './split-logs';
import { countTokens, type TokenCount } from './tokens';

/** A run as read, with the values that are taken of it. */
export interface RunReading {
  readonly name: string;
  readonly curve: Curve;
  readonly config: LogConfig;
  readonly params: ParamCount | null;
  readonly tokens: TokenCount | null;
  /** Null where it has no finite loss. */
  readonly loss: LogLoss | null;
  readonly taken: readonly Measured[];
  readonly guesses: readonly Guess[];
  readonly flags: readonly RunFlag[];
}

/** A run whose last step is below this share of its plan is unfinished. */
const FINISHED = 0.98;
/** A learning rate above this share of its peak has not decayed. */
const DECAYED = 0.5;

/** Reads one run: its size, its tokens, the losses taken of it, and what is out of the ordinary. */
export function readRun(
  run: LogRun,
  curve: Curve,
  ordered: readonly LogLoss[],
  choices: ImportChoices,
): RunReading {
  const config = readConfig(run.facts);
  const answers: RunAnswers = { ...choices.answers?.[''], ...choices.answers?.[run.name] };
  const given = countRunParams(run.path, config, answers, choices.embeddings);
  const tokens = countTokens(curve, run.tokens, config, answers, countedParams(run, config, given));
  const last = curve.steps.at(-1) ?? Number.NaN;
  const params = given ?? paramsFromCompute(config, tokens, last);
  const loss = chooseLoss(curve, ordered, choices.lossColumn);
  const take = choices.take ?? 'final';
  const taken = loss ? measure(curve, loss.column, take) : [];
  const reading = { name: run.name, curve, config, params, tokens, loss, taken };
  return {
    ...reading,
    guesses: listGuesses(reading),
    flags: listFlags(reading, choices.lossColumn, take),
  };
}

/** Hugging Face's `total_flos` is 6 D times the parameters without embeddings; other counts are taken to be of N. */
function countedParams({ facts }: LogRun, { shape }: LogConfig, given: ParamCount | null): number {
  if ('total_flos' in facts && shape) return countShape(shape).activeNonEmbedding;
  return given?.params ?? Number.NaN;
}

/** FLOPs the trainer counted over 6 D, where nothing else tells the size. */
function paramsFromCompute(
  { flops }: LogConfig,
  tokens: TokenCount | null,
  last: number,
): ParamCount | null {
  const seen = tokens?.at(last) ?? Number.NaN;
  if (flops === undefined || !(seen > 0)) return null;
  return {
    params: flops / (6 * seen),
    guess: { from: 'compute', text: `${flops} / (6 x ${seen})` },
  };
}

type Bare = Omit<RunReading, 'guesses' | 'flags'>;

function listGuesses({ name, params, tokens, taken }: Bare): Guess[] {
  const guesses: Guess[] = [];
  if (params?.guess) guesses.push({ run: name, role: 'N', value: params.params, ...params.guess });
  const last = taken.at(-1);
  if (last && tokens && (tokens.from === 'step-times-batch' || tokens.from === 'compute'))
    guesses.push({
      run: name,
      role: 'D',
      value: tokens.at(last.step),
      from: tokens.from,
      text: tokens.text,
    });
  return guesses;
}

function listFlags(reading: Bare, chosen: string | undefined, take: CurveTake): RunFlag[] {
  const { name, curve, config, loss, taken } = reading;
  const flags: RunFlag[] = [];
  const flag = (kind: RunFlag['kind'], data: RunFlag['data'] = {}): void => {
    flags.push({ run: name, kind, data });
  };
  const divergence = loss ? findDivergence(curve, loss.column) : null;
  if (divergence) {
    const { step, least, loss: end } = divergence;
    flag('diverged', { step, least, loss: Number.isFinite(end) ? end : 'nan' });
  }
  if (curve.restarts > 0) flag('restarted', { restarts: curve.restarts });
  const last = curve.steps.at(-1) ?? Number.NaN;
  const { plannedSteps: planned } = config;
  if (planned !== undefined && last < FINISHED * planned)
    flag('unfinished', { step: last, planned });
  const undecayed = findUndecayed(reading, take);
  if (undecayed) flag('undecayed', undecayed);
  if (chosen === undefined && loss?.kind === 'train' && taken.length > 0)
    flag('no-held-out-loss', { column: loss.column });
  return flags;
}

/** Checkpoints on the way, and ends at a learning rate near its peak, have a loss a finished schedule would lower. */
function findUndecayed({ curve, taken }: Bare, take: CurveTake): RunFlag['data'] | null {
  const rates = findLearningRate(curve);
  const peak = rates?.reduce((most, rate) => (rate > most ? rate : most), 0) ?? 0;
  const rateAt = (at: number): number =>
    rates?.subarray(0, at + 1).findLast((rate) => !Number.isNaN(rate)) ?? Number.NaN;
  const open = taken.filter(({ at }) => (rates ? rateAt(at) > DECAYED * peak : false)).length;
  const last = taken.at(-1);
  if (!last) return null;
  if (take === 'checkpoints' && taken.length > 1)
    return { checkpoints: taken.length, ...(rates ? { open } : {}) };
  return open > 0 ? { rate: rateAt(last.at), peak, step: last.step } : null;
}
