import { memo, useMemo, useState } from 'react';
import { textAt } from '../../../../core/data';
import { type FitProblem, objectiveAt } from '../../../../core/fit';
import { type Law, predict, toVector } from '../../../../core/laws';
import { optimalPlan } from '../../../../core/optimum';
import { formatPlain } from '../../../../core/units';
import { byHand as words } from '../../../../messages/fit-tabs-hand';
import { plotFrame } from '../../../../messages/plots';
import {
  ObservedPlot,
  type ObservedSeries,
  observedLayout,
  observedSeries,
  PlotFrame,
  type Size,
} from '../../../../plots';
import { selectDataset, selectLossUnit, selectSettledPoint, useAppState } from '../../../../state';
import { Button, Readout } from '../../../../ui';
import { type ShownFit, selectShownFit, selectShownProblem } from '../../shown-fit';
import styles from './another.module.css';
import own from './hand.module.css';
import { type HandRange, HandSlider } from './hand-slider';

/** Parameters dragged by hand: what the objective, the predictions and the forecast say to it, at once. */
export function ByHandSection() {
  const shown = useAppState(selectShownFit);
  const problem = useAppState(selectShownProblem);
  if (!shown) return null;
  return (
    <section className={styles.section} aria-label={words.heading}>
      <div className={styles.head}>
        <h2 className={styles.heading}>{words.heading}</h2>
      </div>
      {problem ? (
        <ByHand key={shown.model.law.id} shown={shown} problem={problem} />
      ) : (
        <p className={styles.quiet}>{words.none}</p>
      )}
    </section>
  );
}

function ByHand({ shown, problem }: { readonly shown: ShownFit; readonly problem: FitProblem }) {
  const { fit, settings, model } = shown;
  const { law } = model;
  const [moved, setMoved] = useState<Readonly<Record<string, number>>>({});
  const point = useAppState(selectSettledPoint);
  const unit = useAppState(selectLossUnit);
  const ranges = useMemo(() => handRanges(law, fit.parameters, problem), [law, fit, problem]);
  const value = useMemo(() => objectiveAt(problem, settings), [problem, settings]);
  const values = { ...fit.parameters, ...moved };
  const parameters = useMemo(
    () => toVector(law, { ...fit.parameters, ...moved }),
    [law, fit, moved],
  );
  const isMoved = Object.keys(moved).length > 0;
  const here = isMoved ? value(parameters) : fit.value;
  const over = here / fit.value;
  return (
    <div className={own.pair}>
      <div className={own.controls}>
        <p className={styles.quiet}>{words.hint}</p>
        {ranges.map((range) => (
          <HandSlider
            key={range.id}
            of={range}
            value={values[range.id] as number}
            over={over}
            onMove={(next) => setMoved((before) => ({ ...before, [range.id]: next }))}
          />
        ))}
        <div>
          <Button disabled={!isMoved} onClick={() => setMoved({})}>
            {words.snap}
          </Button>
        </div>
        <div>
          <Readout name={words.outputs.objective} value={here} format={words.writeObjective} />
          <Readout name={words.outputs.ratio} value={over} format={words.writeRatio} />
          {point && (
            <>
              <Readout
                name={words.outputs.loss}
                value={predict(law, { N: point.N, D: point.D }, parameters)}
                format={words.writeLoss}
                unit={unit}
              />
              <Readout
                name={words.outputs.params}
                value={optimalPlan(law, parameters, point.C).N}
                format={words.writeParams}
              />
            </>
          )}
        </div>
      </div>
      <Figure shown={shown} problem={problem} parameters={parameters} over={over} unit={unit} />
    </div>
  );
}

/**
 * Sliders reach a factor of ten from the fit for factors, the whole bounds for the rest where those are finite; a
 * floor lies below every loss.
 */
function handRanges(
  law: Law,
  fitted: Readonly<Record<string, number>>,
  { response }: FitProblem,
): HandRange[] {
  const least = response.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  return law.parameters.map(({ id, transform, bounds }): HandRange => {
    const at = fitted[id] as number;
    const log = transform === 'log' && at > 0;
    const [low, high] = bounds;
    if (log) return { id, log, bounds, range: [Math.max(low, at / 10), Math.min(high, at * 10)] };
    const reach = id === 'E' ? least : 3 * Math.abs(at) || 1;
    return {
      id,
      log,
      bounds,
      range: [
        Number.isFinite(low) ? low : at - reach,
        Number.isFinite(high) ? high : id === 'E' ? least : at + reach,
      ],
    };
  });
}

/** Dots beyond this say nothing more, and cannot follow a hand. */
const MOST_DOTS = 600;

function Figure(props: {
  readonly shown: ShownFit;
  readonly problem: FitProblem;
  readonly parameters: Float64Array;
  readonly over: number;
  readonly unit: string;
}) {
  const { shown, problem, parameters, over, unit } = props;
  const { law } = shown.model;
  const dataset = useAppState(selectDataset);
  const places = useMemo(() => choosePlaces(problem.response.length), [problem]);
  const best = useMemo(() => {
    const observed = Float64Array.from(places, (i) => problem.response[i] as number);
    return observedSeries(
      observed,
      predictAt(law, problem, places, toVector(law, shown.fit.parameters)),
    );
  }, [law, problem, places, shown]);
  const series = useMemo((): ObservedSeries => {
    const predicted = predictAt(law, problem, places, parameters);
    // The axes rest: dots that leave them are not drawn.
    return {
      ...observedSeries(best.observed, predicted, best.predicted),
      log: best.log,
      range: best.range,
    };
  }, [law, problem, places, parameters, best]);
  const nameOf = (k: number): string =>
    (dataset && textAt(dataset.names, shown.rows[places[k] as number] ?? -1)) || String(k + 1);
  return (
    <PlotFrame
      id="by-hand"
      className={own.plot}
      title={words.title(over, series.middle)}
      subtitle={words.subtitle(places.length, problem.response.length)}
      alternative={words.alternative(series.worst)}
      table={() => ({
        columns: [
          { label: words.columns.run, unit: '' },
          { label: words.columns.measured, unit },
          { label: words.columns.hand, unit },
          { label: words.columns.fit, unit },
        ],
        rows: Array.from(series.observed, (observed, k) => [
          nameOf(k),
          observed,
          series.predicted[k] as number,
          best.predicted[k] as number,
        ]),
      })}
      labels={plotFrame}
    >
      {(size) => <Body size={size} series={series} unit={unit} nameOf={nameOf} />}
    </PlotFrame>
  );
}

const Body = memo(
  function Body(props: {
    readonly size: Size;
    readonly series: ObservedSeries;
    readonly unit: string;
    readonly nameOf: (k: number) => string;
  }) {
    const { size, series, unit, nameOf } = props;
    const layout = useMemo(
      () => observedLayout(series, (x) => formatPlain(x, 3), size.width, size.height),
      [series, size.width, size.height],
    );
    return (
      <ObservedPlot
        layout={layout}
        words={{
          xTitle: words.x(unit),
          yTitle: words.y(unit),
          equality: words.equality,
          row: (k) =>
            words.row(nameOf(k), series.observed[k] as number, series.predicted[k] as number),
        }}
      />
    );
  },
  (before, after) =>
    before.size === after.size && before.series === after.series && before.unit === after.unit,
);

/** All rows, or every so manieth of many. */
function choosePlaces(count: number): Int32Array {
  const step = Math.max(1, Math.ceil(count / MOST_DOTS));
  return Int32Array.from({ length: Math.ceil(count / step) }, (_, k) => k * step);
}

function predictAt(
  law: Law,
  { variables }: FitProblem,
  places: Int32Array,
  parameters: Float64Array,
): Float64Array {
  const features = new Float64Array(law.variables.length);
  return Float64Array.from(places, (row) => {
    law.variables.forEach(({ scale }, j) => {
      const value = variables[j]?.[row] as number;
      features[j] = scale === 'log' ? Math.log(value) : value;
    });
    return law.evaluate(features, parameters);
  });
}
