import { lazy, Suspense } from 'react';
import { formatCount, formatFlops, formatLoss, formatPlain } from '../../core/units';
import { answer, controls } from '../../messages/explore';
import {
  isAway,
  type Quantity,
  type Readouts,
  selectActiveLimits,
  selectLossUnit,
  selectModel,
  selectRefused,
  useAppState,
} from '../../state';
import { Answer, Aside, Beside, ScrubNumber, Sentence } from '../../ui';
import { useReadouts } from './limits/interval-store';
import { selectRanges } from './series';
import { usePointActions } from './use-point';

const PinInSentence = lazy(() => import('./limits/pin-in-sentence'));
const LimitsInSentence = lazy(() => import('./limits/limits-in-sentence'));

const say = { C: controls.sayCompute, N: controls.sayParams, D: controls.sayTokens } as const;
const names = { C: 'Budget in sentence', N: 'Size in sentence', D: 'Tokens in sentence' } as const;
const texts = {
  C: (value: number) => `${formatFlops(value)} FLOPs`,
  N: (value: number) => `${formatCount(value)} params`,
  D: (value: number) => `${formatCount(value)} tokens`,
} as const;

/** The product's signature: one sentence whose given numbers are scrubbed and whose results are solid. */
export function AnswerLine() {
  const readouts = useReadouts();
  const model = useAppState(selectModel);
  const target = useAppState((state) => state.explorer.target);
  const lock = useAppState((state) => state.explorer.lock);
  const refused = useAppState(selectRefused);
  if (!readouts || !model) return <Sentence>{refused ? answer.refused : answer.pending}</Sentence>;
  const given: readonly Quantity[] =
    lock === 'optimum' ? ['C'] : lock === 'N' || lock === 'D' ? ['N', 'D'] : ['C', 'N'];
  return (
    <Sentence aria-live="off">
      {target === null ? (
        <Plan readouts={readouts} given={given} />
      ) : (
        <Target readouts={readouts} target={target} />
      )}{' '}
      <Aside>
        <Uncertainty readouts={readouts} forTarget={target !== null} source={sourceName(model)} />
        <Pinned />
      </Aside>
    </Sentence>
  );
}

function sourceName(model: NonNullable<ReturnType<typeof selectModel>>): string {
  return model.source.kind === 'preset' ? model.source.preset.label : 'point fit';
}

function Plan({
  readouts,
  given,
}: {
  readonly readouts: Readouts;
  readonly given: readonly Quantity[];
}) {
  const { point, ratio, loss } = readouts;
  const unit = useAppState(selectLossUnit);
  const show = (quantity: Quantity) =>
    given.includes(quantity) ? (
      <Given quantity={quantity} value={point[quantity]} />
    ) : (
      <Answer>{texts[quantity](point[quantity])}</Answer>
    );
  return (
    <>
      {answer.with} {show('C')}
      <Limits /> {answer.train} {show('N')} {answer.on} {show('D')}{' '}
      <Beside>{answer.perParam(ratio)}</Beside>: {answer.loss}{' '}
      <Answer>{formatLoss(loss.value)}</Answer> <Beside>{unit}</Beside>
    </>
  );
}

/** Against the newest pin, in words; the others are in their list. */
function Pinned() {
  const any = useAppState((state) => state.explorer.pins.length > 0);
  return any ? (
    <Suspense fallback={null}>
      <PinInSentence />
    </Suspense>
  ) : null;
}

/** What else limits the plan, beside its budget. */
function Limits() {
  const limited = useAppState(selectActiveLimits) !== null;
  return limited ? (
    <Suspense fallback={null}>
      <LimitsInSentence />
    </Suspense>
  ) : null;
}

function Target({ readouts, target }: { readonly readouts: Readouts; readonly target: number }) {
  const { setTarget, canReach, endGesture } = usePointActions();
  const { point, ratio } = readouts;
  const floor = useAppState(selectFloor);
  const unit = useAppState(selectLossUnit);
  return (
    <>
      {answer.toReach}{' '}
      <ScrubNumber
        name="Target loss in sentence"
        value={target}
        range={[floor + 0.001, 20]}
        text={`${formatPlain(target, 4)} ${unit}`}
        say={controls.sayLoss(target, unit)}
        refuse={(value, text) =>
          controls.refuse(controls.target, '2.1', 0.001, 100)(value, text) ??
          (value !== undefined && !canReach(value)
            ? controls.targetUnreachable(value, floor)
            : undefined)
        }
        onChange={(value, gesture) => setTarget(value, gesture)}
        onGestureEnd={endGesture}
      />{' '}
      {answer.spend} <Answer>{texts.C(point.C)}</Answer>
      <Limits /> {answer.on} <Answer>{texts.N(point.N)}</Answer> and{' '}
      <Answer>{texts.D(point.D)}</Answer> <Beside>{answer.perParam(ratio)}</Beside>
    </>
  );
}

/** The least loss the law allows: its value at sizes and tokens no one will ever reach. */
export const selectFloor = (state: Parameters<typeof selectModel>[0]): number => {
  const model = selectModel(state);
  return model ? model.law.evaluate([90, 90], model.parameters) : 0;
};

function Given({ quantity, value }: { readonly quantity: Quantity; readonly value: number }) {
  const ranges = useAppState(selectRanges);
  const { move, endGesture } = usePointActions();
  if (!ranges) return null;
  return (
    <ScrubNumber
      name={names[quantity]}
      value={value}
      range={ranges[quantity]}
      text={texts[quantity](value)}
      say={say[quantity](value)}
      refuse={refusals[quantity]}
      onChange={(next, gesture) => move(quantity, next, gesture)}
      onGestureEnd={endGesture}
    />
  );
}

export const refusals = {
  C: controls.refuse('Compute', '3e21', 1e6, 1e32),
  N: controls.refuse('Parameters', '7b', 1, 1e18),
  D: controls.refuse('Tokens', '1.5T', 1, 1e20),
} as const;

function Uncertainty(props: {
  readonly readouts: Readouts;
  readonly forTarget: boolean;
  readonly source: string;
}) {
  const { loss, targetCompute, gap, computeFactor } = props.readouts;
  const interval = props.forTarget ? targetCompute : loss;
  const words =
    interval?.low == null || interval.high == null
      ? answer.noInterval(props.source)
      : props.forTarget
        ? answer.computeInterval(interval.low, interval.high)
        : answer.interval(interval.low, interval.high);
  return (
    <>
      {words}
      {isAway(computeFactor.value) && <> · {answer.price(gap.value, computeFactor.value)}</>}
    </>
  );
}
