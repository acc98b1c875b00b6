import { findPreset, formsOf } from './forms';
import type { Check, Evaluate, Inputs, Law, ParameterSet } from './law';
import { toVector } from './parameter-vector';

export interface CheckOutcome extends Check {
  /** Null where the check is not run. */
  readonly computed: number | null;
  readonly outcome: 'reproduces' | 'mismatch' | 'not run';
}

type FindPreset = (form: Law, id: string) => ParameterSet | undefined;

/**
 * Runs one published check point through the law's own functions. `presetOf` stands in for the presets of
 * the law where a test moves them.
 */
export function runCheck(law: Law, check: Check, presetOf: FindPreset = findPreset): CheckOutcome {
  if (check.notRun !== undefined) return { ...check, computed: null, outcome: 'not run' };
  const evaluate: Evaluate = (output, inputs, preset) =>
    evaluateOutput(law, output, inputs, preset, presetOf);
  const computed = check.compute
    ? check.compute(evaluate)
    : evaluate(check.output, check.inputs, check.preset ?? undefined);
  return judge(check, computed);
}

/** A check with what was computed and whether that is within its tolerance. */
export function judge(check: Check, computed: number): CheckOutcome {
  const { type, value } = check.tolerance;
  const allowed = type === 'absolute' ? value : value * Math.abs(check.expected);
  // A difference of two printed decimals has a last bit of its own.
  const inside = Math.abs(computed - check.expected) <= allowed + 1e-12 * Math.abs(check.expected);
  return { ...check, computed, outcome: inside ? 'reproduces' : 'mismatch' };
}

/** An output of the law or of one of its parts, whichever has both this preset and the output of these inputs. */
export function evaluateOutput(
  law: Law,
  outputId: string,
  inputs: Inputs,
  presetId?: string,
  presetOf: FindPreset = findPreset,
): number {
  const given = Object.keys(inputs).sort().join();
  const forms = formsOf(law).flatMap((form) => {
    const preset = presetId === undefined ? null : presetOf(form, presetId);
    return preset === undefined ? [] : [{ form, preset }];
  });
  if (forms.length === 0) throw new Error(`${law.id}: no preset ${presetId}`);
  for (const { form, preset } of forms) {
    const output = form.outputs.find(
      ({ id, inputs: needed }) => id === outputId && [...needed].sort().join() === given,
    );
    if (output) return output.compute(inputs, preset ? toVector(form, preset.values) : []);
  }
  throw new Error(`${law.id}: no output ${outputId} of (${given})`);
}

/** Every check point of the law and its parts. */
export function runChecks(law: Law, presetOf?: FindPreset): readonly CheckOutcome[] {
  return formsOf(law).flatMap((form) => form.checks.map((check) => runCheck(law, check, presetOf)));
}
