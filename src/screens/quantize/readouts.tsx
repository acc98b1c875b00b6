import { useContext } from 'react';
import { readHardware } from '../../core/hardware';
import {
  formatCount,
  formatFactor,
  formatFlops,
  formatLoss,
  formatPercent,
  formatPlain,
} from '../../core/units';
import {
  answer,
  formatBytes,
  formatDegradation,
  formatDollars,
  formatTokens,
  readouts as words,
} from '../../messages/quantize';
import {
  dollarsPerMillion,
  selectBest,
  selectDecomposition,
  selectQuantizeReadouts,
  selectQuantizeUnit,
  selectTurning,
  useAppState,
} from '../../state';
import { Readout } from '../../ui';
import { BestContext } from './best-intervals';
import styles from './quantize.module.css';

const factor = (value: number): string => (Number.isFinite(value) ? formatFactor(value) : '\u2013');

/** What the bits cost at the point. */
export function DegradationReadouts() {
  const readouts = useAppState(selectQuantizeReadouts);
  const unit = useAppState(selectQuantizeUnit);
  const turning = useAppState(selectTurning);
  if (!readouts) return null;
  const { degradation, tokens, level, projected, isClamped, loss } = readouts;
  const nats = answer.unit(unit);
  return (
    <section className={styles.part} aria-label={words.degradationHead}>
      <h2 className={styles.heading}>{words.degradationHead}</h2>
      <Readout
        name={words.degradation}
        label={words.degradationLabel}
        {...degradation}
        format={formatDegradation}
        unit={nats}
        help={words.help.degradation}
      />
      <Readout name={words.tokens} {...tokens} format={formatTokens} help={words.help.tokens} />
      <Readout name={words.level} {...level} format={factor} help={words.help.level} />
      <Readout
        name={words.projected}
        label={isClamped ? words.clamped : words.projected}
        {...projected}
        format={formatDegradation}
        unit="nats"
        help={words.help.projected}
      />
      {loss !== null && (
        <Readout
          name={words.loss}
          value={loss}
          format={formatLoss}
          unit={nats}
          help={words.help.loss}
        />
      )}
      {turning !== null && (
        <Readout
          name={words.turning}
          value={turning}
          format={formatTokens}
          help={words.help.turning}
        />
      )}
    </section>
  );
}

/** Whose the degradation is, by the laws of training with quantization. */
export function DecompositionReadouts() {
  const parts = useAppState(selectDecomposition);
  if (!parts) return null;
  const share = (value: number): string => formatPercent(value, 3);
  return (
    <section className={styles.part} aria-label={words.decomposition}>
      <h2 className={styles.heading}>{words.decomposition}</h2>
      <Readout name={words.ratio} value={parts.ratio} format={factor} help={words.help.ratio} />
      <Readout
        name={words.crossing}
        value={parts.crossing}
        format={formatTokens}
        help={words.help.crossing}
      />
      <Readout
        name={words.overSum}
        value={parts.overSum}
        format={factor}
        help={words.help.overSum}
      />
      <Readout name={words.relief} value={parts.relief} format={share} help={words.help.relief} />
      <Readout
        name={words.effective}
        value={parts.effectiveShare}
        format={share}
        help={words.help.effective}
      />
      <Readout
        name={words.weightShare}
        label={words.weightShareLabel}
        value={parts.weightShare}
        format={share}
        help={words.help.weightShare}
      />
    </section>
  );
}

/** The best model for the budget, with the interval of the law that makes plans. */
export function BestReadouts() {
  const best = useAppState(selectBest)?.[0];
  const intervals = useContext(BestContext);
  const hw = useAppState((state) => state.explorer.hw);
  if (!best) return null;
  const dollars = dollarsPerMillion(readHardware(hw), best.N, best.bits);
  const range = (of: readonly [number, number] | undefined) =>
    of ? { low: of[0], high: of[1] } : {};
  return (
    <section className={styles.part} aria-label={words.bestHead}>
      <h2 className={styles.heading}>{words.bestHead}</h2>
      <Readout
        name={words.bestN}
        value={best.N}
        {...range(intervals?.N)}
        format={(v) => formatCount(v)}
      />
      <Readout
        name={words.bestD}
        value={best.D}
        {...range(intervals?.D)}
        format={(v) => formatCount(v)}
      />
      <Readout name={words.bestBits} value={best.bits} format={(v) => formatPlain(v)} />
      <Readout
        name={words.bestLoss}
        value={best.loss}
        {...range(intervals?.loss.get(best.bits))}
        format={formatLoss}
      />
      <Readout name={words.memory} value={(best.N * best.bits) / 8} format={formatBytes} />
      <Readout name={words.cost} value={dollars} format={formatDollars} help={words.help.cost} />
      <Readout
        name={words.perToken}
        value={2 * best.N}
        format={(value) => formatFlops(value)}
        help={words.help.perToken}
      />
      {intervals && (
        <Readout
          name={words.agree}
          value={intervals.agree}
          format={(value) => formatPercent(value, 3)}
          help={words.help.agree}
        />
      )}
    </section>
  );
}
