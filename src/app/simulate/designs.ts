import type { Law } from '../../core/laws';
import type { Design, DesignKind } from '../../core/simulate';
import type { simulateDialog as words } from '../../messages/simulate-dialog';

/** One number a design is made of. */
export interface DesignField {
  readonly id: FieldId;
  readonly kind: 'compute' | 'params' | 'tokens' | 'factor' | 'ratio' | 'count';
  readonly range: readonly [number, number];
}

export type FieldId = keyof typeof words.fields;
/** Numbers a person changed; the others are the usual ones of the law. */
export type DesignNumbers = Readonly<Partial<Record<FieldId, number>>>;

/** More runs than this in one direction are no design anyone makes. */
const MOST_STEPS = 60;

const field = (
  id: FieldId,
  kind: DesignField['kind'],
  range: readonly [number, number],
): DesignField => ({ id, kind, range });
const count = (id: FieldId): DesignField => field(id, 'count', [1, MOST_STEPS]);
const compute = [1e6, 1e30] as const;
const params = [1, 1e16] as const;
const tokens = [1, 1e18] as const;
const ratio = [1e-4, 1e8] as const;

/** The numbers of each design, in the order they are asked for. */
export const designFields: Readonly<Record<DesignKind, readonly DesignField[]>> = {
  isoflop: [
    field('lowCompute', 'compute', compute),
    field('highCompute', 'compute', compute),
    count('budgets'),
    count('sizesEach'),
    field('spread', 'factor', [1.01, 1000]),
  ],
  grid: [
    field('lowParams', 'params', params),
    field('highParams', 'params', params),
    count('sizes'),
    field('lowTokens', 'tokens', tokens),
    field('highTokens', 'tokens', tokens),
    count('tokens'),
  ],
  ladder: [
    field('lowParams', 'params', params),
    field('highParams', 'params', params),
    count('sizes'),
    field('lowRatio', 'ratio', ratio),
    field('highRatio', 'ratio', ratio),
    count('ratios'),
  ],
  recommended: [],
};

/** What a law usually is measured at. */
export function usualNumbers({ validity }: Law): Readonly<Record<FieldId, number>> {
  const [lowParams, highParams] = validity.ranges.N ?? [1e7, 1e10];
  const [lowTokens, highTokens] = validity.ranges.D ?? [1e9, 1e12];
  return {
    lowCompute: 6e18,
    highCompute: 3e21,
    budgets: 7,
    sizesEach: 9,
    spread: 4,
    lowParams,
    highParams,
    sizes: 7,
    lowTokens,
    highTokens,
    tokens: 7,
    lowRatio: 5,
    highRatio: 320,
    ratios: 7,
  };
}

/** The designs that mean something for a law: planes only for laws of size and tokens. */
export function designsOf({ variables }: Law): readonly DesignKind[] {
  const ids = variables.map(({ id }) => id);
  return ids.includes('N') && ids.includes('D')
    ? ['isoflop', 'grid', 'ladder', 'recommended']
    : ['recommended'];
}

export function toDesign(kind: DesignKind, n: Readonly<Record<FieldId, number>>): Design {
  if (kind === 'recommended') return { kind };
  if (kind === 'isoflop')
    return {
      kind,
      budgets: steadily(n.lowCompute, n.highCompute, n.budgets),
      sizes: n.sizesEach,
      spread: n.spread,
    };
  const sizes = steadily(n.lowParams, n.highParams, n.sizes);
  return kind === 'grid'
    ? { kind, sizes, tokens: steadily(n.lowTokens, n.highTokens, n.tokens) }
    : { kind, sizes, tokensPerParam: steadily(n.lowRatio, n.highRatio, n.ratios) };
}

/** `steps` values in equal ratios; the middle where there is one. */
function steadily(low: number, high: number, steps: number): number[] {
  if (steps === 1) return [Math.sqrt(low * high)];
  return Array.from({ length: steps }, (_, i) => low * (high / low) ** (i / (steps - 1)));
}
