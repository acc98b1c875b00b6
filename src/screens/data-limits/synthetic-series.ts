import { predict } from '../../core/laws';
import { type LimitsCurve, type LimitsDot, limitsSeries } from '../../plots';
import {
  type AppState,
  type Model,
  memo,
  selectSettledLimits,
  selectSyntheticModel,
  selectSyntheticRows,
} from '../../state';
import { half } from './series';

/** Accuracy in percent at log10 tokens. */
const accuracyAt = ({ law }: Model, logD: number, p: Float64Array): number =>
  100 * (1 - predict(law, { D: 10 ** logD }, p));

/** Accuracy over synthetic tokens: the law with its plateau, and the rows, those of its own size in its colour. */
export const selectSyntheticSeries = memo(
  (state: AppState) =>
    [
      selectSyntheticModel(state),
      selectSyntheticRows(state),
      selectSettledLimits(state).unique,
      state.explorer.out,
    ] as const,
  (model, rows, unique, out) => {
    const groups = rows?.groups ?? [];
    const misses = groups.map(({ bound }) => (model ? meanMiss(model, bound) : 0));
    const own = misses.indexOf(Math.min(...misses));
    const dots = groups.flatMap(({ label, bound }, g) =>
      Array.from(
        bound.rows,
        (row, i): LimitsDot => ({
          ...{ row, group: label },
          x: Math.log10(bound.variables[0]?.[i] as number),
          y: 100 * (1 - (bound.response[i] as number)),
          tone: g === own ? 'prediction' : 'second',
          included: !rows?.inView || !out.includes(row),
        }),
      ),
    );
    const places = [...dots.map(({ x }) => x), Math.log10(unique)];
    const x = [
      half(Math.min(...places) - 0.3, Math.floor),
      half(Math.max(...places) + 0.3, Math.ceil),
    ] as const;
    const [low, high] = model?.law.validity.ranges.D ?? [0, 0];
    const valid = [Math.log10(low), Math.log10(high)] as const;
    const lines = model
      ? limitsSeries(
          [
            {
              ...({ key: 'law', label: '', tone: 'chosen', valid } as const),
              ...{ parameters: model.parameters, draws: model.draws },
              at: (logD, p) => accuracyAt(model, logD, p),
            } satisfies LimitsCurve,
            {
              ...({ key: 'plateau', label: '', tone: 'free', valid: null } as const),
              parameters: model.parameters,
              at: (_, p) => accuracyAt(model, 40, p),
            } satisfies LimitsCurve,
          ],
          x,
        )
      : [];
    const values = [...dots.map(({ y }) => y), ...lines.flatMap((line) => [...line.y])];
    const [least, most] = [Math.min(100, ...values), Math.max(0, ...values)];
    return { model, dots, lines, x, y: [least - 2, Math.max(least + 10, most + 2)] as const };
  },
);

interface Bound {
  readonly variables: readonly Float64Array[];
  readonly response: Float64Array;
}

function meanMiss(model: Model, { variables, response }: Bound): number {
  let sum = 0;
  for (const [i, error] of response.entries()) {
    const D = variables[0]?.[i] as number;
    sum += Math.abs(error - predict(model.law, { D }, model.parameters));
  }
  return sum / response.length;
}
