import { memo, useContext } from 'react';
import { formatLoss } from '../../core/units';
import { plotFrame } from '../../messages/plots';
import { answer } from '../../messages/quantize';
import { best as words } from '../../messages/quantize-plots';
import { PlotFrame, type Size, ValueRowsPlot, valueRowsLayout } from '../../plots';
import {
  type BestIntervals,
  selectBest,
  selectBestAsk,
  selectLossUnit,
  selectMoreTokens,
  useAppState,
  useServices,
} from '../../state';
import { BestContext } from './best-intervals';
import styles from './quantize.module.css';
import { bestTable } from './tables';

/** The best plan at each bit width inside the limits. */
export function BestCompanion() {
  const ask = useAppState(selectBestAsk);
  const plans = useAppState(selectBest);
  const more = useAppState(selectMoreTokens);
  const intervals = useContext(BestContext);
  const { store } = useServices();
  if (!ask || !plans) return null;
  const [best, next] = plans;
  const { source } = ask.plan;
  return (
    <PlotFrame
      id="best-model"
      title={words.title(best, ask.serving)}
      subtitle={words.subtitle(
        ask.degradationLabel,
        words.sourceOf(source.kind === 'preset' ? source.preset.label : null),
        ask.unique !== null,
        intervals?.refits ?? 0,
      )}
      alternative={best ? words.alternative(best, next) : words.title(undefined, ask.serving)}
      table={() => bestTable(store.getState(), intervals)}
      labels={plotFrame}
    >
      {(size) => (
        <>
          <Body size={size} intervals={intervals} />
          {best && more && (
            <p className={styles.more}>
              {words.binds(
                best.binding.map((id) =>
                  id === 'memory' && ask.serving.kind === 'cost'
                    ? words.costBinds
                    : words.binding[id],
                ),
              )}{' '}
              {words.more(ask.kind, best, more.doubled, more.turning)}
            </p>
          )}
        </>
      )}
    </PlotFrame>
  );
}

/** Height the sentence under the plot takes. */
const sentence = 40;

const Body = memo(function Body({
  size,
  intervals,
}: {
  readonly size: Size;
  readonly intervals: BestIntervals | null;
}) {
  const plans = useAppState(selectBest);
  const unit = useAppState(selectLossUnit);
  if (!plans || plans.length === 0) return null;
  const [best] = plans;
  const layout = valueRowsLayout(
    [...plans]
      .sort((a, b) => a.bits - b.bits)
      .map((plan) => {
        const interval = intervals?.loss.get(plan.bits);
        return {
          label: words.row(plan.bits),
          value: plan.loss,
          low: interval?.[0],
          high: interval?.[1],
          text: words.text(plan),
          isBest: plan === best,
        };
      }),
    false,
    formatLoss,
    size.width,
    Math.max(80, size.height - sentence),
  );
  return <ValueRowsPlot layout={layout} xTitle={words.axis(answer.unit(unit.slice(5)))} />;
});
