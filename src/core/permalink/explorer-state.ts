import { readAccounting, writeAccounting } from '../data';
import { type BootstrapKind, type Objective, objectives } from '../fit';
import type { CustomSpec } from '../laws';

/** The one serialisable state of the product. The address, undo, autosave, the command line and tests are views of it. */
export interface ExplorerState {
  readonly screen: Screen;
  /** Id of a bundled dataset, or `own-` and a content hash for one kept on this device. */
  readonly data: string;
  /** Id of a law; `custom` for the one made of `formula`. */
  readonly law: string;
  /** A person's own law, in use or laid aside. */
  readonly formula: CustomSpec | null;
  /** `fit` for the parameters fitted to the dataset, else a preset of the law. */
  readonly preset: string;
  readonly obj: Objective;
  readonly delta: number;
  /**
   * The point; all three null is the budget the dataset suggests. Following the optimum, one of the three
   * decides (C before N before D); under any other lock
   * two of them do (C and N, else N and D, else C and D). The rest follows from C = 6 N D.
   */
  readonly C: number | null;
  readonly N: number | null;
  readonly D: number | null;
  readonly lock: Lock;
  /** A loss to reach instead of a budget to spend. */
  readonly target: number | null;
  /** Good-enough region: how much more compute it may take, as a fraction. */
  readonly tol: number;
  readonly seed: number;
  /** Bootstrap replicates of a fit; on the screen of fits they grow to 4,000. */
  readonly boot: number;
  /** What a replicate draws: rows, residuals, or the families that `cluster` names. */
  readonly resample: BootstrapKind;
  /** Column whose labels say which runs belong together; empty where runs are independent. */
  readonly cluster: string;
  /** How the ends of an interval are read from the draws. */
  readonly ends: Ends;
  /** Column of standard errors of the loss that rows count by; empty for an unweighted fit. */
  readonly weights: string;
  /** Where the floor of the law is held, nats per token; null for a fitted one. */
  readonly floor: number | null;
  /** Why it is held there, in a person's own words; empty where nothing was said. */
  readonly why: string;
  /** Factor on the cost of a run the law predicts too high; above 1 the fit is a lower envelope. */
  readonly envelope: number;
  /** What N, C and the loss of the dataset count, as `writeAccounting` of `core/data` writes it; empty for as they are. */
  readonly acct: string;
  /** Filter over the dataset's columns, in the comparison language of `core/data`. */
  readonly where: string;
  /** The law whose card is open on the screen of laws; empty for the one in use. */
  readonly card: string;
  /** What is compared there: `law:preset`, or `law:fit` for the fit on screen. */
  readonly vs: readonly string[];
  /** Form of the hero: compute x params, or tokens x params. */
  readonly form: Form;
  /** Layers switched on or off against their default. */
  readonly show: readonly Layer[];
  /** What the colour of a run on the hero means. */
  readonly colour: Colour;
  /** A run that was not made, tried out on the hero: parameters and tokens. */
  readonly ghost: readonly [params: number, tokens: number] | null;
  /** Which runs may be proposed: least and most tokens per parameter, and sizes beyond the data's as a factor. */
  readonly reach: Reach;
  /**
   * Rows a person toggled against the dataset's own choice (`Dataset.leftOut`), by index, ascending:
   * a row is left out when exactly one of the two names it.
   */
  readonly excluded: readonly number[];
  /** Why rows were toggled, in a person's words; only rows of `excluded`, each at most once. */
  readonly reasons: readonly ExclusionReason[];
  /**
   * The screens of trade-offs (`tradeScreens`) have a table, a law and a preset of their own beside the runs
   * and the law that make plans; empty or unfit for the screen means the screen's usual one. In their links
   * these are `data`, `law` and `preset`, and the planner's are `table`, `tlaw` and `tpreset`.
   */
  readonly table: string;
  readonly tlaw: string;
  readonly tpreset: string;
  /** Rows of that table left out of its fits, ascending. */
  readonly out: readonly number[];
  /** A part of a trade-off's screen, where it has several. */
  readonly view: string;
  /** Tokens the model will serve, unique tokens at hand, bytes its weights may take; null does not limit. */
  readonly served: number | null;
  readonly unique: number | null;
  readonly mem: number | null;
  /** Bits of a weight; null is the screen's usual value. So for the next five. */
  readonly bits: number | null;
  /** Weights that share one quantization scale. */
  readonly group: number | null;
  /** Share of the domain in the training mixture, 0 to 1. */
  readonly ratio: number | null;
  /** Passes over the unique tokens. */
  readonly epochs: number | null;
  /** Degradation that is accepted, nats per token. */
  readonly eps: number | null;
  /** What `tol` is of on the screen of mixtures: a fraction of the loss, or nats. */
  readonly tolin: TolerancesIn;
  /** Shares of the domains of a mixing law, in its order, then their weights; empty for the usual ones. */
  readonly mix: readonly number[];
  /** Keys of a newer version or a hand-written link that this version does not know; kept as they are. */
  readonly unknown: Readonly<Record<string, string>>;
}

/** Rows left out (or taken back in) for one reason, ascending. */
export interface ExclusionReason {
  /** At most 200 characters. */
  readonly text: string;
  readonly rows: readonly number[];
}

export const screens = [
  'explore',
  'quantize',
  'mixture',
  'data-limits',
  'downstream',
  'schedule',
  'runs',
  'fit',
  'laws',
  'atlas',
] as const;
export type Screen = (typeof screens)[number];

/** Screens that plan with a table and a law of their own. */
export const tradeScreens = ['quantize', 'mixture', 'data-limits'] as const satisfies Screen[];

export const isTradeScreen = (screen: Screen): boolean =>
  (tradeScreens as readonly Screen[]).includes(screen);

export const toleranceUnits = ['percent', 'nats'] as const;
export type TolerancesIn = (typeof toleranceUnits)[number];

export const locks = ['optimum', 'C', 'N', 'D', 'ratio'] as const;
export type Lock = (typeof locks)[number];

const resamples: readonly BootstrapKind[] = ['cases', 'residual', 'clusters'];

export const intervalEnds = ['percentile', 'bca'] as const;
export type Ends = (typeof intervalEnds)[number];

export const forms = ['CN', 'DN'] as const;
export type Form = (typeof forms)[number];

export const colours = ['loss', 'residual', 'family', 'influence'] as const;
export type Colour = (typeof colours)[number];

export type Reach = readonly [leastRatio: number, mostRatio: number, sizeFactor: number];

export const layers = [
  'runs',
  'contours',
  'path',
  'bands',
  'tokens-guides',
  'ratio-guides',
  'good',
] as const;
export type Layer = (typeof layers)[number];

export const FITTED = 'fit';

/** Laws, presets and fits compared at once. */
const MOST_COMPARED = 6;

/** Rows as `3,7-9`. */
function writeRanges(rows: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < rows.length; ) {
    let end = i;
    while (rows[end + 1] === (rows[end] as number) + 1) end++;
    parts.push(end > i ? `${rows[i]}-${rows[end]}` : String(rows[i]));
    i = end + 1;
  }
  return parts.join(',');
}

/** Undefined for anything but ascending rows. */
function readRanges(text: string): readonly number[] | undefined {
  if (text.length > 4000) return undefined;
  const rows: number[] = [];
  for (const part of text.split(',')) {
    const [, from, to = from] = /^(\d{1,7})(?:-(\d{1,7}))?$/.exec(part) ?? [];
    const first = Number(from ?? Number.NaN);
    const last = Number(to ?? Number.NaN);
    if (!(first <= last) || first <= (rows.at(-1) ?? -1) || last - first > 100_000)
      return undefined;
    for (let row = first; row <= last; row++) rows.push(row);
    if (rows.length > 100_000) return undefined;
  }
  return rows;
}

export const defaultState: ExplorerState = {
  screen: 'explore',
  data: 'chinchilla-isoflop',
  law: 'chinchilla',
  formula: null,
  preset: FITTED,
  obj: 'huber-log',
  delta: 1e-3,
  C: null,
  N: null,
  D: null,
  lock: 'optimum',
  target: null,
  tol: 0.01,
  seed: 1,
  boot: 200,
  resample: 'cases',
  cluster: '',
  ends: 'percentile',
  weights: '',
  floor: null,
  why: '',
  envelope: 1,
  acct: '',
  where: '',
  card: '',
  vs: [],
  form: 'CN',
  show: ['runs', 'contours', 'path'],
  colour: 'loss',
  ghost: null,
  reach: [4, 400, 4],
  excluded: [],
  reasons: [],
  table: '',
  tlaw: '',
  tpreset: '',
  out: [],
  view: '',
  served: null,
  unique: null,
  mem: null,
  bits: null,
  group: null,
  ratio: null,
  epochs: null,
  eps: null,
  tolin: 'percent',
  mix: [],
  unknown: {},
};

/** Where a key lives: in the address, on this device, or only in this tab. */
export type Home = 'url' | 'device' | 'session';

interface KeyCodec<T> {
  readonly home: Home;
  readonly write: (value: T) => string;
  /** Undefined for text that is not a value of this key. */
  readonly read: (text: string) => T | undefined;
}

type KeyTable = {
  readonly [K in keyof Omit<
    ExplorerState,
    'screen' | 'formula' | 'excluded' | 'reasons' | 'unknown'
  >]: KeyCodec<ExplorerState[K]>;
};

/** Shortest decimal that reads back to the same double. */
function writeNumber(value: number): string {
  const plain = String(value);
  const power = value.toExponential();
  return (power.length < plain.length ? power : plain).replace('e+', 'e');
}

function number(test: (value: number) => boolean): (text: string) => number | undefined {
  return (text) => {
    if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text)) return undefined;
    const value = Number(text);
    return Number.isFinite(value) && test(value) ? value : undefined;
  };
}

type Ghost = ExplorerState['ghost'] | undefined;

/** So many numbers with commas between them; undefined for anything else. */
function readNumbers(
  text: string,
  count: number,
  test: (value: number) => boolean,
): number[] | undefined {
  const read = text.split(',').map(number(test));
  return read.length === count && read.every((value) => value !== undefined) ? read : undefined;
}

const quantity: KeyCodec<number | null> = {
  home: 'url',
  write: (value) => (value === null ? '' : writeNumber(value)),
  read: number((value) => value >= 1e-3 && value <= 1e40),
};

function choice<T extends string>(values: readonly T[]): KeyCodec<T> {
  return {
    home: 'url',
    write: (value) => value,
    read: (text) => values.find((value) => value === text),
  };
}

/** A number that may be left to the screen. */
function optional(low: number, high: number): KeyCodec<number | null> {
  return {
    home: 'url',
    write: (value) => (value === null ? '' : writeNumber(value)),
    read: number((value) => value >= low && value <= high),
  };
}

const name: KeyCodec<string> = {
  home: 'url',
  write: (value) => value,
  read: (text) => (/^[\w.-]{1,80}$/.test(text) ? text : undefined),
};

/** Any header of a file, none included. */
const columnName: KeyCodec<string> = {
  home: 'url',
  write: (value) => value,
  read: (text) => (text.length <= 200 ? text : undefined),
};

function count(low: number, high: number): KeyCodec<number> {
  return {
    home: 'url',
    write: writeNumber,
    read: number((v) => Number.isInteger(v) && v >= low && v <= high),
  };
}

/**
 * Every key of the address, declared once. Blocks (`d` data, `f` formula, `x` exclusions, `p` pins) are in the codec.
 */
export const stateKeys: KeyTable = {
  data: name,
  law: name,
  preset: name,
  obj: choice(objectives),
  delta: { home: 'url', write: writeNumber, read: number((v) => v > 0 && v <= 10) },
  C: quantity,
  N: quantity,
  D: quantity,
  lock: choice(locks),
  target: {
    home: 'url',
    write: (v) => (v === null ? '' : writeNumber(v)),
    read: number((v) => v > 0 && v < 100),
  },
  tol: { home: 'url', write: writeNumber, read: number((v) => v > 0 && v <= 1) },
  seed: count(0, 2 ** 31 - 1),
  boot: count(0, 4000),
  resample: choice(resamples),
  cluster: columnName,
  ends: choice(intervalEnds),
  weights: columnName,
  floor: {
    home: 'url',
    write: (v) => (v === null ? '' : writeNumber(v)),
    read: number((v) => v >= 0 && v < 100),
  },
  why: {
    home: 'url',
    write: (value) => value,
    read: (text) => (text.length <= 200 ? text : undefined),
  },
  envelope: { home: 'url', write: writeNumber, read: number((v) => v >= 1 && v <= 1000) },
  acct: {
    home: 'url',
    write: (value) => value,
    read: (text) => {
      const accounting = readAccounting(text);
      return accounting && writeAccounting(accounting);
    },
  },
  where: {
    home: 'url',
    write: (value) => value,
    read: (text) => (text.length <= 500 ? text : undefined),
  },
  card: {
    home: 'url',
    write: (value) => value,
    read: (text) => (/^[\w./-]{1,80}$/.test(text) ? text : undefined),
  },
  vs: {
    home: 'url',
    write: (value) => value.join(','),
    read: (text) => {
      const parts = text.split(',');
      const known = parts.every((part) => /^[\w./-]{1,60}:[\w.-]{1,60}$/.test(part));
      return known && parts.length <= MOST_COMPARED ? parts : undefined;
    },
  },
  table: name,
  tlaw: {
    home: 'url',
    write: (value) => value,
    read: (text) => (/^[\w./-]{1,60}$/.test(text) ? text : undefined),
  },
  tpreset: name,
  out: { home: 'url', write: writeRanges, read: readRanges },
  view: name,
  served: quantity,
  unique: quantity,
  mem: quantity,
  bits: optional(1, 16),
  group: optional(1, 1e6),
  ratio: optional(0, 1),
  epochs: optional(1e-3, 1e6),
  eps: optional(1e-9, 100),
  tolin: choice(toleranceUnits),
  mix: {
    home: 'url',
    write: (value) => value.map(writeNumber).join(','),
    read: (text) => {
      const shares = text.split(',').map(number((value) => value >= 0 && value <= 1));
      const known = shares.filter((share) => share !== undefined);
      return known.length === shares.length && known.length <= 20 ? known : undefined;
    },
  },
  form: choice(forms),
  colour: choice(colours),
  ghost: {
    home: 'url',
    write: (value) => (value === null ? '' : value.map(writeNumber).join(',')),
    read: (text) => readNumbers(text, 2, (value) => value >= 1e3 && value <= 1e18) as Ghost,
  },
  reach: {
    home: 'url',
    write: (value) => value.map(writeNumber).join(','),
    read(text) {
      const read = readNumbers(text, 3, (value) => value > 0 && value <= 1e9);
      const [least = 0, most = 0, factor = 0] = read ?? [];
      return read && least <= most && factor >= 1 ? [least, most, factor] : undefined;
    },
  },
  show: {
    home: 'url',
    write: (value) => (value.length > 0 ? value.join('.') : 'none'),
    read: (text) => {
      if (text === 'none') return [];
      const parts = text.split('.');
      const known = layers.filter((layer) => parts.includes(layer));
      return known.length > 0 ? known : undefined;
    },
  },
};
