import { type Inputs, type Law, type Output, type ParameterSet, toVector } from '../../core/laws';
import { failure, type Result, success } from '../../core/result';
import { predictNotes } from '../../messages/cli';
import { parseArguments } from '../arguments';
import type { Command } from '../io';
import { toJson } from '../json';
import { readLaw, readPreset } from '../law-values';
import { predictLines } from '../lines';
import { completePoint, findOutside } from '../point';
import { readInputs } from '../values';

const shape = {
  name: 'predict',
  flags: { law: 'text', preset: 'text', inputs: 'text', json: 'switch' },
  positionals: 0,
} as const;

/** Every output of a law that the given inputs determine. */
export const predictCommand: Command = {
  name: shape.name,
  run(argv) {
    const args = parseArguments(shape, argv);
    if (!args.ok) return args;
    const law = readLaw(args.value.text('law') ?? 'chinchilla');
    if (!law.ok) return law;
    const preset = readPreset(law.value, args.value.text('preset'));
    if (!preset.ok) return preset;
    const text = args.value.text('inputs');
    if (text === undefined)
      return failure('cli-flag-needed', { flag: '--inputs', example: 'N=7e9,D=2e12' });
    const inputs = readInputs('--inputs', text);
    if (!inputs.ok) return inputs;
    const answer = predictAll(law.value, preset.value, inputs.value);
    if (!answer.ok) return answer;
    return success(
      args.value.has('json') ? toJson(answer.value) : predictLines(law.value, answer.value),
    );
  },
};

interface PredictAnswer {
  readonly law: string;
  readonly preset: string;
  readonly inputs: Inputs;
  readonly outputs: Readonly<Record<string, number>>;
  readonly extrapolated: boolean;
  readonly notes: readonly string[];
}

/** Problems: `cli-unknown-input` (value, law, known), `cli-bad-input` (input, value, low, high), `cli-inputs-short`. */
function predictAll(law: Law, preset: ParameterSet, given: Inputs): Result<PredictAnswer> {
  const known = [...new Set(law.outputs.flatMap((output) => output.inputs))];
  const stranger = Object.keys(given).find((name) => !known.includes(name));
  if (stranger !== undefined) {
    return failure('cli-unknown-input', { value: stranger, law: law.id, known: known.join(', ') });
  }
  for (const [name, value] of Object.entries(given)) {
    const [low, high] = law.variables.find(({ id }) => id === name)?.domain ?? [
      0,
      Number.MAX_VALUE,
    ];
    if (!(value >= low && value <= high && value > 0)) {
      return failure('cli-bad-input', { input: name, value, low, high });
    }
  }
  const { inputs, derived } = completePoint(law, given);
  const parameters = toVector(law, preset.values);
  const outputs = reachTarget(law, inputs, parameters) ?? computeOutputs(law, inputs, parameters);
  if (!outputs) {
    const sets = law.outputs
      .filter((output) => output.inputs.length > 0)
      .map((output) => output.inputs.join('+'));
    return failure('cli-inputs-short', { law: law.id, sets: [...new Set(sets)].join(', ') });
  }
  const outside = findOutside(law, { ...outputs, ...inputs });
  const lost = Object.keys(outputs).filter((id) => Number.isNaN(outputs[id]));
  return success({
    law: law.id,
    preset: preset.id,
    inputs,
    outputs,
    extrapolated: outside.length > 0,
    notes: predictNotes({ derived, outside, lost, preset, fittedOn: law.validity.words }),
  });
}

type Outputs = Record<string, number>;

/** A target loss and every variable but one: the value of that one which reaches it. Undefined for other inputs. */
function reachTarget(law: Law, inputs: Inputs, parameters: Float64Array): Outputs | undefined {
  const { targetLoss, ...point } = inputs;
  const [open, ...others] = law.variables.filter(({ id }) => !Object.hasOwn(point, id));
  if (targetLoss === undefined || open === undefined || others.length > 0) return undefined;
  const value = law.inverse?.(open.id, targetLoss, point, parameters);
  if (value === undefined) return undefined;
  const found = { ...point, [open.id]: value };
  return { [open.id]: value, ...computeOutputs(law, found, parameters) };
}

/** Undefined where the inputs determine nothing. */
function computeOutputs(law: Law, inputs: Inputs, parameters: Float64Array): Outputs | undefined {
  const chosen = chooseOutputs(law, inputs);
  if (!chosen.some((output) => output.inputs.length > 0)) return undefined;
  const outputs: Outputs = Object.fromEntries(
    chosen.map((output) => [output.id, output.compute(inputs, parameters)]),
  );
  const response = law.outputs[0];
  const point = { ...outputs, ...inputs };
  const isThere = (id: string) => Object.hasOwn(point, id);
  if (!isThere(response.id) && response.inputs.every(isThere)) {
    // Where the inputs only determine the optimal point, the response there is part of the answer.
    outputs[response.id] = response.compute(point, parameters);
  }
  return outputs;
}

/** Outputs whose inputs are all given and that are not given themselves; of two with one id the more specific. */
function chooseOutputs(law: Law, inputs: Inputs): Output[] {
  const chosen = new Map<string, Output>();
  for (const output of law.outputs) {
    if (Object.hasOwn(inputs, output.id)) continue;
    if (!output.inputs.every((name) => Object.hasOwn(inputs, name))) continue;
    const other = chosen.get(output.id);
    if (!other || other.inputs.length < output.inputs.length) chosen.set(output.id, output);
  }
  return [...chosen.values()];
}
