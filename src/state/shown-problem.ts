import type { Dataset } from '../core/data';
import type { FitProblem } from '../core/fit';
import { toColumns } from './columns';
import type { ShownFit } from './store';

/** The rows of a shown fit as the problem it solved. */
export function problemOf(
  { request, model }: ShownFit,
  dataset: Dataset,
  weights: string,
): FitProblem {
  const { law } = model;
  const columns = toColumns(dataset, request, weights);
  const pick = (column: Float64Array): Float64Array =>
    Float64Array.from(request.rows, (row) => column[row] as number);
  const named = request.formula?.variables;
  const { standardErrors } = columns;
  return {
    law,
    variables: law.variables.map(({ id }) => {
      const name = named?.find((each) => each.name === id)?.column ?? id;
      return pick(columns.variables[name] ?? new Float64Array(0));
    }),
    response: pick(columns.response),
    ...(request.weighted && standardErrors ? { standardErrors: pick(standardErrors) } : {}),
  };
}
