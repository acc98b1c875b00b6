import {
  formatCount,
  formatFactor,
  formatFlops,
  formatLoss,
  formatLossGap,
  formatPlain,
} from '../../core/units';
import { readouts as words } from '../../messages/explore';
import { selectActiveLimits, selectLossUnit, useAppState } from '../../state';
import { Readout } from '../../ui';
import { useReadouts } from './limits/interval-store';
import styles from './panels.module.css';

/** The point in numbers, each with its interval where it has one. */
export function PlanReadouts() {
  const readouts = useReadouts();
  const unit = useAppState(selectLossUnit);
  const bits = useAppState((state) => selectActiveLimits(state)?.bits ?? 16);
  if (!readouts) return null;
  const { loss, point, gap, computeFactor, ratio, overTraining, memoryBytes, servingFlops } =
    readouts;
  return (
    <section className={styles.panel} aria-label={words.plan}>
      <h2 className={styles.heading}>{words.plan}</h2>
      <Readout name={words.loss} {...loss} format={formatLoss} unit={unit} />
      <Readout name={words.compute} value={point.C} format={formatFlops} unit="FLOPs" />
      <Readout name={words.ratio} value={ratio} format={(value) => formatPlain(value)} />
      <Readout
        name={words.overTraining}
        {...overTraining}
        format={(value) => formatFactor(value)}
        help={words.help.overTraining}
      />
      <Readout name={words.gap} {...gap} format={formatLossGap} unit="nats" help={words.help.gap} />
      <Readout
        name={words.waste}
        {...computeFactor}
        format={(value) => formatFactor(value)}
        help={words.help.waste}
      />
      <Readout
        name={words.memory(bits)}
        value={memoryBytes}
        format={words.formatBytes}
        help={words.help.memory(bits)}
      />
      <Readout
        name={words.serving}
        value={servingFlops}
        format={formatFlops}
        help={words.help.serving}
      />
    </section>
  );
}

/** The compute-optimal plan of the point's budget, with intervals. */
export function OptimumReadouts() {
  const readouts = useReadouts();
  if (!readouts) return null;
  const { optimalN, optimalD, optimalLoss, optimalRatio, targetCompute } = readouts;
  return (
    <section className={styles.panel} aria-label={words.optimum}>
      <h2 className={styles.heading}>{words.optimum}</h2>
      {targetCompute && (
        <Readout name={words.targetCompute} {...targetCompute} format={formatFlops} unit="FLOPs" />
      )}
      <Readout name={words.optimalN} {...optimalN} format={formatCount} />
      <Readout name={words.optimalD} {...optimalD} format={formatCount} />
      <Readout name={words.optimalLoss} {...optimalLoss} format={formatLoss} />
      <Readout name={words.optimalRatio} {...optimalRatio} format={(value) => formatPlain(value)} />
    </section>
  );
}
