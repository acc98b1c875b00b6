import { findLaw, findPreset, formsOf, type Law, toVector, type Vector } from '../core/laws';
import { beyondRange } from './data-limits';

/** Everything a law of learning rates or batch sizes may ask about, base units; batch in tokens. */
export interface ScheduleInputs {
  readonly N: number;
  readonly D: number;
  readonly C: number;
  /** Nats per token. */
  readonly loss: number;
  readonly batch: number;
}

/** A law with values of its parameters. */
export interface Valued {
  readonly form: Law;
  readonly parameters: Vector;
}

type InputName = keyof ScheduleInputs;

/** The forms of a law under a preset; all of its published ones where it has none of that name. */
export function valuedForms(law: Law, preset: string): Valued[] {
  const named = formsOf(law).flatMap((form): Valued[] => {
    const found = findPreset(form, preset);
    return found ? [{ form, parameters: toVector(form, found.values) }] : [];
  });
  if (named.length > 0) return named;
  return formsOf(law).flatMap((form): Valued[] => {
    const [first] = form.presets;
    return first ? [{ form, parameters: toVector(form, first.values) }] : [];
  });
}

const isOf = (id: 'lr' | 'batch', { form }: Valued): boolean =>
  form.outputs[0].id === id || (id === 'batch' && hasOwnBatch(form));

/** A batch that follows from the coefficients alone. */
const ownBatch = (form: Law) =>
  form.outputs.find(({ id, inputs }) => id === 'batch' && inputs.length === 0);
const hasOwnBatch = (form: Law): boolean => ownBatch(form) !== undefined;

/** The form of a law that says a learning rate, or a batch. */
export const findFormOf = (id: 'lr' | 'batch', forms: readonly Valued[]): Valued | undefined =>
  forms.find((valued) => isOf(id, valued));

/** What a form says at a point. */
export function sayAt({ form }: Pick<Valued, 'form'>, p: Vector, at: ScheduleInputs): number {
  const own = ownBatch(form);
  if (own) return own.compute({}, p);
  return form.evaluate(
    form.variables.map(({ id }) => Math.log(at[id as InputName])),
    p,
  );
}

/** Which input lies farthest outside what a form was fitted on. */
export interface BeyondInput {
  readonly input: InputName;
  readonly factor: number;
}

export function farthestBeyond(
  ranges: Law['validity']['ranges'],
  at: ScheduleInputs,
): BeyondInput | null {
  const outside = Object.entries(ranges).flatMap(([id, range]): BeyondInput[] => {
    const input = id as InputName;
    const factor = at[input] === undefined ? null : beyondRange(at[input], range);
    return factor === null ? [] : [{ input, factor }];
  });
  return outside.toSorted((a, b) => b.factor - a.factor)[0] ?? null;
}

/** One law's learning rate or batch at a point, beside where it was fitted. */
interface Said {
  readonly value: number;
  /** Least and most it says within the ranges it was fitted on; null where one of them is not known. */
  readonly span: readonly [number, number] | null;
  readonly ranges: Law['validity']['ranges'];
  readonly beyond: BeyondInput | null;
}

export interface Advice {
  readonly id: AdviceId;
  readonly lr: Said | null;
  readonly batch: Said | null;
}

const published = (id: string): Valued[] => valuedForms(findLaw(id) as Law, '');

/** Each law as first published. */
const sources = {
  power: { lr: published('power-scheduler')[0], batch: undefined },
  'step-law': sourceOf('step-law'),
  deepseek: sourceOf('deepseek-hp'),
  minicpm: { lr: undefined, batch: published('minicpm/batch')[0] },
  porian: {
    lr: published('allocation/learning-rate')[0],
    batch: published('allocation/batch')[0],
  },
  critical: { lr: undefined, batch: published('critical-batch/size')[0] },
} as const satisfies Record<string, { lr: Valued | undefined; batch: Valued | undefined }>;

type AdviceId = keyof typeof sources;

function sourceOf(id: string): { lr: Valued | undefined; batch: Valued | undefined } {
  const forms = published(id);
  return { lr: findFormOf('lr', forms), batch: findFormOf('batch', forms) };
}

/** The rate MiniCPM takes at every size, as it states it. */
const miniRate = findLaw('minicpm/batch')?.quoted?.[0]?.value ?? Number.NaN;
const miniRanges = findLaw('minicpm/loss')?.validity.ranges ?? {};

/** Learning rate of a law that states one number for all. */
export const constantRate = (law: Law): number | null => (law.id === 'minicpm' ? miniRate : null);

/** What the laws say side by side, in a fixed order. */
export function adviceAt(at: ScheduleInputs): Advice[] {
  return (Object.keys(sources) as AdviceId[]).map((id): Advice => {
    const { lr, batch } = sources[id];
    if (id !== 'minicpm')
      return { id, lr: lr ? say(lr, at) : null, batch: batch ? say(batch, at) : null };
    const beyond = farthestBeyond(miniRanges, at);
    const shared = { ranges: miniRanges, beyond, span: null };
    const size = batch ? sayAt(batch, batch.parameters, at) : Number.NaN;
    return { id, lr: { value: miniRate, ...shared }, batch: { value: size, ...shared } };
  });
}

function say(valued: Valued, at: ScheduleInputs): Said {
  const { ranges } = valued.form.validity;
  return {
    value: sayAt(valued, valued.parameters, at),
    span: spanOf(valued),
    ranges,
    beyond: farthestBeyond(ranges, at),
  };
}

/** Power laws are monotone: their ends lie at the corners of the ranges. */
function spanOf({ form, parameters }: Valued): readonly [number, number] | null {
  const ends = form.variables.map(({ id }) => form.validity.ranges[id]);
  if (ends.some((range) => range === undefined)) return null;
  const corners = ends.reduce<readonly (readonly number[])[]>(
    (list, range) =>
      list.flatMap((corner) => (range ?? []).map((value) => [...corner, Math.log(value)])),
    [[]],
  );
  const values = corners.map((corner) => form.evaluate(corner, parameters));
  return [Math.min(...values), Math.max(...values)];
}

/** The batch of Step Law, which stands in where a law has none. */
export function standInBatch(at: Omit<ScheduleInputs, 'batch'>): number {
  const { batch } = sources['step-law'];
  return batch ? sayAt(batch, batch.parameters, { ...at, batch: Number.NaN }) : Number.NaN;
}

/** The rate of the Power Scheduler, which stands in where a law has none. */
export function standInRate(at: ScheduleInputs): number {
  const { lr } = sources.power;
  return lr ? sayAt(lr, lr.parameters, at) : Number.NaN;
}
