import { formatCount, formatLoss } from '../../core/units';
import { controls, formatEpochs, answer as words } from '../../messages/data-limits';
import {
  LIMITS_SLOT,
  type LimitsQuantity,
  selectLimits,
  selectLimitsPoint,
  useAppState,
} from '../../state';
import { Answer, Aside, Beside, ScrubNumber, Sentence } from '../../ui';
import { selectLossUnit } from './series';
import { refusals, selectRanges, useLimits } from './use-limits';

const given = {
  unique: {
    name: 'Unique tokens in sentence',
    text: (value: number) => formatCount(value),
    say: controls.sayUnique,
  },
  epochs: { name: 'Epochs in sentence', text: formatEpochs, say: controls.sayEpochs },
  N: {
    name: 'Size in sentence',
    text: (value: number) => `${formatCount(value)} params`,
    say: controls.sayParams,
  },
} as const;

/** One sentence: what is given is scrubbed, what follows is solid. */
export function AnswerLine() {
  const limits = useAppState(selectLimits);
  const unit = useAppState(selectLossUnit);
  const problem = useAppState((state) => state.measured[LIMITS_SLOT]?.problem ?? null);
  if (!limits) return <Sentence>{problem ? words.refused : words.pending}</Sentence>;
  const { loss, effectiveTokens, paying, point } = limits;
  return (
    <Sentence aria-live="off">
      {words.with} <Given quantity="unique" /> {words.seen} <Given quantity="epochs" /> {words.by}{' '}
      <Given quantity="N" />, <Answer>{formatCount(point.D)}</Answer> {words.worth}{' '}
      <Answer>{formatCount(effectiveTokens.value)}</Answer> {words.fresh}: {words.loss}{' '}
      <Answer>{formatLoss(loss.value)}</Answer> <Beside>{unit}</Beside>{' '}
      <Aside>
        {loss.low !== null && loss.high !== null && <>{words.interval(loss.low, loss.high)} · </>}
        {words.stops(paying.value, point.share)}
      </Aside>
    </Sentence>
  );
}

function Given({ quantity }: { readonly quantity: LimitsQuantity & keyof typeof given }) {
  const point = useAppState(selectLimitsPoint);
  const ranges = useAppState(selectRanges);
  const { move, endGesture } = useLimits();
  const { name, text, say } = given[quantity];
  const value = point[quantity];
  return (
    <ScrubNumber
      name={name}
      value={value}
      range={ranges[quantity]}
      text={text(value)}
      say={say(value)}
      refuse={refusals[quantity]}
      onChange={(next, gesture) => move(quantity, next, gesture)}
      onGestureEnd={endGesture}
    />
  );
}
