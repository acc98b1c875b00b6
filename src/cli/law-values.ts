import { findLaw, findPreset, type Law, laws, type ParameterSet } from '../core/laws';
import { failure, type Result, success } from '../core/result';

/** Problem: `cli-unknown-law` (value, known). */
export function readLaw(id: string): Result<Law> {
  const law = findLaw(id);
  return law
    ? success(law)
    : failure('cli-unknown-law', { value: id, known: laws.map((l) => l.id).join(', ') });
}

/** Problems: `cli-preset-needed` (law, known), `cli-unknown-preset` (law, value, known). */
export function readPreset(law: Law, id: string | undefined): Result<ParameterSet> {
  const known = law.presets.map((preset) => preset.id).join(', ');
  if (id === undefined) return failure('cli-preset-needed', { law: law.id, known });
  const preset = findPreset(law, id);
  return preset
    ? success(preset)
    : failure('cli-unknown-preset', { law: law.id, value: id, known });
}
