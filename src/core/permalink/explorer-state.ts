import type { BootstrapKind, Objective } from '../fit';
import type { CustomSpec } from '../laws';
import type { Pin } from './pins-block';

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
  /** Limits of Explore's plan that have a value and are switched off there. */
  readonly off: readonly Limit[];
  /** Accelerators and what they cost, as `core/hardware` writes them; empty for the usual ones. */
  readonly hw: string;
  /** Most a million tokens may cost to serve, US dollars, in place of the memory; null where memory limits. */
  readonly cost: number | null;
  /** Plans kept in sight on Explore, at most four, oldest first. */
  readonly pins: readonly Pin[];
  /** Which measured runs a screen of predictions fits to. */
  readonly train: TrainedOn;
  /** One of the benchmark's tasks; empty for their mean. */
  readonly task: string;
  /** Course of the learning rate. */
  readonly sched: Course;
  /** Peak learning rate and tokens a batch; null for the optimum of the law in use. */
  readonly lr: number | null;
  readonly batch: number | null;
  /** Shares of the tokens spent warming up and decaying, and the last rate as a share of the peak. */
  readonly warm: number | null;
  readonly decay: number | null;
  readonly end: number | null;
  /** What the atlas is filtered by: a kind of entry, and words. */
  readonly kind: string;
  readonly q: string;
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
export const tradeScreens = [
  'quantize',
  'mixture',
  'data-limits',
  'downstream',
  'schedule',
] as const satisfies Screen[];

export const isTradeScreen = (screen: Screen): boolean =>
  (tradeScreens as readonly Screen[]).includes(screen);

export const limits = ['served', 'unique', 'mem', 'bits'] as const;
export type Limit = (typeof limits)[number];

/** Every run, those near their compute optimum, or those the paper of the law took. */
export const trainedOn = ['all', 'near', 'paper'] as const;
export type TrainedOn = (typeof trainedOn)[number];

export const courses = ['power', 'wsd', 'cosine', 'constant'] as const;
export type Course = (typeof courses)[number];

export const toleranceUnits = ['percent', 'nats'] as const;
export type TolerancesIn = (typeof toleranceUnits)[number];

export const locks = ['optimum', 'C', 'N', 'D', 'ratio'] as const;
export type Lock = (typeof locks)[number];

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
  off: [],
  hw: '',
  cost: null,
  pins: [],
  train: 'paper',
  task: '',
  sched: 'power',
  lr: null,
  batch: null,
  warm: null,
  decay: null,
  end: null,
  kind: '',
  q: '',
  unknown: {},
};
