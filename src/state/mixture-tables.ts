import { type ColumnSource, type ColumnUse, selectSourceRows } from '../core/data';
import { formatCount } from '../core/units';
import { memo } from './memo';

/** One of the two losses of a mixture, over its own share. */
export interface MixtureSide {
  readonly response: string;
  /** What the loss is measured on: `code`. */
  readonly name: string;
  /** Column of a share, and whether the side's own share is what that leaves. */
  readonly column: string;
  readonly rest: boolean;
  readonly where?: string;
}

/** Rows a law of the share holds within: one size, one length, one stage. */
export interface MixtureSlice {
  readonly label: string;
  readonly where: string;
  readonly params: number | null;
  readonly tokens: number | null;
  readonly steps?: number;
}

/** How a table is read as losses over the share of a domain. */
export interface MixtureTable {
  readonly id: string;
  readonly general: MixtureSide | null;
  readonly domain: MixtureSide | null;
  readonly unit: string;
  readonly slices: readonly MixtureSlice[];
  /** Slices differ by size alone, so the size slider chooses among them. */
  readonly bySize: boolean;
  /** Filter of the rows of curves over shares, where it is not all of them. */
  readonly where?: string;
  /** The general loss before: a column of every row, or rows of the same column. */
  readonly initial?: { readonly column: string; readonly where?: string };
  /** Rows along one run, at the constant rate. */
  readonly over?: { readonly tokens: string; readonly params: string; readonly where: string };
}

const perToken = 'nats/token';
const side = (
  response: string,
  name: string,
  column: string,
  rest: boolean,
  where?: string,
): MixtureSide => ({ response, name, column, rest, ...(where ? { where } : {}) });

const slice = (
  label: string,
  where: string,
  params: number | null,
  tokens: number | null,
): MixtureSlice => ({ label, where, params, tokens });

const known: readonly MixtureTable[] = [
  {
    id: 'microladder-cpt',
    general: side('loss_general', 'English prose', 'domain_ratio', true),
    domain: side('loss_code', 'Python code', 'domain_ratio', false),
    unit: 'nats/byte',
    slices: [
      slice('20.9K', "size=='s1'", 20_904, 2_097_152),
      slice('37.1K', "size=='s2'", 37_088, 2_097_152),
      slice('148K', "size=='s4'", 147_904, 1_048_576),
    ],
    bySize: true,
    where: 'lr<0.001',
    initial: { column: 'loss_general', where: 'tokens==0' },
    over: {
      tokens: 'tokens',
      params: 'params_nonembedding',
      where: 'lr>=0.001 and tokens>0',
    },
  },
  {
    id: 'dcpt-chemistry',
    general: side('general_loss', 'general text', 'domain_ratio', true),
    domain: side('domain_loss', 'chemistry', 'domain_ratio', false),
    unit: perToken,
    slices: [slice('1.8B, 10B tokens', '', 1.8e9, 10e9)],
    bySize: false,
    initial: { column: 'initial_general_loss' },
  },
  {
    id: 'cpt-pythia-python',
    general: side('general_loss', 'the Pile', 'general_ratio', false),
    domain: side('domain_loss', 'Python code', 'general_ratio', true),
    unit: perToken,
    slices: [slice('70M', '', 70e6, null)],
    bySize: false,
    initial: { column: 'initial_general_loss' },
  },
  {
    id: 'cmr-finance',
    general: null,
    domain: side('domain_loss', 'financial text', 'domain_ratio', false),
    unit: perToken,
    slices: [460e6, 940e6, 1.6e9, 3.1e9].map((size) =>
      slice(
        ['460M', '940M', '1.6B', '3.1B'][[460e6, 940e6, 1.6e9, 3.1e9].indexOf(size)] as string,
        `params==${size}`,
        size,
        20e9,
      ),
    ),
    bySize: true,
  },
  {
    id: 'two-domain-mixing',
    general: side('loss', 'Pile-CC', 'own_share', false, "validation_domain=='Pile-CC'"),
    domain: side('loss', 'GitHub', 'own_share', false, "validation_domain=='Github'"),
    unit: perToken,
    slices: [
      ...[30_000, 20_000, 10_000].map((steps) => ({
        ...slice(`70M, ${steps / 1000}K steps`, `params==70000000 and step==${steps}`, 70e6, null),
        steps,
      })),
      { ...slice('160M, 30K steps', 'params==160000000', 160e6, null), steps: 30_000 },
    ],
    bySize: false,
  },
  {
    id: 'replay',
    general: side('old_loss', 'the old text (Pile)', 'replay_ratio', false),
    domain: side('new_loss', 'the new text', 'replay_ratio', true),
    unit: perToken,
    slices: [
      slice('405M, Pile to German', "new_domain=='German'", 405e6, 200e9),
      slice(
        '405M, Pile to SlimPajama',
        "new_domain=='SlimPajama' and params==405000000",
        405e6,
        300e9,
      ),
      slice('10B, Pile to SlimPajama', 'params==10000000000', 10e9, 300e9),
    ],
    bySize: false,
    initial: { column: 'base_old_loss' },
  },
];

const pick = (source: ColumnSource, pattern: RegExp): string | undefined =>
  source.columns.find(({ name, kind }) => kind === 'number' && pattern.test(name))?.name;

/** How a table is read here; for one of a person's own by its names, null where they do not tell. */
export const readMixture = memo(
  (source: ColumnSource) => [source] as const,
  (source): MixtureTable | null => {
    const bundled = known.find(({ id }) => id === source.id);
    if (bundled) return bundled;
    const share = pick(
      source,
      /^((domain|new|code)[_ ]?(ratio|share|fraction)|ratio|share|mixture[_ ]?ratio)$/i,
    );
    if (share === undefined) return null;
    const general = pick(source, /general.*loss|loss.*general|old_loss/i);
    const domain = pick(source, /domain.*loss|loss.*(domain|code)|new_loss|^loss$/i);
    const initial = pick(source, /initial.*general/i);
    if (general === undefined && domain === undefined) return null;
    return {
      id: source.id,
      general: general === undefined ? null : side(general, 'general text', share, true),
      domain: domain === undefined ? null : side(domain, 'the domain', share, false),
      unit: source.lossPer === 'byte' ? 'nats/byte' : perToken,
      ...(initial === undefined ? {} : { initial: { column: initial } }),
      ...slicesOf(source, general),
    };
  },
);

/** Lengths a run needs for the curves over tokens of the rule of the critical ratio, which have five parameters. */
const FEWEST_LENGTHS = 6;
const MOST_SIZES = 12;

/** Values of a column that can stand in a filter, ascending; none where there is no such column. */
function valuesOf(source: ColumnSource, pattern: RegExp): { name: string; values: number[] } {
  const name = pick(source, pattern);
  const column = source.columns.find((one) => one.name === name);
  if (name === undefined || column?.kind !== 'number' || !/^[A-Za-z_]\w*$/.test(name))
    return { name: '', values: [] };
  const values = [...new Set(column.values)].filter((value) => Number.isFinite(value));
  return { name, values: values.sort((a, b) => a - b) };
}

/** Sizes of an own table as slices; where its runs are told at many lengths, the curves over shares are of the last one. */
function slicesOf(
  source: ColumnSource,
  general: string | undefined,
): Pick<MixtureTable, 'slices' | 'bySize' | 'where' | 'over' | 'initial'> {
  const sizes = valuesOf(source, /^(params?|parameters|n|params_nonembedding|model_size)$/i);
  const lengths = valuesOf(source, /^(tokens|d|train_tokens|training_tokens)$/i);
  const last = lengths.values.at(-1) ?? null;
  const bySize = sizes.values.length > 1 && sizes.values.length <= MOST_SIZES;
  const only = sizes.values.length === 1 ? (sizes.values[0] as number) : null;
  const slices = bySize
    ? sizes.values.map((size) => slice(formatCount(size), `${sizes.name}==${size}`, size, last))
    : [slice(only === null ? 'all rows' : formatCount(only), '', only, last)];
  const positive = lengths.values.filter((value) => value > 0);
  const isAlong = sizes.name !== '' && positive.length >= FEWEST_LENGTHS;
  if (positive.length < 2) return { slices, bySize };
  return {
    ...{ slices, bySize, where: `${lengths.name}==${last}` },
    ...(isAlong
      ? { over: { tokens: lengths.name, params: sizes.name, where: `${lengths.name}>0` } }
      : {}),
    ...(general !== undefined && lengths.values.includes(0)
      ? { initial: { column: general, where: `${lengths.name}==0` } }
      : {}),
  };
}

/** The side's own share, as a law of the share takes it. */
export const ownShare = ({ column, rest }: MixtureSide): ColumnUse =>
  rest ? { column, scale: -1, offset: 1 } : column;

/** Filters, all of which must hold. */
export const all = (...filters: readonly (string | undefined)[]): string =>
  filters.filter(Boolean).join(' and ');

/** Rows of a source that pass; none where the filter does not fit its columns. */
export function rowsWhere(source: ColumnSource, where: string): Uint32Array {
  const rows = selectSourceRows(source, where);
  return rows.ok ? rows.value : new Uint32Array(0);
}

/** Numbers of a column; not a number where there is none of that name. */
export function numbersOf(source: ColumnSource, name: string): (row: number) => number {
  const column = source.columns.find((candidate) => candidate.name === name);
  if (column?.kind !== 'number') return () => Number.NaN;
  return (row) => column.values[row] as number;
}
