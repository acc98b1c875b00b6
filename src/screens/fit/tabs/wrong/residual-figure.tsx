import { memo, useMemo, useState } from 'react';
import { formatCount, formatFlops, formatPlain } from '../../../../core/units';
import { residuals as words } from '../../../../messages/fit-tabs-wrong';
import { plotFrame } from '../../../../messages/plots';
import {
  PlotFrame,
  type RunPoints,
  RunPointsPlot,
  rankTrend,
  residualSeries,
  runPointsLayout,
  type Size,
} from '../../../../plots';
import { selectLossUnit, useAppState } from '../../../../state';
import { SelectField } from '../../../../ui';
import { type NamedRows, useNamedRows, WorkStatus } from '../work';
import {
  placeOf,
  placesOf,
  type ResidualUnit,
  type ResidualWork,
  type SharedProps,
  unitOf,
} from './shared';
import { residualTable } from './tables';
import styles from './wrong.module.css';

type Quantity = keyof typeof words.quantities;

const formats: Readonly<Record<Quantity, (value: number) => string>> = {
  N: (value) => formatCount(value, 2),
  D: (value) => formatCount(value, 2),
  C: (value) => formatFlops(value, 2),
  ratio: (value) => formatPlain(value, 2),
};

/** Residuals of every run over a quantity of the design, those in Huber's linear part hollow. */
export function ResidualFigure({ work, ...shared }: SharedProps & { readonly work: ResidualWork }) {
  const [over, setOver] = useState<Quantity>('N');
  const { result, stale } = work;
  const named = useNamedRows(result, stale);
  const lossUnit = useAppState(selectLossUnit);
  const objective = useAppState(({ fitting }) => fitting.shown?.request.settings ?? null);
  const view = useMemo(() => {
    if (!result || !named || !objective) return null;
    const { N, D } = named.dataset;
    const quantity = Float64Array.from(named.rows, (row) => {
      const [n, d] = [N[row] as number, D[row] as number];
      return over === 'N' ? n : over === 'D' ? d : over === 'C' ? 6 * n * d : d / n;
    });
    const unit = unitOf(result);
    // Log residuals are read as percent.
    const factor = unit === 'log-loss' ? 100 : 1;
    const residual = result.residual.map((value) => factor * value);
    const delta = objective.objective.startsWith('huber') ? factor * objective.delta : null;
    const series = residualSeries(quantity, residual, result.linear, delta);
    const sizes = residual.map(Math.abs).sort();
    return {
      unit,
      delta,
      residual,
      series,
      trend: rankTrend(series.x, residual),
      middle: sizes[sizes.length >> 1] ?? 0,
      linear: result.linear.reduce((sum, part) => sum + Math.abs(part), 0),
    };
  }, [result, named, objective, over]);
  const status = <WorkStatus what={words.group} work={work} />;
  if (!view || !result || !named) return <div className={styles.figure}>{status}</div>;
  const { unit, delta, residual, series, trend, middle, linear } = view;
  const count = residual.length;
  const name = words.quantities[over];
  return (
    <div className={styles.figure}>
      <PlotFrame
        id="residuals"
        className={styles.plot}
        title={words.title(words.size(middle, unit), trend, name)}
        subtitle={words.subtitle(linear, count, delta === null ? null : words.size(delta, unit))}
        alternative={words.alternative(
          count,
          name,
          words.write(Math.min(...residual), unit),
          words.write(Math.max(...residual), unit),
        )}
        table={() => residualTable(result, named, lossUnit)}
        labels={plotFrame}
        stale={stale}
        actions={
          <SelectField
            label={words.against}
            value={over}
            options={words.options}
            onChange={(value) => setOver(value as Quantity)}
          />
        }
      >
        {(size) => (
          <Body size={size} series={series} over={over} unit={unit} named={named} {...shared} />
        )}
      </PlotFrame>
      {status}
    </div>
  );
}

const Body = memo(function Body(
  props: SharedProps & {
    readonly size: Size;
    readonly series: RunPoints;
    readonly over: Quantity;
    readonly unit: ResidualUnit;
    readonly named: NamedRows;
  },
) {
  const { size, series, over, unit, named, active, picked, onActive, onPick, onExclude } = props;
  const lossUnit = useAppState(selectLossUnit);
  const layout = useMemo(
    () => runPointsLayout(series, formats[over], size.width, size.height),
    [series, over, size.width, size.height],
  );
  const text = useMemo(
    () => ({
      xTitle: words.quantities[over],
      yTitle: words.axis(unit, lossUnit),
      group: words.group,
      row: (place: number) =>
        words.row(
          named.describe(place),
          words.write(series.y[place] ?? 0, unit),
          series.hollow[place] === 1,
        ),
    }),
    [over, unit, lossUnit, named, series],
  );
  return (
    <RunPointsPlot
      layout={layout}
      active={placeOf(named, active)}
      picked={placesOf(named, picked)}
      words={text}
      onPress={(place) => onExclude(named.rows[place] as number)}
      onPick={(place) => onPick(named.rows[place] as number)}
      onHover={(place) => onActive(place === null ? null : (named.rows[place] as number))}
    />
  );
});
