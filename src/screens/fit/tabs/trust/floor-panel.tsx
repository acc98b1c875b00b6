import { useId, useState } from 'react';
import { predict, toVector } from '../../../../core/laws';
import { optimalPlan } from '../../../../core/optimum';
import { formatCount, formatPlain } from '../../../../core/units';
import { trust } from '../../../../messages/fit-screen';
import { selectLossUnit, selectSettledPoint, useAppState, useChange } from '../../../../state';
import { Button, QuantityField, Readout } from '../../../../ui';
import type { ShownFit } from '../../shown-fit';
import styles from './trust.module.css';
import type { FloorHandle } from './use-floor';

const words = trust.floor;

/** What another floor would say, number by number, and holding it there for the whole product. */
export function FloorPanel({
  shown,
  floor,
}: {
  readonly shown: ShownFit;
  readonly floor: FloorHandle;
}) {
  const point = useAppState(selectSettledPoint);
  const unit = useAppState(selectLossUnit);
  const pinned = useAppState((state) => state.explorer.floor);
  const why = useAppState((state) => state.explorer.why);
  const [draft, setDraft] = useState<string | null>(null);
  const { change } = useChange();
  const { law } = shown.model;
  const { held, value, rise, least, tooMany, away } = floor;
  const pin = (at: number): void => {
    change({ floor: at, why: (draft ?? why).trim() });
    setDraft(null);
  };
  const parameters = held && toVector(law, held.parameters);
  return (
    <section className={styles.floor} aria-label={words.heading}>
      <div className={styles.part}>
        <h2 className={styles.heading}>{words.heading}</h2>
        <p className={styles.quiet}>
          {tooMany ? words.tooMany : pinned === null ? words.hint : words.pinnedAt(pinned, why)}
        </p>
        <div className={styles.row}>
          <span className={styles.quiet}>{words.field}</span>
          <QuantityField
            label={words.field}
            value={value}
            unit={unit}
            format={(x) => formatPlain(x, 4)}
            refuse={(x, text) =>
              x === undefined || !(x >= 0 && x < least) ? words.refuse(text, least) : undefined
            }
            onCommit={(x) => (tooMany ? pin(x) : floor.look(x))}
          />
          {!tooMany && (
            <Button disabled={!away || !held} onClick={() => pin(value)}>
              {words.pin}
            </Button>
          )}
          {pinned !== null && (
            <Button onClick={() => change({ floor: null, why: '' })}>{words.release}</Button>
          )}
          {away && (
            <Button tone="quiet" onClick={() => floor.look(null)}>
              {words.back}
            </Button>
          )}
        </div>
        <ReasonField
          value={draft ?? why}
          onChange={setDraft}
          onCommit={() => {
            if (pinned === null || draft === null) return;
            change({ why: draft.trim() });
            setDraft(null);
          }}
        />
      </div>
      {parameters && point && (
        <div className={styles.part}>
          <Readout
            name={words.loss}
            value={predict(law, { N: point.N, D: point.D }, parameters)}
            format={(x) => formatPlain(x, 4)}
            unit={unit}
          />
          <Readout
            name={words.params}
            value={optimalPlan(law, parameters, point.C).N}
            format={(x) => formatCount(x)}
          />
          <Readout name={words.rise} value={rise} format={(x) => formatPlain(x, 3)} />
          <p className={styles.quiet}>{rise <= 1 ? words.inside : words.outside}</p>
        </div>
      )}
    </section>
  );
}

/** Longest reason a link carries. */
const MOST = 200;

/** Why the floor is held there: part of the state once it is pinned. */
function ReasonField(props: {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onCommit: () => void;
}) {
  const { value, onChange, onCommit } = props;
  const id = useId();
  return (
    <div className={styles.reason}>
      <label htmlFor={id} className={styles.quiet}>
        {words.reason}
      </label>
      <input
        id={id}
        type="text"
        className={styles.text}
        maxLength={MOST}
        placeholder={words.reasonExample}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={onCommit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onCommit();
        }}
      />
    </div>
  );
}
