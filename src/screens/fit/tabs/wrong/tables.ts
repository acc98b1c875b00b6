import { influence, residuals as words } from '../../../../messages/fit-tabs-wrong';
import type { PlotTable } from '../../../../plots';
import type { NamedRows } from '../work';
import type { ResidualAnswer } from './shared';

const { columns } = words;

const runColumns = [
  { label: columns.run, unit: '' },
  { label: columns.params, unit: columns.count },
  { label: columns.tokens, unit: columns.count },
] as const;

const runCells = ({ dataset, rows, name }: NamedRows, place: number): (string | number)[] => {
  const row = rows[place] as number;
  return [name(place), dataset.N[row] as number, dataset.D[row] as number];
};

/** Every run with what was measured, what the law says, and how it counts. */
export function residualTable(
  answer: ResidualAnswer,
  named: NamedRows,
  lossUnit: string,
): PlotTable {
  const { observed, predicted, residual, standardised, leverage, linear, space } = answer;
  return {
    columns: [
      ...runColumns,
      { label: columns.measured, unit: lossUnit },
      { label: columns.predicted, unit: lossUnit },
      { label: columns.residual, unit: space === 'log-loss' ? 'log' : lossUnit },
      { label: columns.standardised, unit: '' },
      { label: columns.leverage, unit: '' },
      { label: columns.part, unit: '' },
    ],
    rows: Array.from(residual, (value, place) => [
      ...runCells(named, place),
      observed[place] as number,
      predicted[place] as number,
      value,
      standardised[place] as number,
      leverage[place] as number,
      linear[place] === 0 ? columns.quadratic : columns.linear,
    ]),
  };
}

export function quantileTable({ quantiles }: ResidualAnswer, named: NamedRows): PlotTable {
  const { expected, found, rows } = quantiles;
  return {
    columns: [
      ...runColumns,
      { label: columns.expected, unit: '' },
      { label: columns.standardised, unit: '' },
    ],
    rows: Array.from(rows, (place, k) => [
      ...runCells(named, place),
      expected[k] as number,
      found[k] as number,
    ]),
  };
}

export function influenceTable(
  bars: readonly { readonly row: number; readonly move: number }[],
  named: NamedRows,
  lossUnit: string,
): PlotTable {
  return {
    columns: [...runColumns, { label: influence.columns.move, unit: lossUnit }],
    rows: bars.map(({ row, move }) => [...runCells(named, row), move]),
  };
}
