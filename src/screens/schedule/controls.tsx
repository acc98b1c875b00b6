import { formatCount, formatFlops, formatLoss } from '../../core/units';
import { formatRate, shapes, controls as words } from '../../messages/schedule';
import { selectSchedulePoint, useAppState, useChange } from '../../state';
import { Button, QuantitySlider, Segmented } from '../../ui';
import { ClassesControls } from './classes-controls';
import { ViewControl } from './companion';
import styles from './schedule.module.css';
import {
  refusals,
  type ScheduleSlider,
  selectRanges,
  shareRanges,
  useSchedule,
} from './use-schedule';

interface Quantity {
  readonly id: ScheduleSlider;
  readonly name: string;
  readonly unit?: string;
  readonly format: (value: number) => string;
  readonly say: (value: number) => string;
}

const count = (value: number): string => formatCount(value);

const quantities: readonly Quantity[] = [
  { id: 'N', name: words.params, unit: 'params', say: words.sayParams, format: count },
  { id: 'D', name: words.tokens, unit: 'tokens', say: words.sayTokens, format: count },
  {
    ...{ id: 'C', name: words.compute, unit: 'FLOPs', say: words.sayCompute },
    format: (value) => formatFlops(value),
  },
  { id: 'lr', name: words.lr, say: words.sayRate, format: formatRate },
  { id: 'batch', name: words.batch, unit: 'tokens', say: words.sayBatch, format: count },
];
const loss: Quantity = {
  ...{ id: 'loss', name: words.loss, unit: 'nats', say: words.sayLoss, format: formatLoss },
};

/** The course, its size, tokens, rate and batch. */
export function ScheduleControls() {
  const out = useAppState((state) => state.explorer.out);
  const shape = useAppState((state) => selectSchedulePoint(state)?.shape ?? null);
  const isOwn = useAppState((state) => {
    const point = selectSchedulePoint(state);
    return point !== null && (point.ownPeak || point.ownBatch);
  });
  const { change } = useChange();
  if (shape === null) return null;
  return (
    <>
      <section className={styles.controls} aria-label={words.point}>
        <Segmented
          label={shapes.label}
          value={shape}
          options={shapes.options}
          onChange={(sched) => change({ sched })}
        />
        {quantities.map((quantity) => (
          <PointSlider key={quantity.id} {...quantity} />
        ))}
        <p className={styles.hint}>{words.hint}</p>
        {isOwn && <Button onClick={() => change({ lr: null, batch: null })}>{words.follow}</Button>}
        <ShareSlider share="warm" />
        {(shape === 'power' || shape === 'wsd') && <ShareSlider share="decay" />}
        {shape !== 'constant' && <ShareSlider share="end" />}
        <div title={words.lossHint}>
          <PointSlider {...loss} />
        </div>
        <ViewControl />
        {out.length > 0 && (
          <Button onClick={() => change({ out: [] })}>{words.restore(out.length)}</Button>
        )}
      </section>
      <ClassesControls />
    </>
  );
}

/** A slider follows its own number: the others rest while it moves. */
function PointSlider({ id, ...quantity }: Quantity) {
  const value = useAppState((state) => {
    const point = selectSchedulePoint(state);
    return point && (id === 'lr' ? point.peak : point[id]);
  });
  const range = useAppState((state) => selectRanges(state)[id]);
  const { set, endGesture } = useSchedule();
  if (value === null) return null;
  return (
    <QuantitySlider
      {...quantity}
      value={value}
      range={range}
      refuse={refusals[id]}
      onChange={(next, gesture) => set(id, next, gesture)}
      onGestureEnd={endGesture}
    />
  );
}

function ShareSlider({ share }: { readonly share: 'warm' | 'decay' | 'end' }) {
  const value = useAppState((state) => selectSchedulePoint(state)?.[share] ?? null);
  const D = useAppState((state) => selectSchedulePoint(state)?.D ?? 0);
  const { setShare, endGesture } = useSchedule();
  if (value === null) return null;
  const [low, high] = shareRanges[share];
  const say = {
    warm: (percent: number) => words.sayWarm(percent / 100, D),
    decay: (percent: number) => words.sayDecay(percent / 100, D),
    end: (percent: number) => words.sayEnd(percent / 100),
  }[share];
  return (
    <QuantitySlider
      name={words[share]}
      unit="%"
      value={value * 100}
      range={[low * 100, high * 100]}
      format={(percent) => formatCount(percent)}
      say={say}
      refuse={refusals[share]}
      onChange={(percent, gesture) => setShare(share, percent / 100, gesture)}
      onGestureEnd={endGesture}
    />
  );
}
