import { fit as fitLaw } from '../../core/fit';
import { findPreset, formsOf, type Law, toVector } from '../../core/laws';
import { runToEnd } from '../../core/long-work';
import {
  type Composition,
  type ConstrainedPlan,
  type Degradation,
  FULL_BITS,
  optimalPlan,
  type PlanLimits,
  rankBits,
  solveConstrainedPlan,
} from '../../core/optimum';
import { failure, type Result, success } from '../../core/result';
import { type Arguments, parseArguments } from '../arguments';
import type { Command, Io } from '../io';
import { toJson } from '../json';
import { readLaw, readPreset } from '../law-values';
import { optimumLines } from '../lines';
import { readRuns, toProblem } from '../runs';
import { readCount, readObjective, readPositive } from '../values';

const shape = {
  name: 'optimum',
  flags: {
    law: 'text',
    preset: 'text',
    dataset: 'text',
    objective: 'text',
    delta: 'text',
    compute: 'text',
    'tokens-served': 'text',
    'unique-tokens': 'text',
    'memory-bytes': 'text',
    'max-tokens': 'text',
    bits: 'text',
    degradation: 'text',
    json: 'switch',
  },
  positionals: 0,
} as const;

/** Bit widths are searched instead of given. */
const ANY_BITS = 'any';
/** What quantization costs, unless another is chosen. */
const USUAL_DEGRADATION = 'qid:ouyang2024-unified';
/** Where R_D and R_N come from when tokens repeat. */
const REPETITION = { law: 'data-constrained', preset: 'muennighoff2023' } as const;

/** The best model for a budget under every constraint at once. */
export const optimumCommand: Command = {
  name: shape.name,
  run(argv, io) {
    const args = parseArguments(shape, argv);
    if (!args.ok) return args;
    const limits = readLimits(args.value);
    if (!limits.ok) return limits;
    const law = readLaw(args.value.text('law') ?? 'chinchilla');
    if (!law.ok) return law;
    const parameters = readParameters(law.value, args.value, io);
    if (!parameters.ok) return parameters;
    const plan = solve(law.value, parameters.value, limits.value, args.value);
    if (!plan.ok) return plan;
    const { N, D, loss, epochs, bits, trainingFlops, servingFlops, binding, degradation } =
      plan.value;
    const answer = {
      N,
      D,
      loss,
      tokensPerParam: D / N,
      epochs,
      bits,
      trainingFlops,
      servingFlops,
      binding,
      ...(bits < FULL_BITS ? { degradation } : {}),
    };
    return success(args.value.has('json') ? toJson(answer) : optimumLines(law.value, answer));
  },
};

/** Problems: `cli-flag-needed`, `cli-not-positive`, `cli-not-a-number`. */
function readLimits(args: Arguments): Result<PlanLimits> {
  const limits: Record<string, number> = {};
  const flags = {
    compute: 'compute',
    'tokens-served': 'served',
    'memory-bytes': 'memoryBytes',
    'max-tokens': 'mostTokens',
  } as const;
  for (const [flag, key] of Object.entries(flags)) {
    const text = args.text(flag);
    if (text === undefined) continue;
    const value =
      flag === 'tokens-served' && Number(text) === 0 ? success(0) : readPositive(`--${flag}`, text);
    if (!value.ok) return value;
    limits[key] = value.value;
  }
  // Without a budget something else has to bound the size and the tokens.
  const bounded = limits.memoryBytes !== undefined && limits.mostTokens !== undefined;
  if (limits.compute === undefined && !bounded)
    return failure('cli-flag-needed', { flag: '--compute', example: '5.76e23' });
  return success(limits);
}

function solve(
  law: Law,
  parameters: Float64Array,
  limits: PlanLimits,
  args: Arguments,
): Result<ConstrainedPlan> {
  const uniqueText = args.text('unique-tokens');
  const unique =
    uniqueText === undefined ? success(null) : readPositive('--unique-tokens', uniqueText);
  if (!unique.ok) return unique;
  const bitsText = args.text('bits') ?? String(FULL_BITS);
  const bits = bitsText === ANY_BITS ? success(null) : readCount('--bits', bitsText, 1, FULL_BITS);
  if (!bits.ok) return bits;
  const degradationAt = readDegradation(args);
  if (!degradationAt.ok) return degradationAt;
  const { compute } = limits;
  const isPlain = Object.keys(limits).length === 1 && compute !== undefined;
  if (isPlain && unique.value === null && bits.value === FULL_BITS)
    return success(withoutLimits(law, parameters, compute));
  const composition = compose(law, parameters, unique.value);
  if (bits.value === null) {
    const [best] = rankBits(composition, limits, degradationAt.value);
    return best ? success(best) : failure('plan-impossible');
  }
  const degradation = degradationAt.value(bits.value);
  if (!degradation) return failure('cli-no-degradation', { bits: bits.value });
  const plan = solveConstrainedPlan({ ...composition, degradation }, limits);
  return plan ? success(plan) : failure('plan-impossible');
}

/** The law's own closed form where it has one. */
function withoutLimits(law: Law, parameters: Float64Array, compute: number): ConstrainedPlan {
  const { N, D, loss } = optimalPlan(law, parameters, compute);
  return {
    ...{ N, D, loss },
    bits: FULL_BITS,
    degradation: 0,
    effectiveParams: N,
    effectiveTokens: D,
    epochs: 1,
    trainingFlops: compute,
    servingFlops: 0,
    binding: ['compute'],
  };
}

/** A law that counts unique tokens itself keeps its own way; any other gets that of the data-constrained law. */
function compose(law: Law, parameters: Float64Array, unique: number | null): Composition {
  if (unique === null) return { law, parameters };
  if (law.variables.some(({ id }) => id === 'unique')) return { law, parameters, held: { unique } };
  const source = readLaw(REPETITION.law);
  const preset = source.ok ? findPreset(source.value, REPETITION.preset) : undefined;
  if (!preset) throw new Error(`no preset ${REPETITION.preset}`);
  const { R_D, R_N } = preset.values as { R_D: number; R_N: number };
  return { law, parameters, repetition: { unique, fadingTokens: R_D, fadingParams: R_N } };
}

/**
 * `LAW:PRESET` as what a bit width costs; a law of one width (its preset names it) knows no other.
 * Problems: those of `readLaw` and `readPreset`, `cli-not-a-degradation` (value).
 */
function readDegradation(args: Arguments): Result<(bits: number) => Degradation | null> {
  const text = args.text('degradation') ?? USUAL_DEGRADATION;
  const [id = '', name] = text.split(':');
  const whole = readLaw(id);
  if (!whole.ok) return whole;
  const form =
    formsOf(whole.value).find((candidate) => candidate.presets.some((p) => p.id === name)) ??
    whole.value;
  const preset = readPreset(form, name);
  if (!preset.ok) return preset;
  const has = (variable: string): boolean => form.variables.some((v) => v.id === variable);
  if (form.outputs[0].id !== 'qid' || !has('N') || !has('D'))
    return failure('cli-not-a-degradation', { value: text });
  const parameters = toVector(form, preset.value.values);
  const width = has('bits') ? null : Number(/(\d+)bit/.exec(preset.value.id)?.[1] ?? Number.NaN);
  return success((bits) =>
    width === null || width === bits || bits === FULL_BITS ? { law: form, parameters, bits } : null,
  );
}

/** Of a preset, or fitted to a bundled dataset. Problem: `cli-law-or-dataset`. */
function readParameters(law: Law, args: Arguments, io: Io): Result<Float64Array> {
  if (!args.has('dataset')) {
    const preset = readPreset(law, args.text('preset'));
    return preset.ok ? success(toVector(law, preset.value.values)) : preset;
  }
  if (args.has('preset')) return failure('cli-preset-and-dataset');
  const objective = readObjective(args.text('objective') ?? 'huber-log');
  if (!objective.ok) return objective;
  const delta = readPositive('--delta', args.text('delta') ?? '1e-3');
  if (!delta.ok) return delta;
  const runs = readRuns(args, io);
  if (!runs.ok) return runs;
  const problem = toProblem(law, runs.value);
  if (!problem.ok) return problem;
  const settings = { objective: objective.value, delta: delta.value };
  const fitted = runToEnd(fitLaw(problem.value, settings));
  return fitted.ok ? success(toVector(law, fitted.value.parameters)) : fitted;
}
