import { rollOut } from '../../../../messages/fit-tabs-worked';
import type { PlotTable } from '../../../../plots';
import type { AnalysisHandle } from '../../../../state';
import type { NamedRows } from '../work';

/** Every run that was foretold, with what was said of it. */
export function backtestTable(
  { folds }: NonNullable<AnalysisHandle<'backtest'>['result']>,
  named: NamedRows,
): PlotTable {
  const { columns } = rollOut;
  return {
    columns: [
      { label: columns.run, unit: '' },
      { label: columns.params, unit: columns.count },
      { label: columns.tokens, unit: columns.count },
      { label: columns.compute, unit: 'FLOPs' },
      { label: columns.measured, unit: 'nats/token' },
      { label: columns.predicted, unit: 'nats/token' },
      { label: columns.low, unit: 'nats/token' },
      { label: columns.high, unit: 'nats/token' },
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
