import type { ColumnSource } from '../core/data';
import { selectTable } from './measured';
import { memo } from './memo';
import { type MixtureSlice, type MixtureTable, readMixture } from './mixture-tables';
import type { AppState } from './store';
import { selectTrade, type TradeChoice } from './trade';

export type Side = 'general' | 'domain';
export const mixtureSides = ['general', 'domain'] as const satisfies readonly Side[];

/** Slots of the fits on the screen of mixtures. */
export const mixtureSlot = (side: Side, law: 'share' | 'tokens'): string =>
  `mixture.${law}.${side}`;
/** The item of least distance; undefined of none. */
export const nearest = <T>(list: readonly T[], of: (item: T) => number): T | undefined =>
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

/** What the second plot shows: as chosen, else the rule of the critical ratio where the table has rows along its runs. */
export const selectMixtureView = (state: AppState): string =>
  readView(state.explorer.view).view || (selectMixture(state)?.table.over ? 'rule' : 'replay');

/** Share of the domain where nobody chose one. */
export const USUAL_SHARE = 0.25;
