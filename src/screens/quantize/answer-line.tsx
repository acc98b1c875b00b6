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
  selectQuantizeRows,
  selectQuantizeUnit,
  selectTrade,
  useAppState,
} from '../../state';
import { Answer, Aside, Beside, ScrubNumber, Sentence } from '../../ui';
import { selectSliderRanges, selectSource } from './series';
import { useQuantizeActions } from './use-actions';

/** What the bits cost, in one sentence whose given numbers are scrubbed. */
export function AnswerLine({ problem }: { readonly problem: Problem | null }) {
  const readouts = useAppState(selectQuantizeReadouts);
  const isFit = useAppState((state) => selectTrade(state)?.preset === FITTED);
  const isRefused = useAppState(
    (state) => selectSource(state) !== null && selectQuantizeRows(state) === null,
  );
  if (!readouts) {
    const text = !isFit ? words.none : problem || isRefused ? words.refused : words.pending;
    return <Sentence>{text}</Sentence>;
  }
  return <AtPoint {...readouts} />;
}

function AtPoint({ point, degradation, tokens, beyond }: QuantizeReadouts) {
  const ranges = useAppState(selectSliderRanges);
  const unit = useAppState(selectQuantizeUnit);
  const model = useAppState(selectQuantizeModel);
  const actions = useQuantizeActions();
  const { N, D, bits, eps } = point;
  const extrapolated = words.beyond(beyond);
  const source = model?.source.kind === 'preset' ? model.source.preset.label : words.fit;
  const hasMost = Number.isFinite(tokens.value);
  return (
    <Sentence aria-live="off">
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
      {words.loses} <Answer>{formatDegradation(degradation.value)}</Answer>{' '}
      <Beside>{words.unit(unit)}</Beside>;{' '}
      {hasMost ? words.reached(eps) : `${words.never} ${formatDegradation(eps)} nats`}{' '}
      {hasMost && (
        <>
          <Answer>{formatTokens(tokens.value)}</Answer> {words.tokens}
        </>
      )}{' '}
      <Aside>
        {degradation.low !== null && degradation.high !== null
          ? words.interval(degradation.low, degradation.high)
          : words.noInterval(source)}
        {extrapolated !== '' && <> · {extrapolated}</>}
      </Aside>
    </Sentence>
  );
}
