import { findLaw, findPreset, type Law, toVector } from '../core/laws';
import type { LongWork } from '../core/long-work';
import { percentileInterval } from '../core/numerics';
import {
  type Composition,
  type ConstrainedPlan,
  type Degradation,
  FULL_BITS,
  type PlanLimits,
  rankBits,
  solveConstrainedPlan,
} from '../core/optimum';
import { heldInputs } from './compare';
import { memo } from './memo';
import type { Model } from './model';
import {
  atBits,
  type QuantizePoint,
  selectQuantizeModel,
  selectQuantizePoint,
  selectQuantizeUnit,
} from './quantize';
import { type ServingLimit, selectServingLimit } from './quantize-serving';
import { selectModel } from './selectors';
import type { AppState } from './store';

/** Limit of a first look: the budget of Chinchilla and Gopher. */
const USUAL_COMPUTE = 5.76e23;

/** What limits training: a budget of FLOPs, or tokens. */
export type BudgetKind = 'compute' | 'tokens';

export interface BestAsk {
  readonly kind: BudgetKind;
  readonly serving: ServingLimit;
  readonly compute: number;
  readonly served: number | null;
  readonly unique: number | null;
  readonly limits: PlanLimits;
  /** The law that makes plans: Explore's. */
  readonly plan: Model;
  readonly composition: Omit<Composition, 'degradation'>;
  readonly degradationAt: (bits: number) => Degradation | null;
  /** Label of the published degradation it is composed with. */
  readonly degradationLabel: string;
}

const usual = (): { law: Law; preset: NonNullable<ReturnType<typeof findPreset>> } => {
  const law = findLaw('qid') as Law;
  return { law, preset: findPreset(law, 'ouyang2024-unified') as never };
};

/**
 * Published degradation after training by bit width: the preset on screen where it is one of size, tokens and
 * bits, else the unified law. A fit of the table in view is of its own tokens and scale and is not composed.
 */
function chooseDegradation(model: Model | null): {
  at: (bits: number) => Degradation | null;
  label: string;
} {
  const { law, preset } = usual();
  const fallback = toVector(law, preset.values);
  const source = model?.source;
  const isAfterTraining =
    model?.law.outputs[0].signed === true && !model.law.variables.some(({ id }) => id === 'group');
  if (!model || source?.kind !== 'preset' || !isAfterTraining)
    return { at: (bits) => ({ law, parameters: fallback, bits }), label: preset.label };
  return {
    at(bits) {
      // Nothing is lost at full width, whatever the law.
      if (bits >= FULL_BITS) return { law, parameters: fallback, bits };
      const there = atBits(model, bits);
      return there && { law: there.law, parameters: there.parameters, bits };
    },
    label: source.preset.label,
  };
}

/** R_D and R_N of Muennighoff et al. 2023, for repeated tokens. */
function repetitionOf(unique: number): NonNullable<Composition['repetition']> {
  const law = findLaw('data-constrained') as Law;
  const values = findPreset(law, 'muennighoff2023')?.values;
  return {
    unique,
    fadingTokens: values?.R_D as number,
    fadingParams: values?.R_N as number,
  };
}

/** A law that knows repeats takes the unique tokens itself. */
function holdUnique(law: Law, unique: number | null): Pick<Composition, 'held' | 'repetition'> {
  const held = heldInputs(law);
  if (unique === null) return { held };
  if ('unique' in held) return { held: { ...held, unique } };
  return { held, repetition: repetitionOf(unique) };
}

const selectKept = (state: AppState) => {
  const { C, served, unique, view } = state.explorer;
  return [selectServingLimit(state), C, served, unique, view] as const;
};

/** What the best model is searched under; null before Explore has a law. */
export const selectBestAsk = memo(
  (state: AppState) =>
    [
      selectModel(state),
      selectQuantizeModel(state),
      selectQuantizePoint(state)?.D ?? null,
      ...selectKept(state),
    ] as const,
  (plan, model, D, serving, C, served, unique, view): BestAsk | null => {
    if (!plan || D === null) return null;
    const kind: BudgetKind = view === 'tokens' ? 'tokens' : 'compute';
    const compute = C ?? USUAL_COMPUTE;
    const { at, label } = chooseDegradation(model);
    const { law, parameters } = plan;
    return {
      ...{ kind, serving, compute, served, unique, plan },
      limits: {
        memoryBytes: serving.bytes,
        ...(kind === 'compute'
          ? { compute, ...(served === null ? {} : { served }) }
          : { mostTokens: D }),
      },
      composition: {
        law,
        parameters,
        ...holdUnique(law, unique),
      },
      degradationAt: at,
      degradationLabel: label,
    };
  },
);

/** The best plan at each bit width, least loss first; empty where nothing fits, null before Explore has a law. */
export const selectBest = memo(
  (state: AppState) => [selectBestAsk(state)] as const,
  (ask): readonly ConstrainedPlan[] | null =>
    ask && rankBits(ask.composition, ask.limits, ask.degradationAt),
);

export interface MoreTokens {
  /** The best plan with twice the tokens or the compute; null where nothing fits. */
  readonly doubled: ConstrainedPlan | null;
  /** Tokens beyond which the best model of today only gets worse, whatever they cost; null: more always helps. */
  readonly turning: number | null;
}

/** What more tokens would change. */
export const selectMoreTokens = memo(
  (state: AppState) => [selectBestAsk(state), selectBest(state)] as const,
  (ask, plans): MoreTokens | null => {
    const best = plans?.[0];
    if (!ask || !best) return null;
    const { compute, mostTokens, ...others } = ask.limits;
    const limits = {
      ...others,
      ...(compute === undefined ? {} : { compute: 2 * compute }),
      ...(mostTokens === undefined ? {} : { mostTokens: 2 * mostTokens }),
    };
    return {
      doubled: rankBits(ask.composition, limits, ask.degradationAt)[0] ?? null,
      turning: turningTokens(ask, best.N, best.bits),
    };
  },
);

/** Tokens at which the composed loss of this size and width is least; null where it falls for ever. */
function turningTokens({ composition, degradationAt }: BestAsk, N: number, bits: number) {
  const degradation = degradationAt(bits);
  if (!degradation) return null;
  return solveConstrainedPlan({ ...composition, degradation }, { params: N })?.D ?? null;
}

/** Tokens beyond which more of them hurt at the point's own size and bits; null where they never do. */
export const selectTurning = memo(
  (state: AppState) =>
    [selectBestAsk(state), selectQuantizePoint(state), selectQuantizeUnit(state)] as const,
  (ask, point: QuantizePoint | null, unit): number | null =>
    ask && point && unit === 'token' ? turningTokens(ask, point.N, point.bits) : null,
);

export interface BestIntervals {
  /** 95 % of the refits of the law that makes plans, by bit width. */
  readonly loss: ReadonlyMap<number, readonly [number, number]>;
  readonly N: readonly [number, number];
  readonly D: readonly [number, number];
  /** Share of the refits in which the width of the best plan is the best. */
  readonly agree: number;
  readonly refits: number;
}

const MOST_REFITS = 200;

/** Propagates the fit of the law that makes plans; degradation has no interval of its own. Null without draws. */
export function* propagateBest(ask: BestAsk, bits: number): LongWork<BestIntervals | null> {
  const draws = ask.plan.draws.slice(0, MOST_REFITS);
  if (draws.length === 0) return null;
  const losses = new Map<number, number[]>();
  const sizes: number[] = [];
  const tokens: number[] = [];
  let agree = 0;
  for (let done = 0; done < draws.length; done++) {
    const parameters = draws[done] as Float64Array;
    const plans = rankBits({ ...ask.composition, parameters }, ask.limits, ask.degradationAt);
    const [best] = plans;
    if (best) {
      sizes.push(best.N);
      tokens.push(best.D);
      if (best.bits === bits) agree++;
    }
    for (const plan of plans) {
      const known = losses.get(plan.bits);
      if (known) known.push(plan.loss);
      else losses.set(plan.bits, [plan.loss]);
    }
    yield { done: done + 1, total: draws.length };
  }
  const range = (values: readonly number[]): readonly [number, number] => {
    const { low, high } = percentileInterval(Float64Array.from(values), 0.95);
    return [low, high];
  };
  return {
    loss: new Map([...losses].map(([width, values]) => [width, range(values)])),
    N: range(sizes),
    D: range(tokens),
    agree: agree / draws.length,
    refits: draws.length,
  };
}
