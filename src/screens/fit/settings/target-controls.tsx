import { formatCount } from '../../../core/units';
import { fitScreen as words } from '../../../messages/fit-screen';
import { selectPoint, useAppState, useChange } from '../../../state';
import { QuantityField } from '../../../ui';
import styles from './settings.module.css';

/** The point the forecast is about: the one of Explore, as two counts. */
export function TargetControls() {
  const point = useAppState(selectPoint);
  const lock = useAppState((state) => state.explorer.lock);
  const { change } = useChange();
  if (!point) return null;
  const moveTo = (N: number, D: number): void =>
    change({ lock: lock === 'optimum' ? 'C' : lock, C: 6 * N * D, N, D: null, target: null });
  const refuse = (value: number | undefined, text: string): string | undefined =>
    value === undefined || !(value >= 1e3 && value <= 1e18) ? words.refuseCount(text) : undefined;
  return (
    <section className={styles.panel} aria-label={words.target} title={words.targetHint}>
      <h2 className={styles.heading}>{words.target}</h2>
      <div className={styles.row}>
        <span className={styles.label}>{words.targetParams}</span>
        <QuantityField
          label={words.targetParams}
          value={point.N}
          format={(value) => formatCount(value)}
          refuse={refuse}
          onCommit={(value) => moveTo(value, point.D)}
        />
      </div>
      <div className={styles.row}>
        <span className={styles.label}>{words.targetTokens}</span>
        <QuantityField
          label={words.targetTokens}
          value={point.D}
          format={(value) => formatCount(value)}
          refuse={refuse}
          onCommit={(value) => moveTo(point.N, value)}
        />
      </div>
    </section>
  );
}
