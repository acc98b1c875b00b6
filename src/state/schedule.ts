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

type Keys = Pick<ExplorerState, 'N' | 'D' | 'C' | 'target' | 'batch'>;

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

/** Of these alone an optimum is made: they rest while a rate or a share is dragged. */
const inputsFrom = (explorer: (state: AppState) => ExplorerState) =>
  memo(
    (state: AppState) => {
      const { N, D, C, target, batch } = explorer(state);
      return [N, D, C, target, batch, selectForms(state)] as const;
    },
    (N, D, C, target, batch, forms) =>
      forms && { at: inputsOf({ N, D, C, target, batch }, forms), forms },
  );

const selectInputs = inputsFrom(({ explorer }) => explorer);
const selectSettledInputs = inputsFrom(({ settled }) => settled);

const pointFrom = (
  explorer: (state: AppState) => ExplorerState,
  inputs: typeof selectInputs,
): ((state: AppState) => SchedulePoint | null) =>
  memo(
    (state: AppState) => {
      const { target, batch, lr, sched, warm, decay, end } = explorer(state);
      const owned = [target !== null, batch !== null] as const;
      return [inputs(state), ...owned, lr, sched, warm, decay, end] as const;
    },
    (found, ownLoss, ownBatch, lr, sched, warm, decay, end): SchedulePoint | null =>
      found && {
        ...found.at,
        shape: sched,
        peak: lr ?? (sched === 'power' ? recipeCap : rateOf(found.forms, found.at)),
        warm: warm ?? usual.warm,
        decay: decay ?? usual.decay,
        end: end ?? usual.end,
        ...{ ownLoss, ownBatch, ownPeak: lr !== null },
      },
  );

/** Null on any other screen. */
export const selectSchedulePoint = pointFrom(({ explorer }) => explorer, selectInputs);
/** The point as it was before the hand began to drag: axes follow this one. */
export const selectSettledSchedule = pointFrom(({ settled }) => settled, selectSettledInputs);

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
  (state: AppState) => [selectInputs(state)] as const,
  (found): ScheduleOptimum | null => {
    if (!found) return null;
    const { at: point, forms } = found;
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
  (state: AppState) => [selectInputs(state)] as const,
  (found): readonly Advice[] => (found ? adviceAt(found.at) : []),
);

/** What a course is made of besides its shape. */
type CourseParts = Pick<
  SchedulePoint,
  'shape' | 'D' | 'batch' | 'peak' | 'ownPeak' | 'warm' | 'decay' | 'end'
>;

/** The course of one shape, with the point's shares. Its peak is the person's, else the recipe's cap or the law's optimum. */
function courseOf(point: CourseParts, shape: CourseShape, optimal: number): Course {
  const { D, batch, warm, decay, end } = point;
  const usualPeak = shape === 'power' ? recipeCap : optimal;
  const peak = point.ownPeak || shape === point.shape ? point.peak : usualPeak;
  return {
    ...{ shape, tokens: D, peak, warm, decay, end },
    // At n = 1 the power is 1: what is left is the amplitude for this batch.
    amplitude: peakLaw.evaluate([Math.log(batch), 0], [recipeAmplitude, recipeExponent]),
    exponent: recipeExponent,
  };
}

const shapes = ['power', 'wsd', 'cosine', 'constant'] as const satisfies CourseShape[];

const coursesFrom = (
  point: (state: AppState) => SchedulePoint | null,
  inputs: typeof selectInputs,
): ((state: AppState) => Courses | null) =>
  memo(
    (state: AppState) => {
      const at = point(state);
      const found = inputs(state);
      const optimal = found ? rateOf(found.forms, found.at) : null;
      const { shape = null, D = 0, batch = 0, peak = 0, ownPeak = false } = at ?? {};
      const { warm = 0, decay = 0, end = 0 } = at ?? {};
      return [shape, D, batch, peak, ownPeak, warm, decay, end, optimal] as const;
    },
    (shape, D, batch, peak, ownPeak, warm, decay, end, optimal): Courses | null => {
      if (shape === null || optimal === null) return null;
      const parts = { shape, D, batch, peak, ownPeak, warm, decay, end };
      return {
        chosen: courseOf(parts, shape, optimal),
        others: shapes.filter((s) => s !== shape).map((s) => courseOf(parts, s, optimal)),
        batch,
      };
    },
  );

interface Courses {
  readonly chosen: Course;
  readonly others: readonly Course[];
  /** Tokens a batch. */
  readonly batch: number;
}

/** The chosen course and the three others with the same shares. */
export const selectCourses = coursesFrom(selectSchedulePoint, selectInputs);
export const selectSettledCourses = coursesFrom(selectSettledSchedule, selectSettledInputs);

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
  (state: AppState) => [selectCourses(state)] as const,
  (courses): CourseReadouts | null => {
    if (!courses) return null;
    const { chosen, batch } = courses;
    const isPower = chosen.shape === 'power';
    const { warmUntil, decayFrom } = phases(chosen);
    return {
      ...{ warmUntil, decayFrom },
      peak: rateAt(chosen, warmUntil),
      last: rateAt(chosen, chosen.tokens),
      mean: meanRate(chosen),
      steps: chosen.tokens / batch,
      capUntil: isPower ? capUntil(chosen) : null,
      powerRate: isPower
        ? recipe.evaluate(
            [Math.log(batch), Math.log(chosen.tokens)],
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
  (state: AppState) => [selectInputs(state)?.at.C ?? null] as const,
  (C): number | null => C && 1 / ratioLaw.evaluate([Math.log(C)], ratioValues),
);
