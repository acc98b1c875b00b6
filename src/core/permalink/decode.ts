import type { Dataset } from '../data';
import {
  CUSTOM,
  type CustomSpec,
  findLawTitle,
  findPlanLaw,
  findPreset,
  isPlanSpec,
  type Law,
} from '../laws';
import type { Problem } from '../result';
import { parseAddress } from './address';
import { decodeDataset } from './data-block';
import { readReference } from './dataset-reference';
import { decodeExclusions, keepReasons } from './exclusions';
import { defaultState, type ExplorerState, FITTED, isTradeScreen, screens } from './explorer-state';
import { FORECAST_KEY } from './forecast-key';
import { decodeFormula } from './formula-block';
import { migrate, type Pairs, VERSION } from './migrations';
import { decodePins } from './pins-block';
import { impliedLock } from './point';
import { stateKeys } from './state-keys';
import { exchangeTradeKeys } from './trade-keys';

export interface DecodedLink {
  readonly state: ExplorerState;
  /** The runs that came inside the link. */
  readonly dataset?: Dataset;
  /** A forecast card that came along, as the block `decodeForecast` reads. */
  readonly forecast?: string;
  /** What could not be read as it stands; the rest was. */
  readonly notices: readonly Problem[];
}

/**
 * Opens what can be read of any text; never throws. Problems: those of `parseAddress`, `readReference` and
 * of the blocks; `link-newer` (version), `link-bad-version`, `link-screen` (value), `link-value` (key, value),
 * `link-law` (value), `law-no-plan` (law), `link-law-no-formula`, `link-preset` (law, value),
 * `link-exclusions-dropped`.
 */
export function decodeLink(text: string): DecodedLink {
  const address = parseAddress(text);
  const notices: Problem[] = [...address.problems];
  const screen = readScreen(address.screen, notices);
  const pairs = exchangeTradeKeys(
    screen,
    migrate(address.pairs, readVersion(address.pairs, notices)),
  );
  const formula = readFormula(pairs, notices);
  const scalars = readScalars(pairs, { screen, formula }, notices);
  const block = pairs.get('d');
  const embedded = block === undefined ? undefined : decodeDataset(block);
  if (embedded && !embedded.ok) notices.push(embedded.problem);
  const dataset = embedded?.ok ? embedded.value : undefined;
  // What came along is what the screen shows.
  const isTable = dataset !== undefined && isTradeScreen(screen);
  const data = dataset && !isTable ? dataset.id : readReference(pairs.get('data'), notices);
  const forecast = pairs.get(FORECAST_KEY);
  const lostData = block !== undefined && !dataset && !data.startsWith('own-');
  return {
    state: {
      ...scalars,
      screen,
      formula,
      data,
      ...(isTable ? { table: dataset.id } : {}),
      ...(lostData ? dropExclusions(pairs, notices) : readExclusions(pairs, dataset, notices)),
      pins: readPins(pairs, notices),
      unknown: readUnknown(pairs),
    },
    ...(dataset ? { dataset } : {}),
    ...(forecast === undefined ? {} : { forecast }),
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

type Exclusions = Pick<ExplorerState, 'excluded' | 'reasons'>;
type Around = Pick<ExplorerState, 'screen' | 'formula'>;
type Scalars = Omit<ExplorerState, keyof Around | keyof Exclusions | 'data' | 'pins' | 'unknown'>;

type Key = keyof typeof stateKeys;

function readScalars(pairs: Pairs, around: Around, notices: Problem[]): Scalars {
  const read = (key: Key): unknown => {
    const text = pairs.get(key);
    if (text === undefined) return undefined;
    // A key that may hold nothing may be empty.
    if (text === '' && defaultState[key] === null) return null;
    const value: unknown = stateKeys[key].read(text);
    if (value === undefined) notices.push({ code: 'link-value', data: { key, value: clip(text) } });
    return value;
  };
  const values = Object.fromEntries(
    (Object.keys(stateKeys) as Key[])
      .filter((key) => key !== 'data')
      .map((key) => [key, read(key)] as const)
      .filter(([, value]) => value !== undefined),
  ) as Partial<Scalars>;
  const scalars: Scalars = { ...usualScalars, ...values };
  return {
    ...scalars,
    lock: values.lock ?? impliedLock(scalars),
    ...readLaw(scalars, around, notices),
  };
}

const usualScalars: Scalars = Object.fromEntries(
  (Object.keys(stateKeys) as Key[])
    .filter((key) => key !== 'data')
    .map((key) => [key, defaultState[key]]),
) as Scalars;

type LawChoice = Pick<ExplorerState, 'law' | 'preset' | 'card' | 'vs'>;

const OWN_TITLE = 'Your own law';

/**
 * On Explore the law in use makes plans; on the screen of laws one that cannot is opened as a card. Of a
 * formula only the shape is known here: what it says is read when the law is built.
 */
function readLaw(asked: LawChoice, { screen, formula }: Around, notices: Problem[]): LawChoice {
  const { law: id, card, vs } = asked;
  const law = findPlanLaw(id);
  const title = findLawTitle(id);
  const fallback = { law: defaultState.law, preset: defaultState.preset, card, vs };
  if (id === CUSTOM ? formula === null : title === undefined) {
    const code = id === CUSTOM ? 'link-law-no-formula' : 'link-law';
    notices.push({ code, data: { value: id } });
    return fallback;
  }
  const preset = readPreset(id, law, asked.preset, notices);
  const plans = id === CUSTOM ? formula !== null && isPlanSpec(formula) : law !== undefined;
  if (plans || (screen !== 'laws' && screen !== 'explore')) return { law: id, preset, card, vs };
  if (screen === 'explore') {
    notices.push({ code: 'law-no-plan', data: { law: title ?? OWN_TITLE } });
    return fallback;
  }
  return {
    ...fallback,
    card: card === '' ? id : card,
    vs: preset !== FITTED && vs.length === 0 ? [`${id}:${preset}`] : vs,
  };
}

function readPreset(id: string, law: Law | undefined, preset: string, notices: Problem[]): string {
  // The presets of a law that plans nothing are not here to be looked up: its screen does.
  const isElsewhere = id !== CUSTOM && law === undefined;
  if (preset === FITTED || isElsewhere || (law && findPreset(law, preset))) return preset;
  notices.push({ code: 'link-preset', data: { law: id, value: preset } });
  return FITTED;
}

function readFormula(pairs: Pairs, notices: Problem[]): CustomSpec | null {
  const text = pairs.get('f');
  if (text === undefined) return null;
  const spec = decodeFormula(text);
  if (spec.ok) return spec.value;
  notices.push(spec.problem);
  return null;
}

function readExclusions(
  pairs: Pairs,
  dataset: Dataset | undefined,
  notices: Problem[],
): Exclusions {
  const text = pairs.get('x');
  if (text === undefined) return noExclusions;
  const read = decodeExclusions(text);
  if (!read.ok) {
    notices.push(read.problem);
    return noExclusions;
  }
  const { rows, reasons } = read.value;
  if (!dataset) return { excluded: rows, reasons };
  const count = dataset.N.length;
  const inside = rows.filter((row) => row < count);
  const outside = rows.length - inside.length;
  if (outside > 0) notices.push({ code: 'link-exclusions-outside', data: { outside, count } });
  return { excluded: inside, reasons: keepReasons(reasons, inside) };
}

const noExclusions: Exclusions = {
  excluded: defaultState.excluded,
  reasons: defaultState.reasons,
};

/** Row numbers mean nothing for other data than the runs they came with. */
function dropExclusions(pairs: Pairs, notices: Problem[]): Exclusions {
  if (pairs.has('x')) notices.push({ code: 'link-exclusions-dropped', data: {} });
  return noExclusions;
}

function readPins(pairs: Pairs, notices: Problem[]): ExplorerState['pins'] {
  const text = pairs.get('p');
  if (text === undefined) return defaultState.pins;
  const pins = decodePins(text);
  if (pins.ok) return pins.value;
  notices.push(pins.problem);
  return defaultState.pins;
}

function readUnknown(pairs: Pairs): Readonly<Record<string, string>> {
  const own = (key: string) =>
    ['v', 'd', 'f', 'x', 'p', FORECAST_KEY].includes(key) || Object.hasOwn(stateKeys, key);
  return Object.fromEntries(Array.from(pairs).filter(([key]) => !own(key)));
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}\u2026` : text;
}
