import { formatCount } from '../../core/units';
import { controls, formatRate, answer as words } from '../../messages/schedule';
import {
  selectCourseReadouts,
  selectScheduleOptimum,
  selectSchedulePoint,
  selectTrade,
  useAppState,
} from '../../state';
import { Answer, Aside, Beside, ScrubNumber, Sentence } from '../../ui';
import { refusals, selectRanges, useSchedule } from './use-schedule';

/** One sentence: what is given is scrubbed, what follows is solid. */
export function AnswerLine() {
  const point = useAppState(selectSchedulePoint);
  const course = useAppState(selectCourseReadouts);
  const optimum = useAppState(selectScheduleOptimum);
  const law = useAppState((state) => selectTrade(state)?.law.title ?? '');
  const ranges = useAppState(selectRanges);
  const { move, setPeak, endGesture } = useSchedule();
  if (!point || !course || !optimum) return null;
  const { lr, lrFrom, batchFrom, lrBeyond, batchBeyond } = optimum;
  const beyond = lrBeyond ?? batchBeyond;
  const standIn =
    lrFrom === 'power'
      ? words.standIn.power
      : batchFrom === 'step-law'
        ? words.standIn['step-law']
        : '';
  return (
    <Sentence aria-live="off">
      {words.start(point.shape)}{' '}
      <ScrubNumber
        name="Learning rate in sentence"
        value={point.peak}
        range={ranges.lr}
        text={formatRate(point.peak)}
        say={controls.sayRate(point.peak)}
        refuse={refusals.lr}
        onChange={setPeak}
        onGestureEnd={endGesture}
      />{' '}
      {words.over}{' '}
      <ScrubNumber
        name="Tokens in sentence"
        value={point.D}
        range={ranges.D}
        text={`${formatCount(point.D)} tokens`}
        say={controls.sayTokens(point.D)}
        refuse={refusals.D}
        onChange={(value, gesture) => move('D', value, gesture)}
        onGestureEnd={endGesture}
      />{' '}
      {words.by}{' '}
      <ScrubNumber
        name="Size in sentence"
        value={point.N}
        range={ranges.N}
        text={`${formatCount(point.N)} params`}
        say={controls.sayParams(point.N)}
        refuse={refusals.N}
        onChange={(value, gesture) => move('N', value, gesture)}
        onGestureEnd={endGesture}
      />
      : <Answer>{formatCount(course.steps)}</Answer> {words.steps}{' '}
      <Answer>{formatCount(point.batch)}</Answer> {words.best(law)} <Beside>{words.rate}</Beside>{' '}
      <Answer>{formatRate(lr.value)}</Answer>{' '}
      <Aside>
        {lr.low !== null && lr.high !== null && <>{words.interval(lr.low, lr.high)} · </>}
        {beyond ? words.beyond(beyond.input, beyond.factor) : words.inside}
        {standIn !== '' && <> · {standIn}</>}
      </Aside>
    </Sentence>
  );
}
