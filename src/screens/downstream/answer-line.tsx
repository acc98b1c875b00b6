import { formatCount, formatLoss } from '../../core/units';
import {
  beyond,
  controls,
  formatShare,
  taskName,
  answer as words,
} from '../../messages/downstream';
import {
  LOSS_SLOT,
  selectDownstreamBeyond,
  selectDownstreamModels,
  selectDownstreamPoint,
  selectDownstreamReadouts,
  selectDownstreamRuns,
  selectPresetTasks,
  selectRunsProblem,
  selectTaskErrors,
  useAppState,
} from '../../state';
import { Answer, Aside, Beside, ScrubNumber, Sentence } from '../../ui';
import { selectUnit } from './series';
import { refusals, selectRanges, useActions } from './use-actions';

const given = {
  N: {
    name: 'Size in sentence',
    text: (value: number) => `${formatCount(value)} params`,
    say: controls.sayParams,
  },
  D: {
    name: 'Tokens in sentence',
    text: (value: number) => `${formatCount(value)} tokens`,
    say: controls.sayTokens,
  },
} as const;

/** One sentence: what is given is scrubbed, what follows is solid. */
export function AnswerLine() {
  const readouts = useAppState(selectDownstreamReadouts);
  const unit = useAppState(selectUnit);
  const outside = useAppState(selectDownstreamBeyond);
  const source = useAppState((state) => selectDownstreamModels(state)?.loss.source ?? null);
  const task = useAppState(selectTaskLabel);
  const isRefused = useAppState((state) => state.measured[LOSS_SLOT]?.problem != null);
  const hasNoRuns = useAppState((state) => selectRunsProblem(state) !== null);
  if (!readouts || !source) {
    const text = hasNoRuns ? words.noRuns : isRefused ? words.refused : words.pending;
    return <Sentence>{text}</Sentence>;
  }
  const { point, loss, error } = readouts;
  return (
    <Sentence aria-live="off">
      <Given quantity="N" /> {words.on} <Given quantity="D" />{' '}
      <Beside>{words.ratio(point.ratio)}</Beside> {words.loss}{' '}
      <Answer>{formatLoss(loss.value)}</Answer> <Beside>{unit}</Beside>{' '}
      {loss.low !== null && loss.high !== null && (
        <Beside>{words.interval(formatLoss(loss.low), formatLoss(loss.high))}</Beside>
      )}{' '}
      {error ? (
        <>
          {words.error} <Answer>{formatShare(error.value)}</Answer>{' '}
          {error.low !== null && error.high !== null && (
            <Beside>{words.interval(formatShare(error.low), formatShare(error.high))}</Beside>
          )}{' '}
          <Beside>{words.of(task)}</Beside>
        </>
      ) : (
        words.noError
      )}{' '}
      <Aside>
        {source.kind === 'preset' ? words.published(source.preset.label) : words.both}
        {outside && <> · {beyond(outside.what, outside.factor)}</>}
      </Aside>
    </Sentence>
  );
}

/** The task in view, in words. */
export function selectTaskLabel(state: Parameters<typeof selectTaskErrors>[0]): string {
  const errors = selectTaskErrors(state);
  const count = selectDownstreamRuns(state)?.tasks.length ?? 0;
  return taskName(errors?.id ?? '', selectPresetTasks(state) ?? count);
}

function Given({ quantity }: { readonly quantity: 'N' | 'D' }) {
  const point = useAppState(selectDownstreamPoint);
  const ranges = useAppState(selectRanges);
  const { move, endGesture } = useActions();
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
