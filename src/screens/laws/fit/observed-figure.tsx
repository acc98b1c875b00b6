import { memo, useMemo } from 'react';
import { type ParameterSet, toVector } from '../../../core/laws';
import { fitPanel } from '../../../messages/fit-panel';
import { plotFrame } from '../../../messages/plots';
import {
  ObservedPlot,
  type ObservedSeries,
  observedLayout,
  observedSeries,
  PlotFrame,
  type PlotTable,
  type Size,
} from '../../../plots';
import type { LawFitResult } from '../../../state';
import { formatValue } from '../format';
import { predictRows } from './closest-preset';
import styles from './fit.module.css';

const words = fitPanel.plot;

/** Predicted against measured responses of the rows of a fit. */
export function ObservedFigure(props: {
  readonly result: LawFitResult;
  readonly preset: ParameterSet | null;
  readonly stale: boolean;
}) {
  const { result, preset, stale } = props;
  const { law } = result.model;
  const [{ name }] = law.outputs;
  const series = useMemo(
    () =>
      observedSeries(
        result.bound.response,
        predictRows(result, result.model.parameters),
        ...(preset ? [predictRows(result, toVector(law, preset.values))] : []),
      ),
    [result, law, preset],
  );
  const { worst, middle } = series;
  const rows = result.bound.rows.length;
  return (
    <PlotFrame
      id={`observed-${law.id.replaceAll('/', '-')}`}
      className={styles.figure}
      title={words.title({ worst, middle, rows, response: name })}
      subtitle={words.subtitle(result.source.title, preset?.label ?? null)}
      alternative={words.alternative(rows, worst)}
      table={() => tableOf(result, series, preset)}
      labels={plotFrame}
      stale={stale}
    >
      {(size) => <Body size={size} series={series} result={result} />}
    </PlotFrame>
  );
}

const Body = memo(function Body(props: {
  readonly size: Size;
  readonly series: ObservedSeries;
  readonly result: LawFitResult;
}) {
  const { size, series, result } = props;
  const [{ name, unit }] = result.model.law.outputs;
  const layout = useMemo(
    () => observedLayout(series, (value) => formatValue(value, unit, 2), size.width, size.height),
    [series, unit, size.width, size.height],
  );
  const write = (value: number | undefined): string => formatValue(value ?? Number.NaN, unit, 4);
  return (
    <ObservedPlot
      layout={layout}
      words={{
        xTitle: words.measured(size.width < 420 ? '' : name, unit),
        yTitle: words.predicted,
        equality: words.equality,
        row: (row) =>
          words.row(
            (result.bound.rows[row] ?? 0) + 1,
            write(series.observed[row]),
            write(series.predicted[row]),
          ),
      }}
    />
  );
});

function tableOf(
  { bound, model }: LawFitResult,
  { observed, predicted, published }: ObservedSeries,
  preset: ParameterSet | null,
): PlotTable {
  const { law } = model;
  const [{ unit }] = law.outputs;
  const { columns } = words;
  return {
    columns: [
      { label: columns.row, unit: '' },
      ...law.variables.map(({ name, unit: own }) => ({ label: name, unit: own })),
      { label: columns.measured, unit },
      { label: columns.fitted, unit },
      { label: columns.residual, unit: '' },
      ...(published ? [{ label: preset?.label ?? '', unit }] : []),
    ],
    rows: Array.from(observed, (value, row) => [
      (bound.rows[row] ?? 0) + 1,
      ...bound.variables.map((column) => column[row] as number),
      value,
      predicted[row] as number,
      (predicted[row] as number) / value - 1,
      ...(published ? [published[row] as number] : []),
    ]),
  };
}
