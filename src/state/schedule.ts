import { findLaw, findPreset, type Law, toVector } from '../core/laws';
import { type ExplorerState, FITTED } from '../core/permalink';
import {
  type Course,
  type CourseShape,
  capUntil,
  meanRate,
  phases,
  rateAt,
} from '../core/schedule';
import { memo } from './memo';
import { lighten, type Model } from './model';
import {
  type Advice,
  adviceAt,
  type BeyondInput,
  constantRate,
  farthestBeyond,
  findFormOf,
  type ScheduleInputs,
  sayAt,
  standInBatch,
  standInRate,
  type Valued,
  valuedForms,
} from './schedule-laws';
import { type Estimate, estimate } from './selectors';
import type { AppState } from './store';
import { selectTrade, type TradeChoice } from './trade';

/** Where the fit of the law in the head is kept. */
export const SCHEDULE_SLOT = 'schedule';
/** Where the fit of steps over batch sizes is kept, whatever law is in the head. */
export const BATCH_SLOT = 'schedule-batch';

/** What the screen of schedules is about, base units. */
export interface SchedulePoint extends ScheduleInputs {
  readonly shape: CourseShape;
  /** Highest rate of the course; for Power its cap. */
  readonly peak: number;
  readonly warm: number;
  readonly decay: number;
  readonly end: number;
  /** Whether a person set these, or the law in use did. */
  readonly ownLoss: boolean;
  readonly ownBatch: boolean;
  readonly ownPeak: boolean;
}

interface ScheduleOptimum {
  readonly lr: Estimate;
  readonly batch: Estimate;
  /** Where the law in use says none, another stands in: then the two are composed. */
  readonly lrFrom: 'own' | 'power';
  readonly batchFrom: 'own' | 'step-law';
  readonly lrBeyond: BeyondInput | null;
  readonly batchBeyond: BeyondInput | null;
}

const usual = { N: 1e9, D: 1e11, warm: 0.01, decay: 0.1, end: 0.1 } as const;

const chinchilla = findLaw('chinchilla') as Law;
const chinchillaValues = toVector(
  chinchilla,
  findPreset(chinchilla, 'besiroglu2024')?.values ?? {},
);
const recipe = findLaw('power-scheduler/schedule') as Law;
const recipeValues = toVector(recipe, findPreset(recipe, 'shen2024-recipe')?.values ?? {});
const [recipeAmplitude = Number.NaN, recipeExponent = Number.NaN, recipeCap = Number.NaN] =
  recipeValues;
const peakLaw = findLaw('power-scheduler') as Law;

/** The fit of the law in the head, where one is chosen and there; else null. */
const selectFitted = memo(
  (state: AppState) =>
    [
      selectTrade(state),
      state.measured[SCHEDULE_SLOT] ?? null,
      state.measured[BATCH_SLOT] ?? null,
      state.history.gesture?.startsWith('drag:') ?? false,
    ] as const,
  (trade, own, batch, isDragged): Model | null => {
    const measured = trade?.law.id === 'critical-batch' ? batch : own;
    const fitted = measured?.shown?.model;
    if (trade?.preset !== FITTED || fitted?.law !== trade.law || measured?.problem) return null;
    return isDragged ? lighten(fitted) : fitted;
  },
);

/** The law in use under its preset, or fitted: then the forms without a fit are as published. */
const selectForms = memo(
  (state: AppState) => [selectTrade(state), selectFitted(state)] as const,
  (trade, fitted) => {
    if (!trade) return null;
    const forms = valuedForms(trade.law, trade.preset);
    const own: Valued[] = fitted ? [{ form: fitted.law, parameters: fitted.parameters }] : [];
    const all = [...own, ...forms.filter(({ form }) => form !== fitted?.law)];
    return { trade, fitted, lr: findFormOf('lr', all), batch: findFormOf('batch', all) };
  },
);

type Forms = NonNullable<ReturnType<typeof selectForms>>;

type Keys = Pick<
  ExplorerState,
  'N' | 'D' | 'C' | 'target' | 'batch' | 'lr' | 'sched' | 'warm' | 'decay' | 'end'
>;

/** What an optimum is made of, before a person's own batch and rate. */
function inputsOf({ N, D, C, target, batch }: Keys, forms: Forms): ScheduleInputs {
  const size = N ?? usual.N;
  const tokens = D ?? (C !== null ? C / (6 * size) : usual.D);
  const loss = target ?? chinchilla.evaluate([Math.log(size), Math.log(tokens)], chinchillaValues);
  const at = { N: size, D: tokens, C: 6 * size * tokens, loss };
  return { ...at, batch: batch ?? batchOf(forms, { ...at, batch: Number.NaN }) };
}

const batchOf = ({ batch }: Forms, at: ScheduleInputs): number =>
  batch ? sayAt(batch, batch.parameters, at) : standInBatch(at);

const rateOf = ({ lr, trade }: Forms, at: ScheduleInputs): number =>
  lr ? sayAt(lr, lr.parameters, at) : (constantRate(trade.law) ?? standInRate(at));

function pointOf(keys: Keys, forms: Forms): SchedulePoint {
  const at = inputsOf(keys, forms);
  const { lr, sched, warm, decay, end } = keys;
  return {
    ...at,
    shape: sched,
    peak: lr ?? (sched === 'power' ? recipeCap : rateOf(forms, at)),
    warm: warm ?? usual.warm,
    decay: decay ?? usual.decay,
    end: end ?? usual.end,
    ownLoss: keys.target !== null,
    ownBatch: keys.batch !== null,
    ownPeak: lr !== null,
  };
}

const pointFrom = (explorer: (state: AppState) => ExplorerState) =>
  memo(
    (state: AppState) => {
      const { N, D, C, target, batch, lr, sched, warm, decay, end } = explorer(state);
      return [
        ...([N, D, C, target, batch, lr] as const),
        ...([sched, warm, decay, end] as const),
        selectForms(state),
      ] as const;
    },
    (N, D, C, target, batch, lr, sched, warm, decay, end, forms): SchedulePoint | null =>
      forms && pointOf({ N, D, C, target, batch, lr, sched, warm, decay, end }, forms),
  );

/** Null on any other screen. */
export const selectSchedulePoint = pointFrom(({ explorer }) => explorer);
/** The point as it was before the hand began to drag: axes follow this one. */
export const selectSettledSchedule = pointFrom(({ settled }) => settled);

export type ScheduleQuantity = 'N' | 'D' | 'C';

/** The state in which one quantity has a value: compute moves the tokens. */
export function moveSchedule(
  { N, D }: Pick<SchedulePoint, 'N' | 'D'>,
  quantity: ScheduleQuantity,
  value: number,
): Partial<ExplorerState> {
  if (quantity === 'C') return { N, D: value / (6 * N), C: null };
  return { N, D, C: null, [quantity]: value };
}

/** The best learning rate and batch under the law in use, with the interval of its fit. */
export const selectScheduleOptimum = memo(
  (state: AppState) => [selectForms(state), selectSchedulePoint(state)] as const,
  (forms, point): ScheduleOptimum | null => {
    if (!forms || !point) return null;
    const { fitted, lr, batch, trade } = forms;
    const exact = (value: number): Estimate => ({ value, low: null, high: null });
    const of = (valued: Valued | undefined, value: number): Estimate =>
      fitted && valued?.form === fitted.law
        ? estimate(fitted, (p) => sayAt(valued, p, point))
        : exact(value);
    const hasRate = lr !== undefined || constantRate(trade.law) !== null;
    return {
      lr: of(lr, rateOf(forms, point)),
      batch: of(batch, batchOf(forms, point)),
      lrFrom: hasRate ? 'own' : 'power',
      batchFrom: batch ? 'own' : 'step-law',
      lrBeyond: farthestBeyond(
        (lr?.form ?? (hasRate ? trade.law : peakLaw)).validity.ranges,
        point,
      ),
      batchBeyond: batch ? farthestBeyond(rangesOf(batch, trade), point) : null,
    };
  },
);

/** The batch of a critical batch is an answer: a person's batch does not take it out of its range. */
function rangesOf({ form }: Valued, { law }: TradeChoice): Law['validity']['ranges'] {
  if (form === law && form.outputs[0].id === 'steps') return {};
  return form.validity.ranges;
}

/** What all the laws say at the point, each as published. */
export const selectAdvice = memo(
  (state: AppState) => [selectSchedulePoint(state)] as const,
  (point): readonly Advice[] => (point ? adviceAt(point) : []),
);

/** The course of one shape, with the point's shares. Its peak is the person's, else the recipe's cap or the law's optimum. */
function courseOf(point: SchedulePoint, shape: CourseShape, optimal: number): Course {
  const { D, batch, warm, decay, end } = point;
  const peak =
    point.ownPeak || shape === point.shape ? point.peak : shape === 'power' ? recipeCap : optimal;
  return {
    ...{ shape, tokens: D, peak, warm, decay, end },
    // At n = 1 the power is 1: what is left is the amplitude for this batch.
    amplitude: peakLaw.evaluate([Math.log(batch), 0], [recipeAmplitude, recipeExponent]),
    exponent: recipeExponent,
  };
}

const shapes = ['power', 'wsd', 'cosine', 'constant'] as const satisfies CourseShape[];

const coursesFrom = (point: (state: AppState) => SchedulePoint | null) =>
  memo(
    (state: AppState) => [selectForms(state), point(state)] as const,
    (forms, at): { readonly chosen: Course; readonly others: readonly Course[] } | null => {
      if (!forms || !at) return null;
      const optimal = rateOf(forms, at);
      return {
        chosen: courseOf(at, at.shape, optimal),
        others: shapes.filter((shape) => shape !== at.shape).map((s) => courseOf(at, s, optimal)),
      };
    },
  );

/** The chosen course and the three others with the same shares. */
export const selectCourses = coursesFrom(selectSchedulePoint);
export const selectSettledCourses = coursesFrom(selectSettledSchedule);

interface CourseReadouts {
  readonly peak: number;
  readonly last: number;
  readonly mean: number;
  readonly warmUntil: number;
  readonly decayFrom: number;
  readonly steps: number;
  /** Power alone: tokens at which its cap stops binding, and its rate after as many tokens as are trained, before any decay. */
  readonly capUntil: number | null;
  readonly powerRate: number | null;
}

export const selectCourseReadouts = memo(
  (state: AppState) => [selectCourses(state), selectSchedulePoint(state)] as const,
  (courses, point): CourseReadouts | null => {
    if (!courses || !point) return null;
    const { chosen } = courses;
    const isPower = chosen.shape === 'power';
    const { warmUntil, decayFrom } = phases(chosen);
    return {
      ...{ warmUntil, decayFrom },
      peak: rateAt(chosen, warmUntil),
      last: rateAt(chosen, chosen.tokens),
      mean: meanRate(chosen),
      steps: chosen.tokens / point.batch,
      capUntil: isPower ? capUntil(chosen) : null,
      powerRate: isPower
        ? recipe.evaluate(
            [Math.log(point.batch), Math.log(chosen.tokens)],
            [recipeAmplitude, recipeExponent, chosen.peak],
          )
        : null,
    };
  },
);

const ratioLaw = findLaw('minicpm') as Law;
const ratioValues = toVector(ratioLaw, ratioLaw.presets[0]?.values ?? {});

/** Tokens per parameter MiniCPM finds best at the point's compute. */
export const selectBestRatio = memo(
  (state: AppState) => [selectSchedulePoint(state)] as const,
  (point): number | null => point && 1 / ratioLaw.evaluate([Math.log(point.C)], ratioValues),
);
