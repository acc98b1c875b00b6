import { laws as lawWords, shapes } from '../../messages/schedule';
import type { PlotTable } from '../../plots';
import {
  type AppState,
  selectAdvice,
  selectClasses,
  selectCrossing,
  selectStepsRows,
} from '../../state';
import { foundCrossing } from './classes-series';
import { selectCourseLines, selectStepsDots, selectTradeOff } from './series';

/** Table twins of the plots. */

const column = (label: string, unit = '') => ({ label, unit });

export function coursesTable(state: AppState): PlotTable {
  const { others, chosen } = selectCourseLines(state);
  return {
    columns: [column('course'), column('tokens seen', 'tokens'), column('learning rate')],
    rows: [...chosen, ...others].flatMap(({ key, x, y }) =>
      Array.from(x, (n, i) => [
        shapes.names[key as keyof typeof shapes.names],
        n,
        n === 0 ? 0 : 10 ** (y[i] as number),
      ]),
    ),
  };
}

const rangeOf = (ranges: Readonly<Record<string, readonly [number, number]>>): string =>
  Object.entries(ranges)
    .map(([id, [low, high]]) => `${id} ${low} to ${high}`)
    .join('; ');

export function lawsTable(state: AppState): PlotTable {
  return {
    columns: [
      column('law'),
      column('quantity'),
      column('value'),
      column('fitted on'),
      column('times outside'),
    ],
    rows: selectAdvice(state).flatMap(({ id, lr, batch }) =>
      (
        [
          [lawWords.lr, lr],
          [lawWords.batch, batch],
        ] as const
      ).flatMap(([quantity, said]) =>
        said
          ? [
              [
                lawWords.names[id],
                quantity,
                said.value,
                rangeOf(said.ranges),
                said.beyond?.factor ?? 1,
              ],
            ]
          : [],
      ),
    ),
  };
}

export function stepsTable(state: AppState): PlotTable {
  const rows = selectStepsRows(state);
  const dots = selectStepsDots(state);
  const [line] = selectTradeOff(state).chosen;
  return {
    columns: [
      column('what'),
      column('batch', 'tokens'),
      column('steps', 'steps'),
      column('examples', 'tokens'),
    ],
    rows: [
      ...dots.map(({ x, y, included }, i) => [
        included ? 'row' : 'row left out',
        rows?.bound.variables[0]?.[i] ?? Number.NaN,
        10 ** x,
        10 ** y,
      ]),
      ...Array.from(line?.x ?? [], (x, i) => {
        const y = line?.y[i] as number;
        return ['law', 10 ** (y - x), 10 ** x, 10 ** y];
      }),
    ],
  };
}

export function classesTable(state: AppState): PlotTable {
  const classes = selectClasses(state);
  const found = foundCrossing(selectCrossing(state));
  const out = classes?.inView ? state.explorer.out : [];
  return {
    columns: [
      column('what'),
      column(classes?.x.name ?? 'x', classes?.x.unit ?? ''),
      column(classes?.y.name ?? 'y', classes?.y.unit ?? ''),
    ],
    rows: [
      ...(classes?.rows ?? []).map(({ row, label, x, y }) => [
        out.includes(row) ? `${label}, left out` : label,
        x,
        y,
      ]),
      ...(found ? [['crossing', found.x, found.y]] : []),
    ],
  };
}
