import type { ReactNode } from 'react';
import { formatCount, formatFlops, formatPlain } from '../../core/units';
import { controls as explore } from '../../messages/explore';
import { formatBytes, formatDegradation, controls as words } from '../../messages/quantize';
import {
  costOfMemory,
  selectBestAsk,
  selectQuantizePoint,
  selectTrade,
  useAppState,
  useServices,
  withPrice,
} from '../../state';
import { Checkbox, QuantitySlider, Segmented, TradeHead } from '../../ui';
import styles from './quantize.module.css';
import { selectSliderRanges } from './series';
import { useQuantizeActions } from './use-actions';
import { useCanFit } from './use-fit';

const count = (value: number): string => formatCount(value);

/** Table and law, then the model, its bits and the degradation that is accepted. */
export function PointControls({ head }: { readonly head: ReactNode }) {
  const trade = useAppState(selectTrade);
  const canFit = useCanFit();
  const point = useAppState(selectQuantizePoint);
  const ranges = useAppState(selectSliderRanges);
  const actions = useQuantizeActions();
  if (!trade || !point) return null;
  const { endGesture: onGestureEnd } = actions;
  return (
    <>
      <TradeHead choice={trade} canFit={canFit} />
      {head}
      <section className={styles.controls} aria-label={words.point}>
        <QuantitySlider
          name={words.params}
          unit="params"
          value={point.N}
          range={ranges.N}
          format={count}
          say={explore.sayParams}
          refuse={explore.refuse('Parameters', '7b', 1, 1e18)}
          onChange={actions.setParams}
          onGestureEnd={onGestureEnd}
        />
        <QuantitySlider
          name={words.tokens}
          unit="tokens"
          value={point.D}
          range={ranges.D}
          format={count}
          say={explore.sayTokens}
          refuse={explore.refuse('Tokens', '1.5T', 1, 1e20)}
          onChange={actions.setTokens}
          onGestureEnd={onGestureEnd}
        />
        <QuantitySlider
          name={words.bits}
          unit="bits"
          value={point.bits}
          range={[2, 16]}
          format={(value) => formatPlain(value)}
          say={words.sayBits}
          refuse={words.refuseBits}
          onChange={actions.setBits}
          onGestureEnd={onGestureEnd}
        />
        <QuantitySlider
          name={words.group}
          unit="weights"
          value={point.group}
          range={[16, 4096]}
          format={(value) => formatPlain(value)}
          say={words.sayGroup}
          refuse={words.refuseGroup}
          onChange={actions.setGroup}
          onGestureEnd={onGestureEnd}
        />
        <QuantitySlider
          name={words.tolerance}
          unit="nats"
          value={point.eps}
          range={[0.001, 2]}
          format={formatDegradation}
          say={words.sayNats}
          refuse={explore.refuse(words.tolerance, '0.2', 1e-9, 100)}
          onChange={actions.setTolerance}
          onGestureEnd={onGestureEnd}
        />
      </section>
    </>
  );
}

const firstServed = 1e12;
const firstUnique = 1e12;

/** What the best model is searched under. */
export function BudgetControls() {
  const ask = useAppState(selectBestAsk);
  const point = useAppState(selectQuantizePoint);
  const { change, endGesture: onGestureEnd } = useQuantizeActions();
  const { store } = useServices();
  if (!ask || !point) return null;
  const { kind, serving, compute, served, unique } = ask;
  return (
    <section className={styles.part} aria-label={words.budget}>
      <h2 className={styles.heading}>{words.budget}</h2>
      <Segmented
        label={words.serving}
        value={serving.kind}
        options={words.servings}
        onChange={(next) =>
          change({ cost: next === 'cost' ? costOfMemory(store.getState()) : null })
        }
      />
      {serving.dollars === null ? (
        <QuantitySlider
          name={words.memory}
          value={serving.bytes}
          range={[1e9, 2e12]}
          format={formatBytes}
          say={words.sayBytes}
          refuse={explore.refuse(words.memory, '24e9', 1e3, 1e18)}
          onChange={(mem, gesture) => change({ mem }, gesture)}
          onGestureEnd={onGestureEnd}
        />
      ) : (
        <>
          <QuantitySlider
            name={words.cost}
            unit="USD"
            value={serving.dollars}
            range={[0.001, 100]}
            format={(value) => formatPlain(value, 3)}
            say={words.sayDollars}
            refuse={explore.refuse(words.cost, '0.5', 1e-6, 1e6)}
            onChange={(cost, gesture) => change({ cost }, gesture)}
            onGestureEnd={onGestureEnd}
          />
          <QuantitySlider
            name={words.price}
            unit="USD/h"
            value={serving.price}
            range={[0.1, 100]}
            format={(value) => formatPlain(value, 3)}
            say={words.sayPrice}
            refuse={explore.refuse(words.price, '2', 0.01, 1000)}
            onChange={(price, gesture) => {
              const { hw } = store.getState().explorer;
              change({ hw: withPrice(hw, Number(price.toPrecision(3))) }, gesture);
            }}
            onGestureEnd={onGestureEnd}
          />
          <p className={styles.hint}>{words.costNote(serving.accelerator)}</p>
        </>
      )}
      <Segmented
        label={words.limit}
        value={kind}
        options={words.limits}
        onChange={(next) => change({ view: next === 'tokens' ? 'tokens' : '' })}
      />
      {kind === 'compute' ? (
        <>
          <QuantitySlider
            name={words.compute}
            unit="FLOPs"
            value={compute}
            range={[1e20, 1e28]}
            format={(value) => formatFlops(value)}
            say={explore.sayCompute}
            refuse={explore.refuse('Compute', '3e21', 1e6, 1e32)}
            onChange={(C, gesture) => change({ C }, gesture)}
            onGestureEnd={onGestureEnd}
          />
          <Checkbox
            label={words.countServed}
            checked={served !== null}
            onChange={(on) => change({ served: on ? firstServed : null })}
          />
          {served !== null && (
            <QuantitySlider
              name={words.served}
              unit="tokens"
              value={served}
              range={[1e9, 1e16]}
              format={count}
              say={explore.sayTokens}
              refuse={explore.refuse(words.served, '10T', 1, 1e20)}
              onChange={(next, gesture) => change({ served: next }, gesture)}
              onGestureEnd={onGestureEnd}
            />
          )}
        </>
      ) : (
        <p className={styles.hint}>{words.capNote(point.D)}</p>
      )}
      <Checkbox
        label={words.limitUnique}
        checked={unique !== null}
        onChange={(on) => change({ unique: on ? firstUnique : null })}
      />
      {unique !== null && (
        <QuantitySlider
          name={words.unique}
          unit="tokens"
          value={unique}
          range={[1e9, 1e15]}
          format={count}
          say={explore.sayTokens}
          refuse={explore.refuse(words.unique, '2T', 1, 1e20)}
          onChange={(next, gesture) => change({ unique: next }, gesture)}
          onGestureEnd={onGestureEnd}
        />
      )}
    </section>
  );
}
