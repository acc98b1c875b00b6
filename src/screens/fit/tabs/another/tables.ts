import type { MultiverseAnswer } from '../../../../core/diagnose';
import { approaches, multiverse } from '../../../../messages/fit-tabs-another';
import type { PlotTable } from '../../../../plots';
import type { AnalysisHandle } from '../../../../state';
import type { Entry } from './adopt';

/** The approaches, then every minimum of a budget. */
export function approachesTable(
  result: NonNullable<AnalysisHandle<'approaches'>['result']>,
): PlotTable {
  const { columns, methods } = approaches;
  return {
    columns: [
      { label: columns.method, unit: '' },
      { label: columns.exponent, unit: '' },
      { label: columns.compute, unit: 'FLOPs' },
      { label: columns.size, unit: columns.count },
      { label: columns.low, unit: columns.count },
      { label: columns.high, unit: columns.count },
    ],
    rows: [
      ...result.approaches.map(({ method, exponent, params, paramsInterval }) => [
        methods[method],
        exponent,
        '',
        params,
        paramsInterval?.low ?? '',
        paramsInterval?.high ?? '',
      ]),
      ...result.parabolas.budgets.map(({ compute, params, paramsInterval }) => [
        methods.parabolas,
        '',
        compute,
        params,
        paramsInterval?.low ?? '',
        paramsInterval?.high ?? '',
      ]),
    ],
  };
}

/** Every specification with its choices, least answer first. */
export function multiverseTable(
  answer: MultiverseAnswer,
  ordered: readonly Entry[],
  titleOf: (law: string) => string,
): PlotTable {
  const { columns, objectives, sayFloor, sayLoss, sayRows, saySize } = multiverse;
  return {
    columns: [
      { label: columns.answer, unit: '' },
      { label: columns.law, unit: '' },
      { label: columns.objective, unit: '' },
      { label: columns.delta, unit: '' },
      { label: columns.floor, unit: '' },
      { label: columns.rows, unit: '' },
      { label: columns.size, unit: '' },
      { label: columns.loss, unit: '' },
      { label: columns.count, unit: '' },
    ],
    rows: ordered.map(({ answers, choice }) => [
      answers[answer],
      titleOf(choice.law) || choice.law,
      objectives[choice.objective],
      choice.delta ?? '',
      sayFloor(choice.floor),
      sayRows(choice.rows),
      saySize(choice.size),
      sayLoss(choice.loss),
      choice.indices.length,
    ]),
  };
}
