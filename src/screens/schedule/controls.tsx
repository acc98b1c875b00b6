import { formatCount, formatFlops, formatLoss } from '../../core/units';
import { formatRate, shapes, controls as words } from '../../messages/schedule';
import { type ScheduleQuantity, selectSchedulePoint, useAppState, useChange } from '../../state';
import { Button, QuantitySlider, Segmented } from '../../ui';
import { ClassesControls } from './classes-controls';
import { ViewControl } from './companion';
import styles from './schedule.module.css';
import { refusals, selectRanges, shareRanges, useSchedule } from './use-schedule';

const quantities: readonly {
  readonly id: ScheduleQuantity;
  readonly name: string;
  readonly unit: string;
  readonly format: (value: number) => string;
  readonly say: (value: number) => string;
}[] = [
  {
    ...{ id: 'N', name: words.params, unit: 'params', say: words.sayParams },
    format: (value) => formatCount(value),
  },
  {
    ...{ id: 'D', name: words.tokens, unit: 'tokens', say: words.sayTokens },
    format: (value) => formatCount(value),
  },
  {
    ...{ id: 'C', name: words.compute, unit: 'FLOPs', say: words.sayCompute },
    format: (value) => formatFlops(value),
  },
];

/** The course, its size, tokens, rate and batch. */
export function ScheduleControls() {
  const point = useAppState(selectSchedulePoint);
  const ranges = useAppState(selectRanges);
  const out = useAppState((state) => state.explorer.out);
  const { change } = useChange();
  const { move, setPeak, setBatch, setLoss, endGesture } = useSchedule();
  if (!point) return null;
  return (
    <>
      <section className={styles.controls} aria-label={words.point}>
        <Segmented
          label={shapes.label}
          value={point.shape}
          options={shapes.options}
          onChange={(sched) => change({ sched })}
        />
        {quantities.map(({ id, ...quantity }) => (
          <QuantitySlider
            key={id}
            {...quantity}
            value={point[id]}
            range={ranges[id]}
            refuse={refusals[id]}
            onChange={(value, gesture) => move(id, value, gesture)}
            onGestureEnd={endGesture}
          />
        ))}
        <QuantitySlider
          name={words.lr}
          value={point.peak}
          range={ranges.lr}
          format={formatRate}
          say={words.sayRate}
          refuse={refusals.lr}
          onChange={setPeak}
          onGestureEnd={endGesture}
        />
        <QuantitySlider
          name={words.batch}
          unit="tokens"
          value={point.batch}
          range={ranges.batch}
          format={(value) => formatCount(value)}
          say={words.sayBatch}
          refuse={refusals.batch}
          onChange={setBatch}
          onGestureEnd={endGesture}
        />
        <p className={styles.hint}>{words.hint}</p>
        {(point.ownPeak || point.ownBatch) && (
          <Button onClick={() => change({ lr: null, batch: null })}>{words.follow}</Button>
        )}
        <ShareSlider share="warm" />
        {(point.shape === 'power' || point.shape === 'wsd') && <ShareSlider share="decay" />}
        {point.shape !== 'constant' && <ShareSlider share="end" />}
        <div title={words.lossHint}>
          <QuantitySlider
            name={words.loss}
            unit="nats"
            value={point.loss}
            range={ranges.loss}
            format={formatLoss}
            say={words.sayLoss}
            refuse={refusals.loss}
            onChange={setLoss}
            onGestureEnd={endGesture}
          />
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

function ShareSlider({ share }: { readonly share: 'warm' | 'decay' | 'end' }) {
  const point = useAppState(selectSchedulePoint);
  const { setShare, endGesture } = useSchedule();
  if (!point) return null;
  const [low, high] = shareRanges[share];
  const say = {
    warm: (value: number) => words.sayWarm(value / 100, point.D),
    decay: (value: number) => words.sayDecay(value / 100, point.D),
    end: (value: number) => words.sayEnd(value / 100),
  }[share];
  return (
    <QuantitySlider
      name={words[share]}
      unit="%"
      value={point[share] * 100}
      range={[low * 100, high * 100]}
      format={(value) => formatCount(value)}
      say={say}
      refuse={refusals[share]}
      onChange={(value, gesture) => setShare(share, value / 100, gesture)}
      onGestureEnd={endGesture}
    />
  );
}
