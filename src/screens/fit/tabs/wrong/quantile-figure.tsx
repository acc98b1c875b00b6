import { memo, useMemo } from 'react';
import { formatPlain } from '../../../../core/units';
import { residuals, quantiles as words } from '../../../../messages/fit-tabs-wrong';
import { plotFrame } from '../../../../messages/plots';
import {
  PlotFrame,
  quantileSeries,
  type RunPoints,
  RunPointsPlot,
  runPointsLayout,
  type Size,
} from '../../../../plots';
import { type NamedRows, useNamedRows } from '../work';
import { placeOf, placesOf, type ResidualWork, type SharedProps, unitOf } from './shared';
import { quantileTable } from './tables';
import styles from './wrong.module.css';

/** Whether the residuals have a normal's tails. */
export function QuantileFigure({ work, ...shared }: SharedProps & { readonly work: ResidualWork }) {
  const { result, stale } = work;
  const named = useNamedRows(result, stale);
  const series = useMemo(
    () => (result ? quantileSeries(result.quantiles, result.linear) : null),
    [result],
  );
  if (!result || !named || !series) return null;
  const { found } = result.quantiles;
  const beyond = found.reduce((sum, value) => sum + (Math.abs(value) > 2 ? 1 : 0), 0);
  const unit = unitOf(result);
  const scale = result.scale * (unit === 'log-loss' ? 100 : 1);
  return (
    <div className={styles.figure}>
      <PlotFrame
        id="quantiles"
        className={styles.plot}
        title={words.title(beyond / found.length)}
        subtitle={words.subtitle(residuals.size(scale, unit), result.scaleFrom)}
        alternative={words.alternative(found[0] ?? 0, found[found.length - 1] ?? 0)}
        table={() => quantileTable(result, named)}
        labels={plotFrame}
        stale={stale}
      >
        {(size) => <Body size={size} series={series} named={named} {...shared} />}
      </PlotFrame>
    </div>
  );
}

const Body = memo(function Body(
  props: SharedProps & {
    readonly size: Size;
    readonly series: RunPoints;
    readonly named: NamedRows;
  },
) {
  const { size, series, named, active, picked, onActive, onPick, onExclude } = props;
  const layout = useMemo(
    () => runPointsLayout(series, (value) => formatPlain(value), size.width, size.height),
    [series, size.width, size.height],
  );
  const text = useMemo(
    () => ({
      xTitle: words.axisX,
      yTitle: words.axisY,
      group: words.group,
      reference: words.line,
      row: (place: number) => words.row(named.describe(place), series.y[place] ?? 0),
    }),
    [named, series],
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
