import { readAccounting, writeAccounting } from '../data';
import { type BootstrapKind, objectives } from '../fit';
import {
  colours,
  courses,
  type ExplorerState,
  forms,
  intervalEnds,
  layers,
  limits,
  locks,
  toleranceUnits,
  trainedOn,
} from './explorer-state';
import {
  choice,
  columnName,
  count,
  type KeyCodec,
  name,
  number,
  optional,
  quantity,
  readNumbers,
  readRanges,
  someOf,
  text,
  writeNumber,
  writeRanges,
} from './key-codecs';

const resamples: readonly BootstrapKind[] = ['cases', 'residual', 'clusters'];

/** Laws, presets and fits compared at once. */
const MOST_COMPARED = 6;

type KeyTable = {
  readonly [K in keyof Omit<
    ExplorerState,
    'screen' | 'formula' | 'excluded' | 'reasons' | 'pins' | 'unknown'
  >]: KeyCodec<ExplorerState[K]>;
};

type Ghost = ExplorerState['ghost'] | undefined;

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
  why: text(200),
  envelope: { home: 'url', write: writeNumber, read: number((v) => v >= 1 && v <= 1000) },
  acct: {
    home: 'url',
    write: (value) => value,
    read: (text) => {
      const accounting = readAccounting(text);
      return accounting && writeAccounting(accounting);
    },
  },
  where: text(500),
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
  cost: optional(1e-9, 1e9),
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
  show: someOf(layers),
  off: someOf(limits),
  hw: text(400),
  train: choice(trainedOn),
  task: name,
  sched: choice(courses),
  lr: optional(1e-9, 1e3),
  batch: quantity,
  warm: optional(0, 1),
  decay: optional(0, 1),
  end: optional(0, 1),
  kind: name,
  q: text(200),
};
