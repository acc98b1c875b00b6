import {
  basisOf,
  type FinishedRun,
  findFinishedRun,
  type KeptForecast,
  readForecast,
  sealForecast,
  writeForecast,
} from '../core/forecast';
import {
  decodeForecast,
  defaultState,
  type EncodedLink,
  type ExplorerState,
  encodeForecast,
  encodeLink,
} from '../core/permalink';
import { failure, type Result, success } from '../core/result';
import { deleteValue, listValues, saveValue } from './device-store';
import { selectForecastDraft } from './forecast-draft';
import type { Services } from './react';
import { openTab } from './screens';
import { notify, type Store } from './store';

/** Cards a device keeps; none is dropped to make room, for each was a promise. */
const MOST_CARDS = 200;
const PREFIX = 'forecast:';

/** Each card is an entry of its own, so that two tabs do not write over one another's. */
const keyOf = ({ seal }: KeptForecast): string => PREFIX + seal;

const newestFirst = (cards: readonly KeptForecast[]): KeptForecast[] =>
  [...cards].sort((a, b) => (a.card.made < b.card.made ? 1 : a.card.made > b.card.made ? -1 : 0));

/** Reads the cards kept on this device, once; where storage is denied the list is that of this tab. */
export async function listForecasts(store: Store): Promise<void> {
  if (store.getState().forecasts !== null) return;
  const stored = await listValues(PREFIX);
  const known = store.getState().forecasts ?? [];
  const seals = new Set(known.map(({ seal }) => seal));
  const read = (stored.ok ? stored.value : []).flatMap((text) => {
    const card = readForecast(text);
    // One that no longer reads is left where it is: a later version may read it.
    return card.ok && !seals.has(card.value.seal) ? [card.value] : [];
  });
  store.setState({ forecasts: newestFirst([...known, ...read]) });
}

/** Puts a card in the list and on this device; one that is there already is replaced. Problem: `forecast-full` (most). */
async function keep(store: Store, kept: KeptForecast): Promise<Result<KeptForecast>> {
  await listForecasts(store);
  const cards = store.getState().forecasts ?? [];
  const others = cards.filter(({ seal }) => seal !== kept.seal);
  if (others.length >= MOST_CARDS) return failure('forecast-full', { most: MOST_CARDS });
  store.setState({ forecasts: newestFirst([kept, ...others]) });
  const saved = await saveValue(keyOf(kept), writeForecast(kept));
  if (!saved.ok) notify(store, saved.problem, 'info');
  return success(kept);
}

/** Freezes the forecast on screen. Problems: those of `selectForecastDraft`, `forecast-waiting`, `forecast-full`. */
export async function freezeForecast({
  store,
  clock,
}: Pick<Services, 'store' | 'clock'>): Promise<Result<KeptForecast>> {
  const draft = selectForecastDraft(store.getState());
  if (!draft) return failure('forecast-waiting');
  if (!draft.ok) return draft;
  return keep(store, sealForecast({ made: clock(), ...draft.value }));
}

/** Takes in a card from a file. A score this device has stays where the file has none. Problems: those of `readForecast`, `forecast-full`. */
export async function importForecast(store: Store, text: string): Promise<Result<KeptForecast>> {
  const read = readForecast(text);
  return read.ok ? take(store, read.value) : read;
}

async function take(store: Store, kept: KeptForecast): Promise<Result<KeptForecast>> {
  await listForecasts(store);
  const known = store.getState().forecasts?.find(({ seal }) => seal === kept.seal);
  return keep(store, { ...kept, outcome: kept.outcome ?? known?.outcome ?? null });
}

/** Takes in the card that came inside a link; says so where it cannot be read. */
export async function takeForecastBlock(store: Store, block: string): Promise<void> {
  const decoded = decodeForecast(block);
  const taken = decoded.ok ? await take(store, decoded.value) : decoded;
  if (taken.ok) openTab(store, 'worked');
  else notify(store, taken.problem);
}

/** Takes in a card that was dropped on the page, and shows it. */
export async function takeForecastText(store: Store, text: string): Promise<void> {
  const taken = await importForecast(store, text);
  if (taken.ok) openTab(store, 'worked');
  else notify(store, taken.problem);
}

/** Puts the measured loss on a card, in its unit; null takes it off again. */
export async function settleForecast(
  { store, clock }: Pick<Services, 'store' | 'clock'>,
  kept: KeptForecast,
  measured: { readonly loss: number; readonly from: string } | null,
): Promise<void> {
  await keep(store, { ...kept, outcome: measured && { ...measured, on: clock() } });
}

/**
 * The run of a file that a card is about; a log that does not say its size or tokens is taken to be of the card's.
 * Problems: those of an import, and of `findFinishedRun`.
 */
export async function readFinishedRun(
  { imports }: Pick<Services, 'imports'>,
  { card }: KeptForecast,
  file: { readonly name: string; readonly content: Blob },
): Promise<Result<FinishedRun>> {
  const opened = await imports.open([file], { signal: new AbortController().signal });
  if (!opened.ok) return opened;
  const { N, D } = card.target;
  const built = await opened.value.build({
    roles: {},
    answers: { '': { params: N, tokens: D } },
  });
  opened.value.close();
  return built.ok ? findFinishedRun(built.value.dataset, card) : built;
}

export async function removeForecast(store: Store, kept: KeptForecast): Promise<void> {
  const deleted = await deleteValue(keyOf(kept));
  if (!deleted.ok) notify(store, deleted.problem, 'info');
  const cards = store.getState().forecasts ?? [];
  store.setState({ forecasts: cards.filter(({ seal }) => seal !== kept.seal) });
}

/**
 * A link to what a card rests on, with the card inside: its data (an own dataset where it is here and fits), law,
 * settings and target, whatever is on screen.
 */
export function makeForecastLink(store: Store, kept: KeptForecast, base: string): EncodedLink {
  const { data, law, target, assumptions } = kept.card;
  const { objective, delta, refits, excluded, ...rest } = assumptions;
  const { hash, acct } = basisOf(kept.card);
  const state: ExplorerState = {
    ...defaultState,
    ...rest,
    acct,
    screen: 'fit',
    card: 'worked',
    data: data.id,
    law: law.id,
    formula: law.formula ?? null,
    obj: objective,
    delta: delta ?? defaultState.delta,
    boot: refits,
    excluded,
    C: 6 * target.N * target.D,
    N: target.N,
    lock: 'C',
  };
  const dataset = store.getState().datasets[data.id];
  const own = dataset?.hash === hash && dataset.origin.kind !== 'bundled';
  const forecast = encodeForecast(kept);
  const whole = encodeLink(state, { base, forecast, ...(own ? { dataset } : {}) });
  return whole.tooLong ? encodeLink(state, { base, forecast }) : whole;
}
