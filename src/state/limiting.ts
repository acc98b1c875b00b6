import { readHardware, servingWeight } from '../core/hardware';
import { degradationForm, fading, type Law, unifiedValues } from '../core/laws';
import { type Composition, composeLaw, FULL_BITS } from '../core/optimum';
import { type ExplorerState, type Limit, limits } from '../core/permalink';
import { memo } from './memo';
import type { AppState } from './store';

/** What limits Explore's plan beside its budget; null where it does not. Raw counts, bytes, bits. */
export type ActiveLimits = Readonly<Record<Limit, number | null>> & {
  /** What a FLOP of serving counts in the budget: 1, or by cost its price in FLOPs of training. */
  readonly weight: number;
};

/** Limits together with a law: all that a plan under them is solved with. */
export interface Limiting {
  readonly active: ActiveLimits;
  /** Tokens served as the budget counts them, 6 N D + 2 N served; 0 without. */
  readonly served: number;
  /** Bytes the weights may take. */
  readonly memory: number | undefined;
  /** Bits of a weight, 16 without. */
  readonly bits: number;
  readonly composition: Omit<Composition, 'parameters'>;
}

type LimitKeys = Pick<ExplorerState, Limit | 'off' | 'hw'>;

/** Null where nothing limits: what has a value and is not switched off does. */
export function readLimits(state: LimitKeys): ActiveLimits | null {
  const on = (key: Limit): number | null => (state.off.includes(key) ? null : state[key]);
  const [served, unique, mem, bits] = limits.map(on) as [
    number | null,
    number | null,
    number | null,
    number | null,
  ];
  if (served === null && unique === null && mem === null && (bits ?? FULL_BITS) >= FULL_BITS)
    return null;
  const weight = served === null ? 1 : servingWeight(readHardware(state.hw));
  return { served, unique, mem, bits, weight };
}

const limitsOf = (which: 'explorer' | 'settled') =>
  memo(
    (state: AppState) => {
      const { served, unique, mem, bits, off, hw } = state[which];
      return [served, unique, mem, bits, off, hw] as const;
    },
    (served, unique, mem, bits, off, hw) => readLimits({ served, unique, mem, bits, off, hw }),
  );

/** Limits of the plan as they are now, and as they were before the drag under way began. */
export const selectActiveLimits = limitsOf('explorer');
export const selectSettledLimits = limitsOf('settled');

const unified = Float64Array.of(
  unifiedValues.k,
  unifiedValues.beta,
  unifiedValues.alpha,
  unifiedValues.gamma,
);

/** Repeats fade as in the data-constrained law, weights of few bits lose what the unified law says. */
export function limit(law: Law, active: ActiveLimits): Limiting {
  const { unique } = active;
  const bits = active.bits ?? FULL_BITS;
  const repetition =
    unique === null
      ? {}
      : { repetition: { unique, fadingTokens: fading.R_D, fadingParams: fading.R_N } };
  const degradation =
    bits >= FULL_BITS ? {} : { degradation: { law: degradationForm, parameters: unified, bits } };
  return {
    active,
    served: (active.served ?? 0) * active.weight,
    memory: active.mem ?? undefined,
    bits,
    composition: { law, ...repetition, ...degradation },
  };
}

/** The law of a plan under limits: the one in use, with what repeats and few bits do to it. */
export function lawUnder(limiting: Limiting): Law {
  const { law, repetition, degradation } = limiting.composition;
  return repetition || degradation ? composeLaw(limiting.composition) : law;
}
