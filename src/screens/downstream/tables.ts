import { taskName, tableWords as words } from '../../messages/downstream';
import type { PlotTable } from '../../plots';
import {
  type AppState,
  errorOf,
  lossOf,
  selectDownstreamModels,
  selectDownstreamRuns,
  selectSplit,
  selectTaskErrors,
  selectTaskFits,
} from '../../state';
import { selectErrorLine, selectHeroLines, selectHeroOwn, selectUnit, standings } from './series';

/** Table twins of the plots. */

const column = (label: string, unit = '') => ({ label, unit });

export function heroTable(state: AppState): PlotTable {
  const runs = selectDownstreamRuns(state);
  const split = selectSplit(state);
  const p = selectDownstreamModels(state)?.loss.parameters;
  const own = selectHeroOwn(state).map((line) => ({ ...line, label: 'yours' }));
  return {
    columns: [
      column(words.run),
      column(words.standing),
      column(words.params, 'parameters'),
      column(words.tokens, 'tokens'),
      column(words.compute, 'FLOPs'),
      column(words.loss, selectUnit(state)),
      column(words.predictedLoss, selectUnit(state)),
    ],
    rows: [
      ...(runs
        ? standings(runs, split, 'loss').map((standing, i) => {
            const [N, D] = [runs.N[i] as number, runs.D[i] as number];
            return [
              ...[runs.names[i] ?? '', standing, N, D, 6 * N * D, runs.loss[i] as number],
              p ? lossOf(p, N, D) : Number.NaN,
            ];
          })
        : []),
      ...[...own, ...selectHeroLines(state)].flatMap(({ label, x, y }) =>
        Array.from(x, (at, i) => [
          ...[`${words.curve} ${label}`, '', Number.NaN, Number.NaN, 10 ** at, Number.NaN],
          10 ** (y[i] as number),
        ]),
      ),
    ],
  };
}

export function errorTable(state: AppState): PlotTable {
  const runs = selectDownstreamRuns(state);
  const errors = selectTaskErrors(state);
  const split = selectSplit(state);
  const q = selectDownstreamModels(state)?.error?.parameters;
  return {
    columns: [
      column(words.run),
      column(words.standing),
      column(words.loss, selectUnit(state)),
      column(words.error, 'share'),
      column(words.predictedError, 'share'),
    ],
    rows: [
      ...(runs && errors
        ? standings(runs, split, 'error').map((standing, i) => {
            const loss = runs.loss[i] as number;
            return [
              ...[runs.names[i] ?? '', standing, loss, errors.values[i] as number],
              q ? errorOf(q, loss) : Number.NaN,
            ];
          })
        : []),
      ...selectErrorLine(state).flatMap(({ x, y }) =>
        Array.from(x, (at, i) => [words.curve, '', at, Number.NaN, y[i] as number]),
      ),
    ],
  };
}

export function tasksTable(state: AppState): PlotTable {
  return {
    columns: [
      column(words.task),
      column(words.explained),
      column(words.verdict),
      column('eps', 'share'),
      column('k', 'share'),
      column('gamma', '1/nat'),
    ],
    rows: selectTaskFits(state).map(({ errors, explained, verdict, model }) => [
      ...[taskName(errors.id, 0), explained, verdict ?? ''],
      ...(model ? Array.from(model.parameters) : [Number.NaN, Number.NaN, Number.NaN]),
    ]),
  };
}
