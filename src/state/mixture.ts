import type { ColumnSource, OpenBinding } from '../core/data';
import { findLaw, findPreset, type Law, type ParameterSet, toVector } from '../core/laws';
import { FITTED } from '../core/permalink';
import { selectTable } from './measured';
import { memo } from './memo';
import {
  all,
  type MixtureSide,
  type MixtureSlice,
  type MixtureTable,
  numbersOf,
  ownShare,
  readMixture,
  rowsWhere,
} from './mixture-tables';
import { lighten, type Model } from './model';
import type { AppState } from './store';
import { selectTrade, type TradeChoice } from './trade';

export type Side = 'general' | 'domain';
export const mixtureSides = ['general', 'domain'] as const satisfies readonly Side[];

/** Slots of the fits on the screen of mixtures. */
export const mixtureSlot = (side: Side, law: 'share' | 'tokens'): string =>
  `mixture.${law}.${side}`;

const isNumber = (value: number | null | undefined): value is number =>
  value !== null && value !== undefined && Number.isFinite(value);

const nearest = <T>(list: readonly T[], of: (item: T) => number): T | undefined =>
  list.reduce<T | undefined>(
    (best, item) => (best === undefined || of(item) < of(best) ? item : best),
    undefined,
  );

/** What is looked at: the table, its slice, the share, tokens and size. */
export interface MixtureSetup {
  readonly choice: TradeChoice;
  readonly source: ColumnSource;
  readonly table: MixtureTable;
  readonly slice: MixtureSlice;
  readonly sliceIndex: number;
  readonly N: number | null;
  readonly D: number | null;
  /** Curves of size, tokens and share at the constant rate instead of curves of the share, cooled down. */
  readonly overTokens: boolean;
  /** Rows left out. */
  readonly out: readonly number[];
  readonly view: string;
}

/** The part of the screen and the slice of the table, as `view` carries both: `replay`, `replay.2`. */
export function readView(view: string): { readonly view: string; readonly slice: number } {
  const [name = '', slice = ''] = view.split('.');
  return { view: name, slice: /^\d+$/.test(slice) ? Number(slice) : 0 };
}

export const writeView = (view: string, slice: number): string =>
  slice > 0 ? `${view}.${slice}` : view;

const selectMixtureSource = (state: AppState): ColumnSource | null => {
  const choice = selectTrade(state);
  return choice?.screen === 'mixture' ? selectTable(choice.table)(state) : null;
};

/** The published size of the law of critical ratios: `1.6b`; undefined for any other law or preset. */
export function publishedSize({ law, preset }: TradeChoice): PublishedSize | undefined {
  if (law.id !== 'cmr') return undefined;
  return publishedSizes.find(
    ({ id }) => preset === `gu2024-${id}` || preset === `gu2024-${id}-ratio`,
  );
}

export const publishedSizes = [
  { id: '460m', params: 460e6, label: '460M' },
  { id: '940m', params: 940e6, label: '940M' },
  { id: '1.6b', params: 1.6e9, label: '1.6B' },
  { id: '3.1b', params: 3.1e9, label: '3.1B' },
] as const;
export type PublishedSize = (typeof publishedSizes)[number];

/** Null until the table is there, or where it has no share and losses. */
export const selectMixture = memo(
  (state: AppState) =>
    [
      selectTrade(state),
      selectMixtureSource(state),
      state.explorer.N,
      state.explorer.D,
      state.explorer.out,
      state.explorer.view,
    ] as const,
  (choice, source, N, D, out, viewText): MixtureSetup | null => {
    const table = source && readMixture(source);
    if (!choice || !source || !table) return null;
    const { view, slice: wanted } = readView(viewText);
    const published = publishedSize(choice);
    const size = published && N === null ? published.params : N;
    const index = table.bySize
      ? size === null
        ? Math.min(1, table.slices.length - 1)
        : table.slices.indexOf(
            nearest(table.slices, ({ params }) =>
              Math.abs(Math.log((params ?? 1) / size)),
            ) as MixtureSlice,
          )
      : Math.min(wanted, table.slices.length - 1);
    const slice = table.slices[index] as MixtureSlice;
    return {
      choice,
      source,
      table,
      slice,
      sliceIndex: index,
      N: size ?? slice.params,
      D: D ?? (published ? 20e9 : slice.tokens),
      overTokens: choice.law.id === 'd-cpt' && table.over !== undefined,
      out,
      view,
    };
  },
);

/** One measurement over the share of the domain. */
export interface MixturePoint {
  readonly row: number;
  /** Share of the domain. */
  readonly x: number;
  readonly loss: number;
  readonly included: boolean;
}

const domainShare = (source: ColumnSource, side: Side, { column, rest }: MixtureSide) => {
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

/** Share of the domain where nobody chose one. */
export const USUAL_SHARE = 0.25;

/** What the general loss is held against: the run without the domain under the same schedule, else the start. */
export interface MixtureReference {
  readonly kind: 'no-domain' | 'initial';
  readonly loss: number;
  readonly withoutDomain: number | null;
  readonly initial: number | null;
}

export const selectReference = memo(
  (state: AppState) => [selectMixture(state), selectPoints(state)] as const,
  (setup, points): MixtureReference | null => {
    if (!setup) return null;
    const { source, table, slice } = setup;
    const without = points.general.find(({ x }) => Math.abs(x) < 1e-9)?.loss ?? null;
    const { initial } = table;
    const first = initial && rowsWhere(source, all(initial.where, slice.where))[0];
    const before = initial && first !== undefined ? numbersOf(source, initial.column)(first) : null;
    if (without !== null)
      return { kind: 'no-domain', loss: without, withoutDomain: without, initial: before };
    return isNumber(before)
      ? { kind: 'initial', loss: before, withoutDomain: null, initial: before }
      : null;
  },
);

/** The most the general loss may be, nats; null where there is nothing to hold it against. */
export const selectLimit = memo(
  (state: AppState) => [selectReference(state), state.explorer.tol, state.explorer.tolin] as const,
  (reference, tol, tolin): number | null =>
    reference ? reference.loss + (tolin === 'nats' ? tol : tol * reference.loss) : null,
);

/** A law of one of the two losses with its values, over the share of the domain. */
export interface MixtureCurve {
  readonly model: Model;
  /** Features at a share of the domain, size and tokens. */
  readonly features: (share: number, N: number, D: number, into: Float64Array) => Float64Array;
}

const features =
  (law: Law, side: Side, steps: number): MixtureCurve['features'] =>
  (share, N, D, into) => {
    const own = side === 'general' ? 1 - share : share;
    if (law.id === 'd-cpt') {
      into[0] = Math.log(N);
      into[1] = Math.log(D);
      into[2] = own;
    } else if (law.id === 'bimix') {
      into[0] = Math.log(own);
      into[1] = Math.log(steps);
    } else into[0] = own;
    return into;
  };

/** Published values that hold for a side of the table, where the preset has such. */
function publishedFor(
  { law, preset }: TradeChoice,
  side: Side,
): { law: Law; set: ParameterSet } | null {
  const find = (id: string) => {
    const set = findPreset(law, id);
    return set ? { law, set } : null;
  };
  if (law.id === 'cmr') {
    const size = publishedSizes.find(({ id }) => preset.includes(`-${id}`));
    return size && side === 'domain' ? find(`gu2024-${size.id}-ratio`) : null;
  }
  if (law.id !== 'data-mixing') return null;
  const isPile = preset.includes('pile');
  if (side === 'general') return find(isPile ? preset : preset.replace('github', 'pile-cc'));
  return find(isPile ? preset.replace('pile-cc', 'github') : preset)?.set.id.includes('github')
    ? find(isPile ? preset.replace('pile-cc', 'github') : preset)
    : null;
}

/** The law a side's curve over the share is fitted with: what the law in use says nothing about has the mixing law. */
export function shareLaw(
  { choice, table }: Pick<MixtureSetup, 'choice' | 'table'>,
  side: Side,
): Law {
  const id = choice.law.id;
  const mixing = findLaw('data-mixing') as Law;
  if (id === 'cmr') return side === 'domain' ? choice.law : mixing;
  if (id === 'bimix')
    return table.slices.some(({ steps }) => steps !== undefined) ? choice.law : mixing;
  return mixing;
}

/** How a side of the slice is fitted; null where the table has no such loss. */
export function shareBinding(setup: MixtureSetup, side: Side): OpenBinding | null {
  const about = setup.table[side];
  if (!about) return null;
  const law = shareLaw(setup, side);
  const where =
    law.id === 'bimix'
      ? all(about.where, `params==${setup.slice.params ?? 0}`)
      : all(setup.table.where, setup.slice.where, about.where);
  return {
    variables:
      law.id === 'bimix' ? { ratio: ownShare(about), steps: 'step' } : { ratio: ownShare(about) },
    response: about.response,
    // A power of the share has no value without any of it.
    where: law.id === 'cmr' || law.id === 'bimix' ? all(where, `${about.column}>0`) : where,
  };
}

/** How a side is fitted over size, tokens and share; null where the table has no rows along its runs. */
export function tokensBinding({ table }: MixtureSetup, side: Side): OpenBinding | null {
  const about = table[side];
  const { over } = table;
  if (!about || !over) return null;
  return {
    variables: { N: over.params, D: over.tokens, ratio: ownShare(about) },
    response: about.response,
    where: over.where,
  };
}

const curveOf = (which: 'share' | 'tokens', side: Side) =>
  memo(
    (state: AppState) =>
      [
        selectMixture(state),
        state.measured[mixtureSlot(side, which)]?.shown ?? null,
        state.history.gesture?.startsWith('drag:') ?? false,
      ] as const,
    (setup, shown, isDragged): MixtureCurve | null => {
      if (!setup) return null;
      const steps = setup.slice.steps ?? 1;
      const published =
        which === 'share' && setup.choice.preset !== FITTED
          ? publishedFor(setup.choice, side)
          : null;
      if (published) {
        const { law, set } = published;
        const model: Model = {
          law,
          parameters: toVector(law, set.values),
          draws: [],
          source: { kind: 'preset', preset: set },
        };
        return { model, features: features(law, side, steps) };
      }
      const binding = which === 'share' ? shareBinding(setup, side) : tokensBinding(setup, side);
      const isOurs =
        shown !== null &&
        binding !== null &&
        shown.source.id === setup.source.id &&
        shown.binding.response === binding.response &&
        shown.binding.where === binding.where;
      if (!isOurs || !shown) return null;
      const model = isDragged ? lighten(shown.model) : shown.model;
      return { model, features: features(model.law, side, steps) };
    },
  );

const curves = {
  share: { general: curveOf('share', 'general'), domain: curveOf('share', 'domain') },
  tokens: { general: curveOf('tokens', 'general'), domain: curveOf('tokens', 'domain') },
} as const;

/** The curve of a side over the share, of the law in use. */
export function selectCurve(side: Side): (state: AppState) => MixtureCurve | null {
  return (state) => curves[selectMixture(state)?.overTokens ? 'tokens' : 'share'][side](state);
}

/** The curve of a side over size, tokens and share, fitted to the rows at the constant rate. */
export const selectTokensCurve = (side: Side): ((state: AppState) => MixtureCurve | null) =>
  curves.tokens[side];
