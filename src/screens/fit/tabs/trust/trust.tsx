import { useMemo } from 'react';
import type { Profile } from '../../../../core/fit';
import { describeProblem } from '../../../../messages/describe-problem';
import { trust } from '../../../../messages/fit-screen';
import { floorOf, selectSettledPoint, useAppState } from '../../../../state';
import { type ShownFit, selectShownFit } from '../../shown-fit';
import { useProfiles } from '../../verdict';
import { Certificate } from './certificate';
import { FloorPanel } from './floor-panel';
import { IntervalsFigure } from './intervals';
import { Pictures } from './pictures';
import { ProfilePanel } from './profile-panel';
import { type FitQuantity, listQuantities } from './quantities';
import { RefineControls } from './refine';
import styles from './trust.module.css';
import { useFloor } from './use-floor';
import { useProof } from './use-proof';

/** Whether to trust the fit: is it the optimum, and how far can each number move before the runs object? */
export function TrustTab() {
  const shown = useAppState(selectShownFit);
  return shown && <Trust shown={shown} />;
}

function Trust({ shown }: { readonly shown: ShownFit }) {
  const point = useAppState(selectSettledPoint);
  const profiles = useProfiles();
  const proof = useProof();
  const { settings, model } = shown;
  const { law } = model;
  const quantities = useMemo(
    () =>
      point ? listQuantities(law, point, profiles.result, Object.keys(settings.fixed ?? {})) : [],
    [law, point, settings, profiles.result],
  );
  const floorId = floorOf(law);
  const key = floorId === null ? null : `parameter-${floorId}`;
  const own = quantities.find((quantity) => quantity.key === key)?.profile ?? null;
  const floor = useFloor(shown, own, profiles.result?.threshold ?? null);
  const free = floor?.free?.profile ?? null;
  // The floor has its profile here even where it is held.
  const listed = useMemo(
    () =>
      key === null || floorId === null || quantities.some((quantity) => quantity.key === key)
        ? quantities
        : [heldFloor(floorId, key, free), ...quantities],
    [quantities, key, floorId, free],
  );
  if (!point) return null;
  const stale = profiles.stale || profiles.busy;
  return (
    <div className={styles.tab}>
      {profiles.problem && (
        <p role="alert" className={styles.alert}>
          {describeProblem(profiles.problem)}
        </p>
      )}
      <Certificate shown={shown} proof={proof}>
        <Pictures shown={shown} quantities={listed} floor={floor} proof={proof} stale={stale} />
      </Certificate>
      <ProfilePanel shown={shown} quantities={listed} floor={floor} stale={stale} />
      {floor && <FloorPanel shown={shown} floor={floor} />}
      <div className={styles.wide}>
        <RefineControls />
        <IntervalsFigure shown={shown} quantities={quantities} stale={stale} />
      </div>
    </div>
  );
}

function heldFloor(id: string, key: string, profile: Profile | null): FitQuantity {
  return {
    key,
    name: id,
    symbol: id,
    log: false,
    of: () => profile?.estimate ?? Number.NaN,
    write: trust.profile.write,
    profile,
    output: undefined,
  };
}
