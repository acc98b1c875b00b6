import type { Check, Law } from './law';
import { toVector } from './parameter-vector';
import { findPreset } from './registry';

export interface CheckOutcome extends Check {
  readonly computed: number;
  readonly outcome: 'reproduces' | 'mismatch';
}

/** Runs one published check point through the law's own functions. */
export function runCheck(law: Law, check: Check): CheckOutcome {
  const preset = check.preset === null ? undefined : findPreset(law, check.preset);
  if (check.preset !== null && !preset) throw new Error(`${law.id}: no preset ${check.preset}`);
  const given = Object.keys(check.inputs).sort().join();
  const output = law.outputs.find(
    ({ id, inputs }) => id === check.output && [...inputs].sort().join() === given,
  );
  if (!output) throw new Error(`${law.id}: no output ${check.output} of (${given})`);
  const computed = output.compute(check.inputs, preset ? toVector(law, preset.values) : []);
  const allowed =
    check.tolerance.type === 'absolute'
      ? check.tolerance.value
      : check.tolerance.value * Math.abs(check.expected);
  const outcome = Math.abs(computed - check.expected) <= allowed ? 'reproduces' : 'mismatch';
  return { ...check, computed, outcome };
}

export function runChecks(law: Law): readonly CheckOutcome[] {
  return law.checks.map((check) => runCheck(law, check));
}
