import { type Layer, layers } from '../../core/permalink';
import { controls as words } from '../../messages/explore';
import { selectDataset, selectRowChoice, useAppState, useChange } from '../../state';
import { Button, Checkbox } from '../../ui';
import styles from './panels.module.css';

/** Layers of the hero, and the way back for runs left out. */
export default function ShowControls() {
  const show = useAppState((state) => state.explorer.show);
  const excluded = useAppState((state) => state.explorer.excluded);
  const { change } = useChange();
  const toggle = (layer: Layer, on: boolean): void =>
    change({ show: layers.filter((other) => (other === layer ? on : show.includes(other))) });
  return (
    <section className={styles.panel} aria-label={words.show}>
      <div className={styles.row}>
        <h2 className={styles.heading}>{words.show}</h2>
        <RowCount />
      </div>
      {layers.map((layer) => (
        <Checkbox
          key={layer}
          label={words.layers[layer]}
          checked={show.includes(layer)}
          onChange={(on) => toggle(layer, on)}
        />
      ))}
      {excluded.length > 0 && (
        <Button onClick={() => change({ excluded: [] })}>{words.restore}</Button>
      )}
    </section>
  );
}

/** "118 of 123 runs in the fit". */
function RowCount() {
  const dataset = useAppState(selectDataset);
  const choice = useAppState(selectRowChoice);
  if (!dataset || !choice?.ok) return null;
  return (
    <span className={styles.label}>
      {words.rowCount(choice.value.included.length, dataset.N.length)}
    </span>
  );
}
