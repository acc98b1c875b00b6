import type { Law, ParameterSet } from './law';

/** A law and its parts: everything with a response of its own. */
export function formsOf(law: Law): readonly Law[] {
  return [law, ...(law.parts ?? [])];
}

export function findPreset(law: Law, id: string): ParameterSet | undefined {
  return law.presets.find((preset) => preset.id === id);
}
