import { findLaw, type Law } from '../../core/laws';
import { rateAt } from '../../core/schedule';
import { laws as lawWords, shapes } from '../../messages/schedule';
import { courseLine, type LimitsDot, type ScheduleLawRow, tradeOffLine } from '../../plots';
import {
  type Advice,
  type AppState,
  memo,
  publishedSteps,
  selectAdvice,
  selectBatchModel,
  selectCourses,
  selectSettledCourses,
  selectStepsRows,
  selectTrade,
  tokensAtSteps,
} from '../../state';

/** Series of the plots, as memoised selectors. */

const half = (value: number, round: (value: number) => number): number => round(value * 2) / 2;

const powerRange = (findLaw('power-scheduler/schedule') as Law).validity.ranges.D;

/** The three other courses, then the chosen one. */
export const selectCourseLines = memo(
  (state: AppState) => [selectCourses(state)] as const,
  (courses) => {
    if (!courses) return { others: [], chosen: [] };
    const { others, chosen } = courses;
    const valid = chosen.shape === 'power' ? (powerRange ?? null) : null;
    return {
      others: others.map((course) => courseLine(course, 'other', shapes.names[course.shape], null)),
      chosen: [courseLine(chosen, 'chosen', shapes.names[chosen.shape], valid)],
    };
  },
);

/** Domain of the hero's axes, tokens and log10 rates: they rest while a hand drags. */
export const selectCourseAxes = memo(
  (state: AppState) => [selectSettledCourses(state)] as const,
  (courses) => {
    if (!courses) return { x: [0, 1] as const, y: [-4, -1] as const };
    const all = [courses.chosen, ...courses.others];
    const highest = Math.max(...all.map(({ peak }) => peak));
    const last = all
      .map((course) => rateAt(course, course.tokens))
      .filter((rate) => rate > highest / 2000);
    const lowest = Math.min(...last, highest / 20);
    return {
      x: [0, courses.chosen.tokens] as const,
      y: [Math.log10(lowest) - 0.2, Math.log10(highest) + 0.2] as const,
    };
  },
);

const beyondOf = ({ lr, batch }: Advice): string => {
  const said = [lr, batch].filter((one) => one !== null);
  const worst = said
    .map(({ beyond }) => beyond)
    .filter((beyond) => beyond !== null)
    .toSorted((a, b) => b.factor - a.factor)[0];
  if (worst) return lawWords.beyond(worst.input, worst.factor);
  const isKnown = said.some(({ ranges }) => Object.keys(ranges).length > 0);
  return isKnown ? '' : lawWords.unknown;
};

const chosenOf: Readonly<Record<string, string>> = {
  'power-scheduler': 'power',
  'step-law': 'step-law',
  'deepseek-hp': 'deepseek',
  minicpm: 'minicpm',
  'critical-batch': 'critical',
};

/** The laws side by side. */
export const selectLawRows = memo(
  (state: AppState) => [selectAdvice(state), selectTrade(state)?.law.id ?? ''] as const,
  (advice, law): readonly ScheduleLawRow[] =>
    advice.map((one) => {
      const said = (of: Advice['lr']) =>
        of && { value: of.value, span: of.span, isBeyond: of.beyond !== null };
      return {
        ...{ id: one.id, name: lawWords.names[one.id], note: beyondOf(one) },
        isChosen: chosenOf[law] === one.id,
        lr: said(one.lr),
        batch: said(one.batch),
      };
    }),
);

const stepsLaw = findLaw('critical-batch') as Law;
const stepsAt = (batch: number, p: Float64Array): number => stepsLaw.evaluate([Math.log(batch)], p);
const tokensAt = (steps: number, p: Float64Array): number => tokensAtSteps(p, steps);
const fittedBatches = (stepsLaw.validity.ranges.batch ?? [1e4, 1e7]).map(Math.log10) as [
  number,
  number,
];
const drawnBatches = [fittedBatches[0] - 0.6, fittedBatches[1] + 0.6] as const;

/** Measured steps and examples, in log10. */
export const selectStepsDots = memo(
  (state: AppState) => [selectStepsRows(state), state.explorer.out] as const,
  (rows, out): readonly LimitsDot[] => {
    if (!rows) return [];
    const [batches] = rows.bound.variables;
    return Array.from(rows.bound.rows, (row, i): LimitsDot => {
      const [batch, steps] = [batches?.[i] as number, rows.bound.response[i] as number];
      return {
        ...{ row, group: '', tone: 'measured', included: !rows.inView || !out.includes(row) },
        x: Math.log10(steps),
        y: Math.log10(batch * steps),
      };
    });
  },
);

/** The hyperbola with its band, the published other sizes, and axes that hold the dots. */
export const selectTradeOff = memo(
  (state: AppState) =>
    [
      selectBatchModel(state),
      selectStepsDots(state),
      selectStepsRows(state)?.size ?? null,
    ] as const,
  (model, dots, size) => {
    const others = publishedSteps
      .filter((other) => size === null || Math.abs(Math.log(other.size / size)) > 0.05)
      .map(({ id, parameters }) =>
        tradeOffLine(
          { key: id, label: '', tone: 'other' },
          { parameters, draws: [] },
          ...([stepsAt, tokensAt, fittedBatches, fittedBatches] as const),
        ),
      );
    const chosen = model
      ? [
          tradeOffLine(
            { key: 'chosen', label: '', tone: 'chosen' },
            model,
            ...([stepsAt, tokensAt, drawnBatches, fittedBatches] as const),
          ),
        ]
      : [];
    const places = [
      ...dots.map(({ x, y }) => [x, y] as const),
      ...chosen.flatMap(({ x, y }) =>
        Array.from(x, (at, i) => [at, y[i] as number] as const).slice(2, -2),
      ),
    ];
    const ends = (k: 0 | 1): [number, number] => [
      half(Math.min(...places.map((place) => place[k])) - 0.1, Math.floor),
      half(Math.max(...places.map((place) => place[k])) + 0.1, Math.ceil),
    ];
    return places.length > 0
      ? { others, chosen, x: ends(0), y: ends(1) }
      : { others, chosen, x: [3, 6] as const, y: [8, 11] as const };
  },
);
