import { MOST_PINS, type Pin } from '../../../core/permalink';
import { formatFactor, formatLossGap } from '../../../core/units';
import { pinWords as words } from '../../../messages/explore-limits';
import {
  selectActiveLimits,
  selectReadouts,
  useAppState,
  useChange,
  useServices,
} from '../../../state';
import { Button } from '../../../ui';
import panels from '../panels.module.css';
import styles from './limits.module.css';
import { pinLetter } from './pin-letter';

/** Plans kept as grey ghosts, with what the one on screen has more or less of. */
export function PinsPanel() {
  const pins = useAppState((state) => state.explorer.pins);
  const readouts = useAppState(selectReadouts);
  const { change } = useChange();
  const { store } = useServices();

  function pin(): void {
    const state = store.getState();
    const here = selectReadouts(state);
    if (!here) return;
    const limits = selectActiveLimits(state);
    const { C, N, D } = here.point;
    const { served = null, unique = null, mem = null, bits = null } = limits ?? {};
    const made: Pin = { C, N, D, loss: here.loss.value, served, unique, mem, bits };
    change({ pins: [...state.explorer.pins, made] });
  }

  return (
    <section className={panels.controls} aria-label={words.title}>
      <h2 className={panels.heading}>{words.title}</h2>
      <ul className={styles.list}>
        {pins.map((kept, i) => (
          // Pins have no name but their place.
          // biome-ignore lint/suspicious/noArrayIndexKey: the letter of a pin is its index
          <li key={i} className={styles.pin}>
            <span>
              <strong>{pinLetter(i)}</strong> {words.describe(kept.N, kept.D, kept.C)}
              {readouts && <Delta letter={pinLetter(i)} pin={kept} />}
            </span>
            <Button
              tone="quiet"
              className={panels.small}
              aria-label={words.remove(pinLetter(i))}
              onClick={() => change({ pins: pins.filter((_, at) => at !== i) })}
            >
              {words.removeShort}
            </Button>
          </li>
        ))}
      </ul>
      {pins.length < MOST_PINS ? (
        <Button onClick={pin}>{words.pin}</Button>
      ) : (
        <p className={styles.note}>{words.full}</p>
      )}
    </section>
  );
}

function Delta({ letter, pin }: { readonly letter: string; readonly pin: Pin }) {
  const readouts = useAppState(selectReadouts);
  if (!readouts) return null;
  const gap = readouts.loss.value - pin.loss;
  return (
    <output className={styles.delta} aria-label={words.lossAgainst(letter)} data-value={gap}>
      {formatLossGap(gap)} nats, {formatFactor(readouts.point.N / pin.N)} params
    </output>
  );
}
