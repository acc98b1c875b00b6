import { useState } from 'react';
import { trust } from '../../../../messages/fit-screen';
import type { AnalysisHandle } from '../../../../state';
import { floorOf } from '../../../../state';
import { SelectField } from '../../../../ui';
import type { ShownFit } from '../../shown-fit';
import { FloorPanel } from './floor-panel';
import { ProfileFigure } from './profile-figure';
import type { FitQuantity } from './quantities';
import styles from './trust.module.css';
import { useFloor } from './use-floor';

/** One profile at a time, the floor's first: there it can be dragged. */
export function ProfilePanel(props: {
  readonly shown: ShownFit;
  readonly quantities: readonly FitQuantity[];
  readonly profiles: AnalysisHandle<'profiles'>;
  readonly stale: boolean;
}) {
  const { shown, quantities, profiles, stale } = props;
  const [chosen, setChosen] = useState('');
  const floorId = floorOf(shown.model.law);
  const key = floorId === null ? null : `parameter-${floorId}`;
  const own = quantities.find((quantity) => quantity.key === key)?.profile ?? null;
  const floor = useFloor(shown, own, profiles.result?.threshold ?? null);
  // The floor has its profile here even where it is held.
  const listed: readonly FitQuantity[] =
    key === null || quantities.some((quantity) => quantity.key === key)
      ? quantities
      : [...(floor ? [heldFloor(floor.id, key, floor.free?.profile ?? null)] : []), ...quantities];
  const quantity = listed.find((each) => each.key === chosen) ?? listed[0];
  if (!quantity) return null;
  const isFloor = quantity.key === key;
  return (
    <>
      <section className={styles.part} aria-label={trust.profile.choose}>
        <div className={styles.choose}>
          <SelectField
            label={trust.profile.choose}
            value={quantity.key}
            options={listed.map(({ key: value, name }) => ({ value, label: name }))}
            onChange={setChosen}
          />
        </div>
        {quantity.profile && (
          <ProfileFigure
            shown={shown}
            quantity={quantity}
            profile={quantity.profile}
            floor={isFloor ? floor : null}
            stale={stale}
          />
        )}
      </section>
      {isFloor && floor && <FloorPanel shown={shown} floor={floor} />}
    </>
  );
}

function heldFloor(id: string, key: string, profile: FitQuantity['profile']): FitQuantity {
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
