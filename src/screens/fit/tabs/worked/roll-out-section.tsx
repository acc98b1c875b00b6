import { memo, useMemo, useState } from 'react';
import { listCutoffs, type RunRows } from '../../../../core/diagnose';
import { predict, toVector } from '../../../../core/laws';
import { formatFlops, formatPercent } from '../../../../core/units';
import { describeBacktest } from '../../../../messages/diagnose';
import { signedPercent } from '../../../../messages/fit-tabs';
import { rollOut as words } from '../../../../messages/fit-tabs-worked';
import { plotFrame } from '../../../../messages/plots';
import {
  BacktestPlot,
  backtestLayout,
  backtestSeries,
  PlotFrame,
  PlotHandle,
  type Size,
} from '../../../../plots';
import {
  type AnalysisHandle,
  selectFitRuns,
  selectLaw,
  selectLossUnit,
  useAnalysis,
  useAppState,
} from '../../../../state';
import { Readout } from '../../../../ui';
import { type NamedRows, useNamedRows, WorkStatus } from '../work';
import { backtestTable } from './tables';
import styles from './worked.module.css';

type Answer = NonNullable<AnalysisHandle<'backtest'>['result']>;

const REPLICATES = 200;

/** Fit below a cutoff, foretell what lies above it. */
export function RollOutSection() {
  const runs = useAppState(selectFitRuns);
  const cutoffs = useMemo(() => (runs ? listCutoffs(runs) : []), [runs]);
  const [chosen, setChosen] = useState<number | null>(null);
  const middle = cutoffs[cutoffs.length >> 1];
  // Other rows have other budgets: what was chosen stays where there still is one near it.
  const cutoff = chosen === null ? middle : nearest(cutoffs, chosen);
  return (
    <section className={styles.section} aria-label={words.heading}>
      {runs && cutoff === undefined && <p className={styles.quiet}>{words.none}</p>}
      {runs && cutoff !== undefined && (
        <RollOut runs={runs} cutoffs={cutoffs} cutoff={cutoff} onCutoff={setChosen} />
      )}
    </section>
  );
}

interface Cutoffs {
  readonly cutoffs: readonly number[];
  readonly cutoff: number;
  readonly onCutoff: (cutoff: number) => void;
}

function RollOut({ runs, ...at }: Cutoffs & { readonly runs: RunRows }) {
  const work = useAnalysis(
    'backtest',
    { cutoff: at.cutoff, replicates: REPLICATES },
    { auto: true, slot: 'roll-out' },
  );
  const { result, stale } = work;
  const named = useNamedRows(result, stale);
  const law = useAppState(selectLaw);
  const lossUnit = useAppState(selectLossUnit);
  const [fold] = result?.folds ?? [];
  const series = useMemo(() => {
    if (!fold?.fit || !law) return null;
    const parameters = law.parameters.every(({ id }) => id in (fold.fit?.parameters ?? {}))
      ? toVector(law, fold.fit.parameters)
      : null;
    const trained: { compute: number; params: number; error: number }[] = [];
    for (let i = 0; i < runs.N.length && parameters; i++) {
      const [N, D] = [runs.N[i] as number, runs.D[i] as number];
      const compute = 6 * N * D;
      if (compute > fold.level * (1 + 1e-9)) continue;
      const predicted = predict(law, { N, D }, parameters);
      trained.push({ compute, params: N, error: predicted / (runs.loss[i] as number) - 1 });
    }
    return backtestSeries(trained, fold.runs);
  }, [fold, law, runs]);
  const status = <WorkStatus what={words.what} work={work} />;
  if (!result || !series || !fold || !named) return status;
  const { summary } = result;
  const worst = summary.worst ? words.row(named.name(summary.worst.row), summary.worst.error) : '';
  return (
    <>
      <PlotFrame
        id="backtest"
        className={styles.plot}
        title={words.title(fold.level, summary.runs, summary.meanAbsolute, summary.bias)}
        subtitle={words.subtitle(summary.coverage, summary.level)}
        alternative={words.alternative(fold.trained, summary.runs, worst)}
        table={() => backtestTable(result, named, lossUnit)}
        labels={plotFrame}
        stale={stale}
      >
        {(size) => <Body size={size} series={series} fold={fold} named={named} {...at} />}
      </PlotFrame>
      {status}
      <div className={styles.numbers} data-stale={stale || undefined}>
        <p className={styles.words}>{describeBacktest(summary)}</p>
        <div>
          <Readout name={words.outputs.held} value={summary.runs} format={String} />
          <Readout
            name={words.outputs.error}
            value={summary.meanAbsolute}
            format={(value) => formatPercent(value, 3)}
          />
          <Readout
            name={words.outputs.bias}
            value={summary.bias}
            format={(value) => signedPercent(value, 3)}
          />
          {summary.coverage !== null && (
            <Readout
              name={words.outputs.coverage}
              value={summary.coverage}
              format={(value) => formatPercent(value, 3)}
            />
          )}
        </div>
      </div>
    </>
  );
}

const Body = memo(function Body(
  props: Cutoffs & {
    readonly size: Size;
    readonly series: ReturnType<typeof backtestSeries>;
    readonly fold: Answer['folds'][number];
    readonly named: NamedRows;
  },
) {
  const { size, series, fold, named, cutoffs, cutoff, onCutoff } = props;
  const layout = useMemo(
    () => backtestLayout(series, (value) => formatFlops(value, 2), size.width, size.height),
    [series, size.width, size.height],
  );
  const text = useMemo(
    () => ({
      xTitle: words.axisC,
      yTitle: words.axisError,
      fitted: words.fitted,
      foretold: words.foretold,
      row: (row: number) => {
        const run = fold.runs.find((held) => held.row === row);
        return words.row(named.describe(row), run?.error ?? Number.NaN);
      },
    }),
    [fold, named],
  );
  const x = layout.x.toPixel(Math.log10(cutoff));
  const ends = [cutoffs[0] ?? cutoff, cutoffs.at(-1) ?? cutoff] as const;
  return (
    <>
      <BacktestPlot layout={layout} cutoff={x} words={text} />
      <PlotHandle
        name={words.handle}
        x={x}
        y={layout.frame.top}
        value={cutoff}
        range={ends}
        say={words.cutoff(cutoff)}
        orientation="horizontal"
        shape="grip"
        onDrag={(px) => onCutoff(nearest(cutoffs, 10 ** layout.x.fromPixel(px)) ?? cutoff)}
        onStep={(value) => onCutoff(step(cutoffs, cutoff, value))}
        onGestureEnd={nothing}
      />
    </>
  );
});

const nothing = (): void => {};

function nearest(cutoffs: readonly number[], wanted: number): number | undefined {
  return cutoffs.reduce<number | undefined>(
    (best, cutoff) =>
      best === undefined || Math.abs(Math.log(cutoff / wanted)) < Math.abs(Math.log(best / wanted))
        ? cutoff
        : best,
    undefined,
  );
}

/** A key moves by at least one cutoff: they lie further apart than its step. */
function step(cutoffs: readonly number[], from: number, wanted: number): number {
  const at = cutoffs.indexOf(from);
  const near = nearest(cutoffs, wanted) ?? from;
  if (near !== from || wanted === from) return near;
  return cutoffs[wanted > from ? at + 1 : at - 1] ?? from;
}
