import type { Dataset } from '../data';
import { findLaw, findPreset } from '../laws';
import type { Problem } from '../result';
import { parseAddress } from './address';
import { decodeDataset } from './data-block';
import { readReference } from './dataset-reference';
import { decodeExclusions } from './exclusions';
import { defaultState, type ExplorerState, FITTED, screens, stateKeys } from './explorer-state';
import { migrate, type Pairs, VERSION } from './migrations';
import { impliedLock } from './point';

export interface DecodedLink {
  readonly state: ExplorerState;
  /** The runs that came inside the link. */
  readonly dataset?: Dataset;
  /** What could not be read as it stands; the rest was. */
  readonly notices: readonly Problem[];
}

/**
 * Opens what can be read of any text; never throws. Problems: those of `parseAddress`, `readReference` and
 * of the blocks; `link-newer` (version), `link-bad-version`, `link-screen` (value), `link-value` (key, value),
 * `link-law` (value), `link-preset` (law, value), `link-exclusions-dropped`.
 */
export function decodeLink(text: string): DecodedLink {
  const address = parseAddress(text);
  const notices: Problem[] = [...address.problems];
  const pairs = migrate(address.pairs, readVersion(address.pairs, notices));
  const scalars = readScalars(pairs, notices);
  const block = pairs.get('d');
  const embedded = block === undefined ? undefined : decodeDataset(block);
  if (embedded && !embedded.ok) notices.push(embedded.problem);
  const dataset = embedded?.ok ? embedded.value : undefined;
  const data = dataset ? dataset.id : readReference(pairs.get('data'), notices);
  const lostData = block !== undefined && !dataset && !data.startsWith('own-');
  return {
    state: {
      ...scalars,
      screen: readScreen(address.screen, notices),
      data,
      excluded: lostData ? dropExclusions(pairs, notices) : readExclusions(pairs, dataset, notices),
      unknown: readUnknown(pairs),
    },
    ...(dataset ? { dataset } : {}),
    notices,
  };
}

function readVersion(pairs: Pairs, notices: Problem[]): number {
  const text = pairs.get('v') ?? '0';
  const version = /^\d{1,6}$/.test(text) ? Number(text) : undefined;
  if (version === undefined)
    notices.push({ code: 'link-bad-version', data: { value: clip(text) } });
  else if (version > VERSION)
    notices.push({ code: 'link-newer', data: { version, known: VERSION } });
  return version ?? VERSION;
}

function readScreen(text: string, notices: Problem[]): ExplorerState['screen'] {
  const screen = screens.find((name) => name === text);
  if (screen === undefined && text !== '') {
    notices.push({ code: 'link-screen', data: { value: clip(text) } });
  }
  return screen ?? defaultState.screen;
}

type Scalars = Omit<ExplorerState, 'screen' | 'data' | 'excluded' | 'unknown'>;

/** Keys that may be empty: no value. */
const nullable: ReadonlySet<string> = new Set(['C', 'N', 'D', 'target']);

function readScalars(pairs: Pairs, notices: Problem[]): Scalars {
  const read = <K extends keyof typeof stateKeys>(key: K): ExplorerState[K] | undefined => {
    const text = pairs.get(key);
    if (text === undefined) return undefined;
    if (text === '' && nullable.has(key)) return null as ExplorerState[K];
    const value = stateKeys[key].read(text) as ExplorerState[K] | undefined;
    if (value === undefined) notices.push({ code: 'link-value', data: { key, value: clip(text) } });
    return value;
  };
  const plain = <K extends keyof typeof stateKeys>(key: K): ExplorerState[K] =>
    read(key) ?? (defaultState[key] as ExplorerState[K]);
  const point = { C: plain('C'), N: plain('N'), D: plain('D') };
  return {
    ...readLaw(plain('law'), plain('preset'), notices),
    obj: plain('obj'),
    delta: plain('delta'),
    ...point,
    lock: read('lock') ?? impliedLock(point),
    target: plain('target'),
    tol: plain('tol'),
    seed: plain('seed'),
    boot: plain('boot'),
    where: plain('where'),
    card: plain('card'),
    vs: plain('vs'),
    form: plain('form'),
    show: plain('show'),
  };
}

function readLaw(lawId: string, presetId: string, notices: Problem[]) {
  const law = findLaw(lawId);
  if (!law) {
    notices.push({ code: 'link-law', data: { value: lawId } });
    return { law: defaultState.law, preset: defaultState.preset };
  }
  if (presetId === FITTED || findPreset(law, presetId)) return { law: law.id, preset: presetId };
  notices.push({ code: 'link-preset', data: { law: law.id, value: presetId } });
  return { law: law.id, preset: FITTED };
}

function readExclusions(
  pairs: Pairs,
  dataset: Dataset | undefined,
  notices: Problem[],
): readonly number[] {
  const text = pairs.get('x');
  if (text === undefined) return defaultState.excluded;
  const rows = decodeExclusions(text);
  if (!rows.ok) {
    notices.push(rows.problem);
    return defaultState.excluded;
  }
  if (!dataset) return rows.value;
  const count = dataset.N.length;
  const inside = rows.value.filter((row) => row < count);
  const outside = rows.value.length - inside.length;
  if (outside > 0) notices.push({ code: 'link-exclusions-outside', data: { outside, count } });
  return inside;
}

/** Row numbers mean nothing for other data than the runs they came with. */
function dropExclusions(pairs: Pairs, notices: Problem[]): readonly number[] {
  if (pairs.has('x')) notices.push({ code: 'link-exclusions-dropped', data: {} });
  return defaultState.excluded;
}

function readUnknown(pairs: Pairs): Readonly<Record<string, string>> {
  const own = (key: string) =>
    key === 'v' || key === 'd' || key === 'x' || Object.hasOwn(stateKeys, key);
  return Object.fromEntries(Array.from(pairs).filter(([key]) => !own(key)));
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}\u2026` : text;
}
