import { chinchilla } from './chinchilla';
import type { Law, ParameterSet } from './law';

/** Every law of the product. A new law is one new file and one line here. */
export const laws: readonly Law[] = [chinchilla];

/** A law and its parts: everything with a response of its own. */
export function formsOf(law: Law): readonly Law[] {
  return [law, ...(law.parts ?? [])];
}

/** A law, or a part of one by its full id. */
export function findLaw(id: string): Law | undefined {
  return laws.flatMap(formsOf).find((law) => law.id === id);
}

export function findPreset(law: Law, id: string): ParameterSet | undefined {
  return law.presets.find((preset) => preset.id === id);
}

/** Whether a law says the loss of N parameters on D tokens and needs nothing else: what a plan is made with. */
export function isPlanLaw({ variables, outputs }: Law): boolean {
  const ids = variables.map(({ id }) => id).sort();
  return outputs[0].id === 'loss' && ids.join() === 'D,N';
}
