import { type Inputs, type Law, type ParameterSet, toRecord } from '../../core/laws';
import { FITTED } from '../../core/permalink';
import type { Result } from '../../core/result';
import { type Design, type SimulatedRuns, simulateRuns } from '../../core/simulate';
import { simulateDialog as words } from '../../messages/simulate-dialog';
import { type Model, useAppState } from '../../state';

/** Values runs are drawn from: a preset, or a fit on screen. */
export type Truth = Pick<ParameterSet, 'id' | 'label' | 'values'>;

/** Every set of values of a law: the one in use first, then the published ones and the fit. */
export function useTruths(law: Law | undefined): readonly Truth[] {
  const shown = useAppState((state) => state.fitting.shown?.model ?? null);
  const own = useAppState((state) => state.lawFits[law?.id ?? '']?.shown?.model ?? null);
  const preset = useAppState((state) =>
    state.explorer.law === law?.id ? state.explorer.preset : null,
  );
  if (!law) return [];
  const model: Model | null = shown?.law.id === law.id ? shown : own;
  const fit: Truth[] = model
    ? [{ id: FITTED, label: words.fit, values: toRecord(law, model.parameters) }]
    : [];
  const all = [...law.presets, ...fit];
  const inUse = all.find(({ id }) => id === preset && id !== FITTED);
  return inUse ? [inUse, ...all.filter((one) => one !== inUse)] : all;
}

/** Runs of a design; variables beside N and D are held where a person put them, else at a typical value. */
export function simulateFrom(
  law: Law,
  truth: Truth,
  design: Design,
  held: Inputs,
  noise: number,
  seed: number,
): Result<SimulatedRuns> {
  const at = Object.fromEntries(
    heldVariables(law).map(({ id, default: usual }) => [
      id,
      held[id] ?? law.typical[id] ?? usual ?? Number.NaN,
    ]),
  );
  return simulateRuns({ law, truth, design, at, noise, seed });
}

/** Variables a plane of sizes and tokens says nothing about. */
export function heldVariables({ variables }: Law): Law['variables'] {
  return variables.filter(({ id }) => id !== 'N' && id !== 'D');
}
