import { memo } from './memo';
import { lossWith, selectCurve } from './mixture-curves';
import { domainShare, selectPoints } from './mixture-points';
import { type MixtureSetup, selectMixture } from './mixture-setup';
import { all, numbersOf, rowsWhere } from './mixture-tables';
import type { AppState } from './store';

/**
 * What the general loss is held against: the run without the domain under the same schedule, else the loss before; for
 * a law of size, tokens and share its own loss without the domain, at the size and length in hand.
 */
export interface MixtureReference {
  readonly kind: 'no-domain' | 'initial' | 'law';
  readonly loss: number;
  /** Measured; between two checkpoints of a run, on a straight line over the logarithm of the tokens. */
  readonly withoutDomain: number | null;
  /** The checkpoints it lies between, tokens; one alone where it is of that one; null of a run's last row. */
  readonly between: readonly number[] | null;
  readonly initial: number | null;
}

export const selectReference = memo(
  (state: AppState) =>
    [selectMixture(state), selectPoints(state), selectCurve('general')(state)] as const,
  (setup, points, general): MixtureReference | null => {
    if (!setup) return null;
    const initial = lossBefore(setup);
    if (setup.overTokens) {
      if (!general) return null;
      const { loss: withoutDomain, between } = alongWithoutDomain(setup);
      const loss = lossWith(general, 0, setup.N ?? 1, setup.D ?? 1, null);
      return { kind: 'law', loss, withoutDomain, between, initial };
    }
    const withoutDomain = points.general.find(({ x }) => Math.abs(x) < 1e-9)?.loss ?? null;
    const measured = { withoutDomain, between: null, initial };
    if (withoutDomain !== null) return { kind: 'no-domain', loss: withoutDomain, ...measured };
    return initial === null ? null : { kind: 'initial', loss: initial, ...measured };
  },
);

/** The general loss before any of this training; null where the table does not say. */
function lossBefore({ source, table: { initial }, slice }: MixtureSetup): number | null {
  const first = initial && rowsWhere(source, all(initial.where, slice.where))[0];
  if (!initial || first === undefined) return null;
  const before = numbersOf(source, initial.column)(first);
  return Number.isFinite(before) ? before : null;
}

/** The general loss along the run without the domain after the tokens in hand; null beyond its checkpoints. */
function alongWithoutDomain({ source, table, slice, D }: MixtureSetup): {
  readonly loss: number | null;
  readonly between: readonly number[] | null;
} {
  const nothing = { loss: null, between: null };
  const { over, general } = table;
  if (!over || !general || D === null) return nothing;
  const share = domainShare(source, 'general', general);
  const [tokens, loss] = [numbersOf(source, over.tokens), numbersOf(source, general.response)];
  const run = Array.from(rowsWhere(source, all(over.where, slice.where)))
    .filter((row) => Math.abs(share(row)) < 1e-9)
    .sort((a, b) => tokens(a) - tokens(b));
  const after = run.find((row) => tokens(row) >= D);
  if (after === undefined) return nothing;
  if (tokens(after) === D) return { loss: loss(after), between: [D] };
  const before = run[run.indexOf(after) - 1];
  if (before === undefined) return nothing;
  const part = Math.log(D / tokens(before)) / Math.log(tokens(after) / tokens(before));
  return {
    loss: loss(before) + part * (loss(after) - loss(before)),
    between: [tokens(before), tokens(after)],
  };
}

/** The most the general loss may be, nats; null where there is nothing to hold it against. */
export const selectLimit = memo(
  (state: AppState) => [selectReference(state), state.explorer.tol, state.explorer.tolin] as const,
  (reference, tol, tolin): number | null =>
    reference ? limitFrom(reference.loss, tol, tolin) : null,
);

/** The most a loss may be, from what it is held against: `tol` in nats, or as a fraction of it. */
export const limitFrom = (loss: number, tol: number, tolin: string): number =>
  loss + (tolin === 'nats' ? tol : tol * loss);
