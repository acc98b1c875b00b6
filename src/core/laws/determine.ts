import { findPreset, formsOf } from './forms';
import type { Inputs, Law, Output, ParameterSet, Vector } from './law';
import { toVector } from './parameter-vector';

/** A law, or a part of one, with values of its parameters. */
export interface ValuedForm {
  readonly form: Law;
  readonly preset: ParameterSet | null;
  readonly parameters: Vector;
}

/**
 * The forms of a law that have a preset of this id (one paper may state several under one name), and those
 * that need no values.
 */
export function formsWithPreset(law: Law, presetId: string): ValuedForm[] {
  return formsOf(law).flatMap((form): ValuedForm[] => {
    const preset = findPreset(form, presetId);
    if (preset) return [{ form, preset, parameters: toVector(form, preset.values) }];
    return form.parameters.length === 0 ? [{ form, preset: null, parameters: [] }] : [];
  });
}

/** Every preset of a law and its parts, one entry an id with the values of all its forms. */
export function presetsOf(law: Law): readonly ParameterSet[] {
  const found = new Map<string, ParameterSet>();
  for (const preset of formsOf(law).flatMap(({ presets }) => presets)) {
    const before = found.get(preset.id);
    found.set(preset.id, before ? joinPresets(before, preset) : preset);
  }
  return [...found.values()];
}

function joinPresets(first: ParameterSet, second: ParameterSet): ParameterSet {
  // What one form pins is pinned.
  const pinned = [first, second].flatMap(({ values, unpinned = [] }) =>
    Object.keys(values).filter((id) => !unpinned.includes(id)),
  );
  const unpinned = [...(first.unpinned ?? []), ...(second.unpinned ?? [])];
  return {
    ...second,
    ...first,
    values: { ...second.values, ...first.values },
    unpinned: [...new Set(unpinned)].filter((id) => !pinned.includes(id)),
  };
}

export interface Determined {
  readonly output: Output;
  readonly form: Law;
  readonly value: number;
}

/** Inputs with the defaults of the variables nobody gave a value for. */
export function withDefaults(form: Law, inputs: Inputs): Inputs {
  const defaults = form.variables.flatMap(({ id, default: value }) =>
    value === undefined || Object.hasOwn(inputs, id) ? [] : [[id, value] as const],
  );
  return { ...Object.fromEntries(defaults), ...inputs };
}

/**
 * Every output the given inputs determine, one an id: of two of one id the one that uses more of the inputs,
 * then the one of the earlier form. An output that is itself given is left out unless it is computed from its
 * own old value; one that needs no inputs is there whatever is given.
 */
export function determine(forms: readonly ValuedForm[], given: Inputs): readonly Determined[] {
  const chosen = new Map<string, { output: Output; form: ValuedForm; inputs: Inputs }>();
  for (const form of forms) {
    const inputs = withDefaults(form.form, given);
    for (const output of form.form.outputs) {
      // One that is given is not an answer, unless the question is what to take in its place.
      if (Object.hasOwn(given, output.id) && !output.inputs.includes(output.id)) continue;
      if (!output.inputs.every((name) => Object.hasOwn(inputs, name))) continue;
      const other = chosen.get(output.id);
      const used = (candidate: Output) =>
        candidate.inputs.filter((name) => Object.hasOwn(given, name)).length;
      if (!other || used(other.output) < used(output)) {
        chosen.set(output.id, { output, form, inputs });
      }
    }
  }
  const found = [...chosen.values()].map(({ output, form, inputs }) => ({
    output,
    form: form.form,
    value: output.compute(inputs, form.parameters),
  }));
  return [...found, ...responseAtOptimum(forms, given, found)];
}

/** Where the inputs only determine the optimal point, the response there is part of the answer. */
function responseAtOptimum(
  forms: readonly ValuedForm[],
  given: Inputs,
  found: readonly Determined[],
): Determined[] {
  const here: Record<string, number> = { ...given };
  for (const { output, value } of found) {
    here[output.id] = value;
  }
  return forms.flatMap(({ form, parameters }) => {
    const [response] = form.outputs;
    if (Object.hasOwn(here, response.id)) return [];
    const inputs = withDefaults(form, here);
    if (!response.inputs.every((name) => Object.hasOwn(inputs, name))) return [];
    here[response.id] = response.compute(inputs, parameters);
    return [{ output: response, form, value: here[response.id] as number }];
  });
}

/** Every input some output of these forms takes, in order of appearance. */
export function inputsOf(forms: readonly { readonly form: Law }[]): readonly string[] {
  return [...new Set(forms.flatMap(({ form }) => form.outputs.flatMap((output) => output.inputs)))];
}
