import { CUSTOM, findLaw, findPreset, type Law, type ParameterSet, toVector } from '../core/laws';
import { percentileInterval } from '../core/numerics';
import { FITTED } from '../core/permalink';
import { selectCustomLaw } from './custom';
import { memo } from './memo';
import type { Model } from './model';
import type { AppState } from './store';

/** One column of a comparison: a law (or a part of one) with values of its parameters. */
export interface Compared {
  /** `law:preset`, or `law:fit`: what stands in the address. */
  readonly key: string;
  readonly law: Law;
  /** Null for a fit. */
  readonly preset: ParameterSet | null;
  /** Null where the law is not fitted on screen. */
  readonly parameters: Float64Array | null;
  /** Bootstrap draws of a fit; empty for a preset. */
  readonly draws: readonly Float64Array[];
}

export const MOST_COMPARED = 6;

/** The law and preset ids of a key; the law's own id may hold a slash, never a colon. */
function splitKey(key: string): readonly [string, string] {
  const at = key.indexOf(':');
  return [key.slice(0, at), key.slice(at + 1)];
}

const selectShownModel = (state: AppState): Model | null => state.fitting.shown?.model ?? null;

/** Where nothing was chosen yet: the fit on screen beside the first two published sets of its law. */
function firstLook(law: Law | undefined): readonly string[] {
  if (!law) return [];
  return [`${law.id}:${FITTED}`, ...law.presets.slice(0, 2).map(({ id }) => `${law.id}:${id}`)];
}

/** The keys of the comparison on screen: the person's, else a first look at the law in use. */
export const selectComparedKeys = memo(
  (state: AppState) => [state.explorer.vs, state.explorer.law] as const,
  (vs, lawId): readonly string[] => {
    if (vs.length > 0) return vs;
    return lawId === CUSTOM ? [`${CUSTOM}:${FITTED}`] : firstLook(findLaw(lawId));
  },
);

/** What is compared, in order; keys that name no law or preset of this build are left out. */
export const selectCompared = memo(
  (state: AppState) =>
    [selectComparedKeys(state), selectShownModel(state), selectCustomLaw(state)] as const,
  (keys, shown, custom): readonly Compared[] =>
    keys.flatMap((key) => resolve(key, shown, custom) ?? []),
);

/** Keys that name nothing of this build. */
export const selectUnknownCompared = memo(
  (state: AppState) => [selectComparedKeys(state), selectCustomLaw(state)] as const,
  (keys, custom): readonly string[] =>
    keys.filter((key) => resolve(key, null, custom) === undefined),
);

function resolve(key: string, shown: Model | null, custom: Law | null): Compared | undefined {
  const [lawId, presetId] = splitKey(key);
  const law = lawId === CUSTOM ? custom : findLaw(lawId);
  if (!law) return undefined;
  if (presetId === FITTED) {
    const model = shown?.source.kind === 'fit' && isSame(shown.law, law) ? shown : null;
    return {
      key,
      law,
      preset: null,
      parameters: model?.parameters ?? null,
      draws: model?.draws ?? [],
    };
  }
  const preset = findPreset(law, presetId);
  if (!preset) return undefined;
  return { key, law, preset, parameters: toVector(law, preset.values), draws: [] };
}

/** The same law; of formulas the very same one. */
function isSame(a: Law, b: Law): boolean {
  return a.id === CUSTOM ? a === b : a.id === b.id;
}

/** Whether it says a loss for every N and D, whatever else it needs: what the disagreement map can draw. */
export function isMappable({ law, parameters }: Compared): boolean {
  const ids = law.variables.map(({ id }) => id);
  return (
    parameters !== null && law.outputs[0].id === 'loss' && ids.includes('N') && ids.includes('D')
  );
}

/** What the variables other than N and D are held at: their default, else the law's typical point. */
export function heldInputs(law: Law): Readonly<Record<string, number>> {
  const others = law.variables.filter(({ id }) => id !== 'N' && id !== 'D');
  return Object.fromEntries(
    others.map(({ id, default: fallback }) => [id, fallback ?? (law.typical[id] as number)]),
  );
}

/** The response over the plane, as a function of log10 N and log10 D; NaN for what is not fitted. */
export function responseOver(entry: Compared): (logN: number, logD: number) => number {
  const { law, parameters } = entry;
  if (!parameters) return () => Number.NaN;
  const held = heldInputs(law);
  const features = Float64Array.from(law.variables, ({ id, scale }) => {
    const value = held[id] ?? 0;
    return scale === 'log' ? Math.log(value) : value;
  });
  const size = law.variables.findIndex(({ id }) => id === 'N');
  const data = law.variables.findIndex(({ id }) => id === 'D');
  const feature = (at: number, log10: number): number =>
    law.variables[at]?.scale === 'log' ? log10 * Math.LN10 : 10 ** log10;
  return (logN, logD) => {
    features[size] = feature(size, logN);
    features[data] = feature(data, logD);
    return law.evaluate(features, parameters);
  };
}

/** 95 % bootstrap percentile interval of each parameter; null where there are no draws. */
export function parameterIntervals({
  law,
  draws,
}: Compared): readonly (readonly [number, number] | null)[] {
  return law.parameters.map((_, i) => {
    if (draws.length === 0) return null;
    const { low, high } = percentileInterval(
      Float64Array.from(draws, (draw) => draw[i] as number),
      0.95,
    );
    return low === null || high === null ? null : [low, high];
  });
}
