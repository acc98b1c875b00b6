import type { ColumnSource } from '../core/data';
import type { MixtureRun } from '../core/mixture';
import { memo } from './memo';
import { nearest, type Side, selectMixture, USUAL_SHARE } from './mixture-setup';
import { all, type MixtureSide, numbersOf, rowsWhere } from './mixture-tables';
import type { AppState } from './store';

/** One measurement over the share of the domain. */
export interface MixturePoint {
  readonly row: number;
  /** Share of the domain. */
  readonly x: number;
  readonly loss: number;
  readonly included: boolean;
}

/** The share of the domain in a row, whichever share a side's column has. */
export const domainShare = (source: ColumnSource, side: Side, { column, rest }: MixtureSide) => {
  const own = numbersOf(source, column);
  // The column is the share of the domain where it is the domain's own, or what the general text leaves.
  const flips = (side === 'general') !== rest;
  return (row: number): number => (flips ? 1 - own(row) : own(row));
};

function collect(
  source: ColumnSource,
  side: Side,
  about: MixtureSide,
  where: string,
  out: readonly number[],
): MixturePoint[] {
  const share = domainShare(source, side, about);
  const loss = numbersOf(source, about.response);
  return Array.from(rowsWhere(source, where), (row) => ({
    row,
    x: share(row),
    loss: loss(row),
    included: !out.includes(row),
  }))
    .filter(({ x, loss: value }) => Number.isFinite(x) && Number.isFinite(value))
    .sort((a, b) => a.x - b.x);
}

/** The checkpoint at the constant rate whose length is nearest to the one asked for. */
export const selectCheckpoint = memo(
  (state: AppState) => [selectMixture(state)] as const,
  (setup): number | null => {
    const over = setup?.table.over;
    if (!setup || !over || setup.D === null) return null;
    const tokens = numbersOf(setup.source, over.tokens);
    const rows = rowsWhere(setup.source, all(over.where, setup.slice.where));
    const best = nearest([...new Set(Array.from(rows, tokens))], (value) =>
      Math.abs(Math.log(value / (setup.D as number))),
    );
    return best ?? null;
  },
);

export interface MixturePoints {
  readonly general: readonly MixturePoint[];
  readonly domain: readonly MixturePoint[];
}

/** Measured losses over the share: the cooled last row of each run, or one checkpoint at the constant rate. */
export const selectPoints = memo(
  (state: AppState) => [selectMixture(state), selectCheckpoint(state)] as const,
  (setup, checkpoint): MixturePoints => {
    if (!setup) return { general: [], domain: [] };
    const { source, table, slice, out, overTokens } = setup;
    const rows =
      overTokens && table.over
        ? all(table.over.where, slice.where, `${table.over.tokens}==${checkpoint ?? -1}`)
        : all(table.where, slice.where);
    const of = (side: Side) => {
      const about = table[side];
      return about ? collect(source, side, about, all(rows, about.where), out) : [];
    };
    return { general: of('general'), domain: of('domain') };
  },
);

/** Along one run at the constant rate: the losses of the share measured nearest to the chosen one. */
export const selectAlongTokens = memo(
  (state: AppState) => [selectMixture(state), state.explorer.ratio] as const,
  (setup, ratio) => {
    const over = setup?.table.over;
    if (!setup || !over) return null;
    const { source, slice, table, out } = setup;
    const rows = Array.from(rowsWhere(source, all(over.where, slice.where)));
    const share = table.domain && domainShare(source, 'domain', table.domain);
    if (!share) return null;
    const at = nearest([...new Set(rows.map(share))], (value) =>
      Math.abs(value - (ratio ?? USUAL_SHARE)),
    );
    const tokens = numbersOf(source, over.tokens);
    const losses = (about: MixtureSide | null) => {
      const loss = about && numbersOf(source, about.response);
      return loss
        ? rows
            .filter((row) => share(row) === at)
            .map((row) => ({
              row,
              tokens: tokens(row),
              loss: loss(row),
              included: !out.includes(row),
            }))
            .sort((a, b) => a.tokens - b.tokens)
        : [];
    };
    return {
      share: at ?? USUAL_SHARE,
      general: losses(table.general),
      domain: losses(table.domain),
    };
  },
);

/** Runs of one size along their tokens, one a share, and the general loss before; null where the table has no such rows. */
export const selectMixtureRuns = memo(
  (state: AppState) => [selectMixture(state)] as const,
  (setup): { readonly runs: readonly MixtureRun[]; readonly initial: number } | null => {
    const over = setup?.table.over;
    const { general, domain, initial } = setup?.table ?? {};
    if (!setup || !over || !general || !domain || !initial) return null;
    const { source, slice, out } = setup;
    const before = rowsWhere(source, all(initial.where, slice.where))[0];
    if (before === undefined) return null;
    const share = domainShare(source, 'domain', domain);
    const tokens = numbersOf(source, over.tokens);
    const [ofGeneral, ofDomain] = [general, domain].map(({ response }) =>
      numbersOf(source, response),
    ) as [(row: number) => number, (row: number) => number];
    const rows = Array.from(rowsWhere(source, all(over.where, slice.where)))
      .filter((row) => !out.includes(row))
      .sort((a, b) => tokens(a) - tokens(b));
    const runs = [...new Set(rows.map(share))]
      .sort((a, b) => a - b)
      .map((ratio): MixtureRun => {
        const own = rows.filter((row) => share(row) === ratio);
        return {
          ratio,
          tokens: Float64Array.from(own, tokens),
          general: Float64Array.from(own, ofGeneral),
          domain: Float64Array.from(own, ofDomain),
        };
      });
    return { runs, initial: numbersOf(source, initial.column)(before) };
  },
);
