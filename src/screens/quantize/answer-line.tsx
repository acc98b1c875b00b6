import { FITTED } from '../../core/permalink';
import type { Problem } from '../../core/result';
import { formatCount, formatPlain } from '../../core/units';
import { controls as explore } from '../../messages/explore';
import {
  controls,
  formatDegradation,
  formatTokens,
  answer as words,
} from '../../messages/quantize';
import {
  type QuantizeReadouts,
  selectQuantizeModel,
  selectQuantizeReadouts,
  selectQuantizeUnit,
  selectTrade,
  useAppState,
} from '../../state';
import { ScrubNumber } from '../../ui';
import styles from './quantize.module.css';
import { selectSliderRanges } from './series';
import { useQuantizeActions } from './use-actions';

/** What the bits cost, in one sentence whose given numbers are scrubbed. */
export function AnswerLine({ problem }: { readonly problem: Problem | null }) {
  const readouts = useAppState(selectQuantizeReadouts);
  const isFit = useAppState((state) => selectTrade(state)?.preset === FITTED);
  if (!readouts) {
    const text = !isFit ? words.none : problem ? words.refused : words.pending;
    return <p className={styles.line}>{text}</p>;
  }
  return <Sentence {...readouts} />;
}

function Sentence({ point, degradation, tokens, beyond }: QuantizeReadouts) {
  const ranges = useAppState(selectSliderRanges);
  const unit = useAppState(selectQuantizeUnit);
  const model = useAppState(selectQuantizeModel);
  const actions = useQuantizeActions();
  const { N, D, bits, eps } = point;
  const extrapolated = words.beyond(beyond);
  const source = model?.source.kind === 'preset' ? model.source.preset.label : words.fit;
  const hasMost = Number.isFinite(tokens.value);
  return (
    <p className={styles.line} aria-live="off">
      {words.at}{' '}
      <ScrubNumber
        name={words.bitsSpin}
        value={bits}
        range={[1, 16]}
        text={`${formatPlain(bits)} bits`}
        say={controls.sayBits(bits)}
        refuse={controls.refuseBits}
        onChange={actions.setBits}
        onGestureEnd={actions.endGesture}
      />{' '}
      {words.a}{' '}
      <ScrubNumber
        name={words.sizeSpin}
        value={N}
        range={ranges.N}
        text={`${formatCount(N)} params`}
        say={explore.sayParams(N)}
        refuse={explore.refuse('Parameters', '7b', 1, 1e18)}
        onChange={actions.setParams}
        onGestureEnd={actions.endGesture}
      />{' '}
      {words.on}{' '}
      <ScrubNumber
        name={words.tokensSpin}
        value={D}
        range={ranges.D}
        text={`${formatCount(D)} tokens`}
        say={explore.sayTokens(D)}
        refuse={explore.refuse('Tokens', '1.5T', 1, 1e20)}
        onChange={actions.setTokens}
        onGestureEnd={actions.endGesture}
      />{' '}
      {words.loses}{' '}
      <strong className={styles.result}>{formatDegradation(degradation.value)}</strong>{' '}
      <span className={styles.quiet}>{words.unit(unit)}</span>;{' '}
      {hasMost ? words.reached(eps) : `${words.never} ${formatDegradation(eps)} nats`}{' '}
      {hasMost && (
        <>
          <strong className={styles.result}>{formatTokens(tokens.value)}</strong> {words.tokens}
        </>
      )}{' '}
      <small className={styles.aside}>
        {degradation.low !== null && degradation.high !== null
          ? words.interval(degradation.low, degradation.high)
          : words.noInterval(source)}
        {extrapolated !== '' && <> · {extrapolated}</>}
      </small>
    </p>
  );
}
