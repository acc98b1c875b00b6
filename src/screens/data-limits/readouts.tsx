import { findLaw } from '../../core/laws';
import {
  formatCount,
  formatFactor,
  formatFlops,
  formatLoss,
  formatPercent,
  formatPlain,
} from '../../core/units';
import { formatEpochs, readouts as words } from '../../messages/data-limits';
import {
  selectLimits,
  selectLimitsBand,
  selectLimitsPoint,
  selectLimitsSplit,
  selectSynthetic,
  useAppState,
} from '../../state';
import { Readout } from '../../ui';
import styles from './data-limits.module.css';
import { selectLossUnit } from './series';

const worth = (value: number): string => formatPlain(value, 4);
const epochs = (value: number): string => formatEpochs(value);

/** The point in numbers. */
export function PointReadouts() {
  const limits = useAppState(selectLimits);
  const unit = useAppState(selectLossUnit);
  if (!limits) return null;
  const { help } = words;
  return (
    <section className={styles.panel} aria-label={words.plan}>
      <h2 className={styles.heading}>{words.plan}</h2>
      <Readout name={words.loss} {...limits.loss} format={formatLoss} unit={unit} />
      <Readout name={words.freshLoss} {...limits.freshLoss} format={formatLoss} />
      <Readout name={words.effectiveTokens} {...limits.effectiveTokens} format={formatCount} />
      <Readout name={words.worth} {...limits.worth} format={worth} help={help.worth} />
      <Readout name={words.nextWorth} {...limits.nextWorth} format={worth} help={help.nextWorth} />
      <Readout name={words.paying} {...limits.paying} format={epochs} help={help.paying} />
      <Readout name={words.effectiveParams} {...limits.effectiveParams} format={formatCount} />
      <Readout
        name={words.matching}
        {...limits.matching}
        format={formatCount}
        help={help.matching}
      />
      <Readout
        name={words.multiplier}
        {...limits.multiplier}
        format={(value) => formatFactor(value)}
        help={help.multiplier}
      />
    </section>
  );
}

/** The best split of the compute at hand, with the stock and without its limit. */
export function SplitReadouts() {
  const split = useAppState(selectLimitsSplit);
  const { C } = useAppState(selectLimitsPoint);
  if (!split) return null;
  return (
    <section className={styles.panel} aria-label={words.best}>
      <h2 className={styles.heading}>{words.best}</h2>
      <Readout name={words.compute} value={C} format={formatFlops} unit="FLOPs" />
      <Readout name={words.optimalN} {...split.N} format={formatCount} />
      <Readout name={words.optimalD} {...split.D} format={formatCount} />
      <Readout name={words.optimalEpochs} {...split.epochs} format={epochs} />
      <Readout name={words.optimalLoss} {...split.loss} format={formatLoss} />
      <Readout name={words.freeN} {...split.freeN} format={formatCount} />
      <Readout name={words.freeLoss} {...split.freeLoss} format={formatLoss} />
    </section>
  );
}

/** Sizes without repeats that a damaged model performs as, as the paper of the band states them. */
const multipliers = findLaw('repeated')?.quoted ?? [];

/** The band of damage at the point's size. */
export function BandReadouts() {
  const band = useAppState(selectLimitsBand);
  const point = useAppState(selectLimitsPoint);
  if (!band) return null;
  return (
    <section className={styles.panel} aria-label={words.band}>
      <h2 className={styles.heading}>{words.band}</h2>
      <Readout name={words.enters} {...band.enters} format={epochs} />
      <Readout name={words.leaves} {...band.leaves} format={epochs} />
      <p className={styles.note}>{words.inside(point.epochs, band.isInside)}</p>
      <details>
        <summary className={styles.summary}>{words.multipliers}</summary>
        <table className={styles.table}>
          <tbody>
            {multipliers.map(({ label, value }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{formatFactor(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

/** What the rectified law says of as many synthetic tokens. */
export function SyntheticReadouts() {
  const synthetic = useAppState(selectSynthetic);
  if (!synthetic) return null;
  const { accuracy, plateau } = synthetic;
  const best = (value: number | null): number | null => (value === null ? null : 1 - value);
  return (
    <section className={styles.panel} aria-label={words.synthetic}>
      <h2 className={styles.heading}>{words.synthetic}</h2>
      <Readout
        name={words.accuracy}
        {...accuracy}
        format={(v) => formatPercent(v, 3)}
        unit="MATH"
      />
      <Readout
        name={words.plateau}
        value={1 - plateau.value}
        low={best(plateau.high)}
        high={best(plateau.low)}
        format={(v) => formatPercent(v, 3)}
        help={words.help.plateau}
      />
    </section>
  );
}
