import {
  findLaw,
  formsWithPreset,
  type Law,
  laws,
  type ParameterSet,
  presetsOf,
  type ValuedForm,
} from '../core/laws';
import { failure, type Result, success } from '../core/result';

/** Problem: `cli-unknown-law` (value, known). */
export function readLaw(id: string): Result<Law> {
  const law = findLaw(id);
  return law
    ? success(law)
    : failure('cli-unknown-law', { value: id, known: laws.map((l) => l.id).join(', ') });
}

/** A preset of the law's own form. Problems: `cli-preset-needed` (law, known), `cli-unknown-preset` (law, value, known). */
export function readPreset(law: Law, id: string | undefined): Result<ParameterSet> {
  const known = law.presets.map((preset) => preset.id).join(', ');
  if (id === undefined) return failure('cli-preset-needed', { law: law.id, known });
  const preset = law.presets.find((candidate) => candidate.id === id);
  return preset
    ? success(preset)
    : failure('cli-unknown-preset', { law: law.id, value: id, known });
}

/**
 * Every form of the law that has the preset; without a name, the only preset there is. Problems: those of
 * `readPreset`, and `cli-no-presets` (law) for a law that nobody published values of.
 */
export function readForms(law: Law, id: string | undefined): Result<readonly ValuedForm[]> {
  const presets = presetsOf(law);
  const [only] = presets;
  if (only === undefined) return failure('cli-no-presets', { law: law.id });
  const known = presets.map((preset) => preset.id).join(', ');
  if (id === undefined && presets.length > 1) {
    return failure('cli-preset-needed', { law: law.id, known });
  }
  const wanted = id ?? only.id;
  if (!presets.some((preset) => preset.id === wanted)) {
    return failure('cli-unknown-preset', { law: law.id, value: wanted, known });
  }
  return success(formsWithPreset(law, wanted));
}
