import { formatFlops, formatLoss, formatLossGap } from '../../core/units';
import { beyond, formatRatio, formatShare, readouts as words } from '../../messages/downstream';
import { selectDownstreamBeyond, selectDownstreamReadouts, useAppState } from '../../state';
import { Readout } from '../../ui';
import styles from './downstream.module.css';
import { selectUnit } from './series';

/** The point in numbers. */
export function PointReadouts() {
  const readouts = useAppState(selectDownstreamReadouts);
  const outside = useAppState(selectDownstreamBeyond);
  const unit = useAppState(selectUnit);
  if (!readouts) return null;
  const { point, loss, error, accuracy, byLoss, byError, bestRatio, bestLoss, gap } = readouts;
  const { help } = words;
  return (
    <section className={styles.panel} aria-label={words.head}>
      <h2 className={styles.heading}>{words.head}</h2>
      <Readout name={words.loss} {...loss} format={formatLoss} unit={unit} />
      {error && <Readout name={words.error} {...error} format={formatShare} help={help.error} />}
      {accuracy && <Readout name={words.accuracy} {...accuracy} format={formatShare} />}
      {byLoss && byLoss.low !== null && (
        <Readout name={words.byLoss} {...byLoss} format={formatShare} help={help.byLoss} />
      )}
      {byError && byError.low !== null && (
        <Readout name={words.byError} {...byError} format={formatShare} help={help.byError} />
      )}
      <Readout name={words.compute} value={point.C} format={formatFlops} unit="FLOPs" />
      <Readout name={words.ratio} value={point.ratio} format={formatRatio} />
      <Readout name={words.bestRatio} {...bestRatio} format={formatRatio} help={help.bestRatio} />
      <Readout name={words.bestLoss} {...bestLoss} format={formatLoss} />
      <Readout name={words.gap} {...gap} format={formatLossGap} help={help.gap} />
      {outside && <p className={styles.note}>{beyond(outside.what, outside.factor)}</p>}
    </section>
  );
}
