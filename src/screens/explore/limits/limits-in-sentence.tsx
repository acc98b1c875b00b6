import { Fragment } from 'react';
import { limitWords as words } from '../../../messages/explore-limits';
import { planFor, selectPlanModel, selectPoint, useAppState } from '../../../state';
import { Answer, Beside, ScrubNumber } from '../../../ui';
import { useLimits } from './use-limits';

/** Limits named in full; those after them are counted. */
const NAMED = 2;

/** ", 10T tokens to serve, 2T unique tokens and 2 more" after the budget. */
export default function LimitsInSentence() {
  const { limits, set, endGesture } = useLimits();
  const on = limits.filter((limit) => limit.on);
  const rest = on.slice(NAMED);
  return (
    <>
      {on.slice(0, NAMED).map((limit) => (
        <Fragment key={limit.id}>
          ,{' '}
          <ScrubNumber
            name={words[limit.id].sentence}
            value={limit.value}
            range={limit.range}
            text={limit.format(limit.value)}
            say={words[limit.id].say(limit.value)}
            refuse={limit.refuse}
            onChange={(value, gesture) => set(limit, value, gesture)}
            onGestureEnd={endGesture}
          />{' '}
          {words[limit.id].after}
        </Fragment>
      ))}
      {rest.length > 0 && (
        <Beside
          title={rest
            .map(({ id, format, value }) => `${format(value)} ${words[id].after}`)
            .join(', ')}
        >
          {' '}
          {words.more(rest.length)}
        </Beside>
      )}
      {on.length > 0 && ','}
      <NoPlan />
    </>
  );
}

/** Said beside the numbers where the limits leave no plan. */
function NoPlan() {
  const model = useAppState(selectPlanModel);
  const point = useAppState(selectPoint);
  if (!model?.limiting || !point || Number.isFinite(planFor(model, point.C).N)) return null;
  return <Answer role="alert"> {words.none} </Answer>;
}
