import { rollOut } from '../../../../messages/fit-tabs-worked';
import type { PlotTable } from '../../../../plots';
import type { AnalysisHandle } from '../../../../state';
import type { NamedRows } from '../work';

/** Every run that was foretold, with what was said of it. */
export function backtestTable(
  { folds }: NonNullable<AnalysisHandle<'backtest'>['result']>,
  named: NamedRows,
  lossUnit: string,
): PlotTable {
  const { columns } = rollOut;
  return {
    columns: [
      { label: columns.run, unit: '' },
      { label: columns.params, unit: columns.count },
      { label: columns.tokens, unit: columns.count },
      { label: columns.compute, unit: 'FLOPs' },
      { label: columns.measured, unit: lossUnit },
      { label: columns.predicted, unit: lossUnit },
      { label: columns.low, unit: lossUnit },
      { label: columns.high, unit: lossUnit },
      { label: columns.error, unit: '' },
    ],
    rows: folds.flatMap(({ runs }) =>
      runs.map(
        ({ row, params, tokens, compute, observed, predicted, predictionInterval, error }) => [
          named.name(row),
          params,
          tokens,
          compute,
          observed,
          predicted,
          predictionInterval?.low ?? '',
          predictionInterval?.high ?? '',
          error,
        ],
      ),
    ),
  };
}
