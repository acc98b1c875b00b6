import { useEffect, useMemo } from 'react';
import { formatCount, formatFlops, formatLossGap, formatPercent } from '../../../core/units';
import { limitWords, sampleWords, limitReadouts as words } from '../../../messages/explore-limits';
import {
  LaneContext,
  type LimitPrice,
  pricePlan,
  propagatePlan,
  selectLimitedPlan,
  selectPlanModel,
  selectPoint,
  useAppState,
  useSliced,
} from '../../../state';
import { Readout } from '../../../ui';
import panels from '../panels.module.css';
import { intervalStore } from './interval-store';
import styles from './limits.module.css';
import { selectIsSample } from './sample';

/** What the limits do to the plan; nothing where there are none. */
export default function LimitReadouts() {
  const limited = useAppState((state) => selectPlanModel(state)?.limiting !== undefined);
  if (!limited) return null;
  return (
    <section className={panels.panel} aria-label={words.title}>
      <h2 className={panels.heading}>{words.title}</h2>
      <LaneContext value="plan">
        <PlanUnderLimits />
      </LaneContext>
      <LaneContext value="now">
        <AtRest />
      </LaneContext>
      <Composition />
    </section>
  );
}

function PlanUnderLimits() {
  const limited = useAppState(selectLimitedPlan);
  const active = useAppState((state) => selectPlanModel(state)?.limiting?.active ?? null);
  const bits = useAppState((state) => selectPlanModel(state)?.limiting?.bits ?? 16);
  const point = useAppState(selectPoint);
  if (!active || !point) return null;
  if (!limited) return <p className={`${styles.note} ${styles.bad}`}>{limitWords.none}</p>;
  const { plan, trainingFlops, servingFlops, unspent } = limited;
  const held = plan.binding.filter((name) => name !== 'compute');
  const binds = [...new Set(plan.binding.map((name) => words.bindings[name]))];
  const memory = (point.N * bits) / 8;
  return (
    <>
      <div className={panels.row}>
        <span className={panels.label}>{words.binding}</span>
        <output aria-label={words.binding} data-value={plan.binding.join(' ')}>
          {held.length === 0 && binds.length === 1 ? words.nothing : binds.join(', ')}
        </output>
      </div>
      <Readout name={words.training} value={trainingFlops} format={formatFlops} />
      {active.served !== null && (
        <Readout name={words.serving} value={servingFlops} format={formatFlops} />
      )}
      {unspent > 1e-6 && (
        <Readout name={words.unspent} value={unspent} format={(share) => formatPercent(share)} />
      )}
      {active.unique !== null && (
        <>
          <Readout
            name={words.epochs}
            value={limited.epochs}
            format={(value) => `${Number(value.toPrecision(3))}`}
          />
          <Readout
            name={words.effectiveTokens}
            value={limited.effectiveTokens}
            format={(value) => formatCount(value)}
          />
        </>
      )}
      {bits < 16 && (
        <Readout
          name={words.degradation}
          value={limited.degradation}
          format={formatLossGap}
          unit="nats"
        />
      )}
      {active.mem !== null && memory > active.mem * (1 + 1e-9) && (
        <p className={`${styles.note} ${styles.bad}`}>{words.over(memory, active.mem)}</p>
      )}
      {active.served !== null && point.D <= 1 && (
        <p className={`${styles.note} ${styles.bad}`}>{words.unpaid}</p>
      )}
    </>
  );
}

/** What needs many searches: prices and intervals, a few at a time, while nothing is dragged. */
function AtRest() {
  const model = useAppState(selectPlanModel);
  const point = useAppState(selectPoint);
  const target = useAppState((state) => state.explorer.target);
  const dragging = useAppState((state) => state.history.gesture?.startsWith('drag:') ?? false);
  const isSample = useAppState(selectIsSample);
  const prices = useMemo(
    () => (model && point && !dragging ? pricePlan(model, point.C) : null),
    [model, point, dragging],
  );
  const make = useMemo(
    () => (model && point && !dragging ? () => propagatePlan(model, point, target) : null),
    [model, point, target, dragging],
  );
  const { value, busy } = useSliced(make);
  useEffect(() => {
    if (point && value && !busy) intervalStore.setState({ of: point, intervals: value });
  }, [point, value, busy]);
  if (!prices) return null;
  return (
    <>
      {prices.serving && (
        <>
          <Readout
            name={words.saved}
            value={prices.serving.saved}
            format={words.formatSaved}
            help={words.savedHelp}
          />
          <Readout
            name={words.savedParams}
            value={prices.serving.params}
            format={words.formatRatio}
            help={words.savedHelp}
          />
          <Readout
            name={words.savedTokens}
            value={prices.serving.tokens}
            format={words.formatRatio}
            help={words.savedHelp}
          />
        </>
      )}
      {isSample && <p className={styles.note}>{sampleWords.note}</p>}
      <h3 className={panels.heading}>{words.priceTitle}</h3>
      {prices.limits.map((price) => (
        <Price key={price.limit} {...price} />
      ))}
    </>
  );
}

function Price({ limit, loss, compute }: LimitPrice) {
  const name = words.names[limit];
  return (
    <>
      <Readout name={words.price(name)} value={loss} format={formatLossGap} unit="nats" />
      <Readout name={words.priceCompute(name)} value={compute} format={words.factor} />
    </>
  );
}

/** Which laws the numbers are composed of, where they come from several papers. */
function Composition() {
  const model = useAppState(selectPlanModel);
  const limiting = model?.limiting;
  if (!model || !limiting) return null;
  const { repetition, degradation } = limiting.composition;
  if (!repetition && !degradation) return null;
  const { source } = model;
  const law = source.kind === 'preset' ? source.preset.label : limitWords.fit;
  const outside = degradation !== undefined && limiting.bits > 4;
  return (
    <p className={styles.note}>
      {limitWords.composed(repetition !== undefined, degradation !== undefined, law)}
      {outside && ` ${limitWords.outsideBits(limiting.bits)}`}
    </p>
  );
}
