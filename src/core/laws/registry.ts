import { chinchilla } from './chinchilla';
import type { Law, ParameterSet } from './law';

/** Every law of the product. A new law is one new file and one line here. */
export const laws: readonly Law[] = [chinchilla];

export function findLaw(id: string): Law | undefined {
  return laws.find((law) => law.id === id);
}

export function findPreset(law: Law, id: string): ParameterSet | undefined {
  return law.presets.find((preset) => preset.id === id);
}
