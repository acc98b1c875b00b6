import { determine, type Inputs, inputsOf, type Law, type ValuedForm } from '../../core/laws';
import { failure, type Result, success } from '../../core/result';
import { predictNotes } from '../../messages/cli';
import { parseArguments } from '../arguments';
import type { Command } from '../io';
import { toJson } from '../json';
import { readForms, readLaw } from '../law-values';
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
    const forms = readForms(law.value, args.value.text('preset'));
    if (!forms.ok) return forms;
    const text = args.value.text('inputs');
    if (text === undefined)
      return failure('cli-flag-needed', { flag: '--inputs', example: 'N=7e9,D=2e12' });
    const inputs = readInputs('--inputs', text);
    if (!inputs.ok) return inputs;
    const answer = predictAll(law.value, forms.value, inputs.value);
    if (!answer.ok) return answer;
    return success(
      args.value.has('json')
        ? toJson(answer.value.said)
        : predictLines(answer.value.said.inputs, answer.value.found, answer.value.said.notes),
    );
  },
};

/** An answer with what it is. */
interface Named {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  readonly name: string;
}

interface PredictAnswer {
  readonly law: string;
  readonly preset: string;
  readonly inputs: Inputs;
  readonly outputs: Readonly<Record<string, number>>;
  readonly extrapolated: boolean;
  readonly notes: readonly string[];
}

/** Problems: `cli-unknown-input` (value, law, known), `cli-bad-input` (input, value, low, high), `cli-inputs-short`. */
function predictAll(
  law: Law,
  forms: readonly ValuedForm[],
  given: Inputs,
): Result<{ readonly said: PredictAnswer; readonly found: readonly Named[] }> {
  const named = inputsOf(forms);
  // C, N and D stand for one another wherever a law speaks of two of them.
  const known = named.includes('C') ? [...new Set([...named, 'N', 'D'])] : named;
  const stranger = Object.keys(given).find(
    (name) => !known.includes(name) && name !== 'targetLoss' && name !== 'C',
  );
  if (stranger !== undefined) {
    return failure('cli-unknown-input', { value: stranger, law: law.id, known: known.join(', ') });
  }
  for (const [name, value] of Object.entries(given)) {
    const [low, high] = domainOf(forms, name);
    if (!(value >= low && value <= high)) {
      return failure('cli-bad-input', { input: name, value, low, high });
    }
  }
  const { inputs, derived } = completePoint(named, given);
  const found = reachTarget(forms, inputs) ?? computeOutputs(forms, inputs);
  if (!found) {
    const sets = forms
      .flatMap(({ form }) => form.outputs)
      .filter((output) => output.inputs.length > 0)
      .map((output) => output.inputs.join('+'));
    return failure('cli-inputs-short', { law: law.id, sets: [...new Set(sets)].join(', ') });
  }
  const outputs = Object.fromEntries(found.map(({ id, value }) => [id, value]));
  const outside = findOutside(forms, { ...inputs, ...outputs });
  const lost = Object.keys(outputs).filter((id) => Number.isNaN(outputs[id]));
  const preset = forms.find((form) => form.preset !== null)?.preset;
  if (!preset) throw new Error(`${law.id}: a preset was found and then lost`);
  const said = {
    law: law.id,
    preset: preset.id,
    inputs,
    outputs,
    extrapolated: outside.length > 0,
    notes: predictNotes({ derived, outside, lost, preset, fittedOn: law.validity.words }),
  };
  return success({ said, found });
}

/** Where a form has this variable its domain, else any amount. */
function domainOf(forms: readonly ValuedForm[], name: string): readonly [number, number] {
  const variables = forms.flatMap(({ form }) => form.variables);
  return (
    variables.find(({ id }) => id === name)?.domain ?? [
      // What may be absent (tokens served) may be 0; what is a size may not.
      mayBeZero.has(name) ? 0 : Number.MIN_VALUE,
      Number.MAX_VALUE,
    ]
  );
}

const mayBeZero: ReadonlySet<string> = new Set([
  'served',
  'qid',
  'ratio',
  'hours',
  'repeatedLoss',
  'repeatedShare',
]);

/** A target loss and every variable but one: the value of that one which reaches it. Undefined for other inputs. */
function reachTarget(forms: readonly ValuedForm[], inputs: Inputs): Named[] | undefined {
  const { targetLoss, ...point } = inputs;
  if (targetLoss === undefined) return undefined;
  for (const { form, parameters } of forms) {
    if (form.outputs[0].id !== 'loss') continue;
    const [open, ...others] = form.variables.filter(
      ({ id, default: value }) => !Object.hasOwn(point, id) && value === undefined,
    );
    if (open === undefined || others.length > 0) continue;
    const value = form.inverse?.(open.id, targetLoss, point, parameters);
    if (value === undefined) continue;
    const { id, unit, name } = open;
    const rest = computeOutputs(forms, { ...point, [id]: value }) ?? [];
    return [{ id, unit, name, value }, ...rest];
  }
  return undefined;
}

/** Undefined where the inputs determine nothing. */
function computeOutputs(forms: readonly ValuedForm[], inputs: Inputs): Named[] | undefined {
  const found = determine(forms, inputs);
  if (!found.some(({ output }) => output.inputs.length > 0)) return undefined;
  return found.map(({ output: { id, unit, name }, value }) => ({ id, unit, name, value }));
}
