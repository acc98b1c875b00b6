import { fit as fitLaw } from '../../core/fit';
import { type Law, toVector } from '../../core/laws';
import { runToEnd } from '../../core/long-work';
import { optimalPlan } from '../../core/optimum';
import { failure, type Result, success } from '../../core/result';
import { type Arguments, parseArguments } from '../arguments';
import type { Command, Io } from '../io';
import { toJson } from '../json';
import { readLaw, readPreset } from '../law-values';
import { optimumLines } from '../lines';
import { readRuns, toProblem } from '../runs';
import { readObjective, readPositive } from '../values';

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
    bits: 'text',
    json: 'switch',
  },
  positionals: 0,
} as const;

/** Constraints the solver has a place for and no law yet: taken as flags so that they can be refused in words. */
const laterConstraints = ['tokens-served', 'unique-tokens', 'memory-bytes', 'bits'] as const;

/** The best model for a training budget. */
export const optimumCommand: Command = {
  name: shape.name,
  run(argv, io) {
    const args = parseArguments(shape, argv);
    if (!args.ok) return args;
    const later = laterConstraints.find((flag) => args.value.has(flag));
    if (later) return failure('cli-later-constraint', { flag: `--${later}` });
    const text = args.value.text('compute');
    if (text === undefined)
      return failure('cli-flag-needed', { flag: '--compute', example: '5.76e23' });
    const compute = readPositive('--compute', text);
    if (!compute.ok) return compute;
    const law = readLaw(args.value.text('law') ?? 'chinchilla');
    if (!law.ok) return law;
    const parameters = readParameters(law.value, args.value, io);
    if (!parameters.ok) return parameters;
    const { N, D, loss } = optimalPlan(law.value, parameters.value, compute.value);
    const answer = {
      N,
      D,
      loss,
      tokensPerParam: D / N,
      // One pass over the data at full precision, nothing served: the only constraint is the budget.
      epochs: 1,
      bits: 16,
      trainingFlops: compute.value,
      servingFlops: 0,
      binding: ['compute'],
    };
    return success(args.value.has('json') ? toJson(answer) : optimumLines(law.value, answer));
  },
};

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
