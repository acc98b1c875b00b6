import { useState } from 'react';
import { trust } from '../../../../messages/fit-screen';
import { SelectField } from '../../../../ui';
import type { ShownFit } from '../../shown-fit';
import { ProfileFigure } from './profile-figure';
import type { FitQuantity } from './quantities';
import styles from './trust.module.css';
import type { FloorHandle } from './use-floor';

/** One profile at a time, the floor's first: there it can be dragged. */
export function ProfilePanel(props: {
  readonly shown: ShownFit;
  readonly quantities: readonly FitQuantity[];
  readonly floor: FloorHandle | null;
  readonly stale: boolean;
}) {
  const { shown, quantities, floor, stale } = props;
  const [chosen, setChosen] = useState('');
  const quantity = quantities.find((each) => each.key === chosen) ?? quantities[0];
  if (!quantity) return null;
  return (
    <section className={styles.part} aria-label={trust.profile.choose}>
      <div className={styles.choose}>
        <SelectField
          label={trust.profile.choose}
          value={quantity.key}
          options={quantities.map(({ key: value, name }) => ({ value, label: name }))}
          onChange={setChosen}
        />
      </div>
      {quantity.profile && (
        <ProfileFigure
          shown={shown}
          quantity={quantity}
          profile={quantity.profile}
          floor={floor && quantity.key === `parameter-${floor.id}` ? floor : null}
          stale={stale}
        />
      )}
    </section>
  );
}
