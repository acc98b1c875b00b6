import { useMemo } from 'react';
import { giveVerdict, type Verdict } from '../../../core/diagnose';
import type { Profile } from '../../../core/fit';
import { predict } from '../../../core/laws';
import {
  type AnalysisHandle,
  estimate,
  selectSettledPoint,
  useAnalysis,
  useAppState,
} from '../../../state';
import { selectShownFit } from '../shown-fit';

/** Profiles of everything the screen states: parameters, exponents, the loss at the target and its budget's plan. */
export function useProfiles(): AnalysisHandle<'profiles'> {
  const point = useAppState(selectSettledPoint);
  const { C, N, D } = point ?? { C: 1e23, N: 1e10, D: 1e12 };
  return useAnalysis(
    'profiles',
    {
      points: [{ N, D }],
      statistics: [
        { kind: 'params', compute: C },
        { kind: 'tokens', compute: C },
        { kind: 'ratio', compute: C },
      ],
    },
    { auto: point !== null, slot: 'verdict-profiles' },
  );
}

/** The verdict on the fit as far as it is known; null before there is a fit and a target. */
export function useVerdict(): {
  readonly verdict: Verdict | null;
  readonly profiles: AnalysisHandle<'profiles'>;
} {
  const shown = useAppState(selectShownFit);
  const point = useAppState(selectSettledPoint);
  const profiles = useProfiles();
  const design = useAnalysis('design', {}, { auto: true, slot: 'verdict-design' });
  const influence = useAnalysis(
    'influence',
    { statistic: { kind: 'response', inputs: { N: point?.N ?? 1e10, D: point?.D ?? 1e12 } } },
    { auto: point !== null, slot: 'verdict-influence' },
  );
  const found = profiles.stale ? null : profiles.result;
  const refused = design.result?.refused;
  const moves = influence.stale ? undefined : influence.result?.moves;
  const verdict = useMemo(() => {
    if (!shown || !point) return null;
    const { fit, model, settings } = shown;
    const target = { N: point.N, D: point.D };
    const loss = (p: Float64Array): number => predict(model.law, target, p);
    const ids = model.law.parameters.map(({ id }) => id);
    const held = Object.keys(settings.fixed ?? {});
    const facts = {
      law: {
        ...model.law,
        parameters: model.law.parameters.filter(({ id }) => !held.includes(id)),
      },
      target,
      loss: loss(model.parameters),
      values: fit.parameters,
      refused: refused ?? [],
      reciprocalCondition: fit.reciprocalCondition,
      level: 0.95,
      ...(moves ? { influence: moves } : {}),
    };
    if (found?.predictions[0]) {
      return giveVerdict({
        ...facts,
        lossInterval: ends(found.predictions[0]),
        intervals: Object.fromEntries(ids.map((id) => [id, ends(found.parameters[id])])),
        method: 'profile',
        threshold: found.threshold.rise,
      });
    }
    const drawn = (of: (p: Float64Array) => number) => {
      const { low, high } = estimate(model, of);
      return low === null || high === null ? null : { low, high };
    };
    return giveVerdict({
      ...facts,
      lossInterval: drawn(loss),
      intervals: Object.fromEntries(ids.map((id, i) => [id, drawn((p) => p[i] as number)])),
      method: 'bootstrap',
    });
  }, [shown, point, found, refused, moves]);
  return { verdict, profiles };
}

const ends = (profile: Profile | undefined) =>
  profile ? { low: profile.low, high: profile.high } : null;
