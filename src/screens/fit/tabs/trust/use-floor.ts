import { useCallback, useMemo, useState } from 'react';
import {
  type Fit,
  type FitProblem,
  type FitSettings,
  fit,
  type Profile,
  profileParameters,
  type Threshold,
} from '../../../../core/fit';
import { type LongWork, runToEnd } from '../../../../core/long-work';
import { floorOf, useAppState, useSliced } from '../../../../state';
import { type ShownFit, selectShownProblem } from '../../shown-fit';

/** Above this a refit is too slow for a hand that drags. */
const MOST_ROWS = 2000;

/** The fit with a free floor and the profile of it, whether or not the shown fit holds it. */
interface FreeFloor {
  readonly fit: Fit;
  readonly profile: Profile;
}

export interface FloorHandle {
  /** Id of the parameter. */
  readonly id: string;
  /** Null while it is on its way, or where rows are too many to drag. */
  readonly free: FreeFloor | null;
  readonly tooMany: boolean;
  /** The value looked at: what a hand or a field says, else the pinned one, else the fitted one. */
  readonly value: number;
  /** A hand or a field holds it off what is on screen. */
  readonly away: boolean;
  /** Everything else refitted with the floor at `value`; null where there is no such fit. */
  readonly held: Fit | null;
  /** Rise of the objective over the threshold at `value`. */
  readonly rise: number;
  /** The least loss of the rows: a floor lies under it. */
  readonly least: number;
  /** Null goes back to what is on screen. */
  look(value: number | null): void;
}

/** What another floor would do: a warm refit at every move. Null for a law without a floor. */
export function useFloor(
  shown: ShownFit,
  profile: Profile | null,
  threshold: Threshold | null,
): FloorHandle | null {
  const problem = useAppState(selectShownProblem);
  const [looked, look] = useState<{ readonly of: ShownFit['fit']; readonly value: number } | null>(
    null,
  );
  const { fit: current, settings, model } = shown;
  const id = floorOf(model.law);
  const pinned = id === null ? undefined : settings.fixed?.[id];
  const freeSettings = useMemo(() => {
    const { fixed: _, ...rest } = settings;
    return rest;
  }, [settings]);
  const small = problem !== null && problem.response.length <= MOST_ROWS;
  // A held floor has no profile in the worker's answer: the free fit is made again beside it.
  const make = useMemo(() => {
    if (pinned === undefined || id === null || !small || !threshold) return null;
    return () => fitFree(problem, freeSettings, id, threshold);
  }, [pinned, id, small, problem, freeSettings, threshold]);
  const made = useSliced(make);
  const free = useMemo((): FreeFloor | null => {
    if (!small) return null;
    if (pinned !== undefined) return made.value;
    return profile ? { fit: current, profile } : null;
  }, [small, pinned, made.value, profile, current]);
  const value = (looked?.of === current ? looked.value : pinned) ?? free?.fit.parameters[id ?? ''];
  const held = useMemo((): Fit | null => {
    if (!free || !problem || id === null || value === undefined) return null;
    if (value === free.fit.parameters[id]) return free.fit;
    const settled = runToEnd(
      fit(problem, { ...freeSettings, fixed: { [id]: value } }, free.fit.parameters),
    );
    return settled.ok ? settled.value : null;
  }, [free, problem, id, value, freeSettings]);
  const lookAt = useCallback(
    (next: number | null) => look(next === null ? null : { of: current, value: next }),
    [current],
  );
  if (id === null) return null;
  const rise =
    held && free
      ? Math.max(0, held.value - free.fit.value) / free.profile.threshold.rise
      : Number.NaN;
  return {
    id,
    free,
    tooMany: problem !== null && !small,
    value: value ?? current.parameters[id] ?? Number.NaN,
    away: value !== undefined && value !== (pinned ?? free?.fit.parameters[id]),
    held,
    rise,
    least: problem ? problem.response.reduce((a, b) => Math.min(a, b)) : Number.POSITIVE_INFINITY,
    look: lookAt,
  };
}

function* fitFree(
  problem: FitProblem,
  settings: FitSettings,
  id: string,
  threshold: Threshold,
): LongWork<FreeFloor | null> {
  const free = yield* fit(problem, settings);
  if (!free.ok) return null;
  const found = yield* profileParameters(problem, free.value, settings, [id], threshold);
  const profile = found[id];
  return profile ? { fit: free.value, profile } : null;
}
