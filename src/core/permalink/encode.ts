import type { Dataset } from '../data';
import { formatAddress } from './address';
import { encodeDataset } from './data-block';
import { isDefaultReference, writeReference } from './dataset-reference';
import { encodeExclusions } from './exclusions';
import { defaultState, type ExplorerState, isTradeScreen } from './explorer-state';
import { FORECAST_KEY } from './forecast-key';
import { encodeFormula } from './formula-block';
import { VERSION } from './migrations';
import { encodePins } from './pins-block';
import { impliedLock, pointKeys } from './point';
import { stateKeys } from './state-keys';
import { exchangeTradeKeys } from './trade-keys';

/** Whole addresses stay below this many characters; what needs more travels as a session file. */
const LENGTH_LIMIT = 8000;

/** What a link carries, for the share dialog. */
export interface LinkContents {
  readonly screen: ExplorerState['screen'];
  readonly data:
    | { readonly kind: 'bundled'; readonly id: string }
    /** On the sender's device only: a receiver does not get it. */
    | { readonly kind: 'device'; readonly id: string }
    | {
        readonly kind: 'embedded';
        readonly title: string;
        readonly rows: number;
        readonly names: boolean;
        /** Further columns, those the filter names. */
        readonly columns: readonly string[];
        readonly characters: number;
      };
  /** Readable keys that differ from the defaults, in the order of the link. */
  readonly keys: readonly string[];
  readonly exclusions: number;
  readonly pins: number;
  readonly unknown: number;
}

export interface EncodedLink {
  /** `#/SCREEN?v=1&...`. Where the data did not fit it is left out, so that this can always be used. */
  readonly hash: string;
  /** Characters of the whole address with everything in it, also where that was too long. */
  readonly length: number;
  readonly tooLong: boolean;
  /** Characters above what a link may have; 0 where it fits. */
  readonly over: number;
  readonly contents: LinkContents;
}

export interface EncodeOptions {
  /** An own dataset to put into the link. */
  readonly dataset?: Dataset;
  /** A forecast card as the block `encodeForecast` makes. */
  readonly forecast?: string;
  /** The page's address up to the hash: its length counts. */
  readonly base?: string;
}

/** The state as an address that shows only what differs from the defaults. */
export function encodeLink(state: ExplorerState, options: EncodeOptions = {}): EncodedLink {
  const { dataset, forecast, base = '' } = options;
  const pairs = writePairs(state);
  const shown = exchangeTradeKeys(state.screen, pairs);
  const keys = Array.from(shown.keys()).filter((key) => key !== 'v');
  const pins = state.pins.length;
  const known = { screen: state.screen, keys, exclusions: state.excluded.length, pins };
  const unknown = Object.keys(state.unknown).length;
  const link = (block?: string): string => {
    const all = new Map(shown);
    if (block !== undefined) all.set('d', block);
    if (state.excluded.length > 0) all.set('x', encodeExclusions(state.excluded, state.reasons));
    if (pins > 0) all.set('p', encodePins(state.pins));
    if (forecast !== undefined) all.set(FORECAST_KEY, forecast);
    for (const [key, value] of Object.entries(state.unknown))
      if (!all.has(key)) all.set(key, value);
    return formatAddress({ screen: state.screen, pairs: all });
  };
  const inUse = isTradeScreen(state.screen) && state.table !== '' ? state.table : state.data;
  const isOwn = inUse.startsWith('own-');
  const bare = link();
  if (!dataset || !isOwn) {
    const data = { kind: isOwn ? 'device' : 'bundled', id: inUse } as const;
    return measure(bare, bare, base, { ...known, unknown, data });
  }
  const room = LENGTH_LIMIT - 1 - base.length - bare.length - '&d='.length;
  const block = encodeDataset(dataset, state.where, room);
  const full = bare.length + '&d='.length + block.length;
  const fits = block.text !== undefined && base.length + full < LENGTH_LIMIT;
  const data = {
    kind: 'embedded',
    title: dataset.title,
    rows: dataset.N.length,
    names: block.names,
    columns: block.columns,
    characters: block.length,
  } as const;
  return measure(fits ? link(block.text) : bare, full, base, { ...known, unknown, data });
}

function measure(
  hash: string,
  full: string | number,
  base: string,
  contents: LinkContents,
): EncodedLink {
  const length = base.length + (typeof full === 'number' ? full : full.length);
  const over = Math.max(0, length - (LENGTH_LIMIT - 1));
  return { hash, length, tooLong: over > 0, over, contents };
}

function writePairs(state: ExplorerState): Map<string, string> {
  const pairs = new Map([['v', String(VERSION)]]);
  if (!isDefaultReference(state.data)) pairs.set('data', writeReference(state.data));
  write(pairs, state, ['law', 'preset', 'obj', 'delta']);
  for (const key of pointKeys) if (state[key] !== null) pairs.set(key, writeKey(key, state));
  if (state.lock !== 'optimum' || impliedLock(state) !== 'optimum') pairs.set('lock', state.lock);
  write(pairs, state, ['target', 'tol', 'seed', 'boot', 'resample', 'cluster', 'ends']);
  write(pairs, state, ['weights', 'floor', 'why', 'envelope', 'acct', 'where']);
  write(pairs, state, ['card', 'vs', 'form', 'show']);
  write(pairs, state, ['table', 'tlaw', 'tpreset', 'out', 'view']);
  write(pairs, state, Object.keys(stateKeys).filter(isPlain));
  if (state.formula) pairs.set('f', encodeFormula(state.formula));
  return pairs;
}

type PlainKey = Exclude<keyof typeof stateKeys, 'data' | 'C' | 'N' | 'D' | 'lock'>;

const isPlain = (key: string): key is PlainKey => !['data', ...pointKeys, 'lock'].includes(key);

function write(pairs: Map<string, string>, state: ExplorerState, keys: readonly PlainKey[]): void {
  for (const key of keys) {
    if (pairs.has(key)) continue;
    const text = writeKey(key, state);
    if (text !== writeKey(key, defaultState)) pairs.set(key, text);
  }
}

function writeKey<K extends keyof typeof stateKeys>(key: K, state: ExplorerState): string {
  return stateKeys[key].write(state[key] as never);
}
