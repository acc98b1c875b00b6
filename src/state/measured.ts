import { useEffect } from 'react';
import { findCatalogueEntry, tables } from '../core/catalogue';
import type { ColumnSource } from '../core/data';
import { type ColumnFit, fitColumns } from './fit-columns';
import { type Measured, nothingMeasured } from './measured-model';
import { memo } from './memo';
import { type Services, useAppState, useServices } from './react';
import { type AppState, notify, replaceState, type Store } from './store';
import { findSource, loadOffer, type Offer } from './tables';

function patch(store: Store, slot: string, change: Partial<Measured>): void {
  const { measured } = store.getState();
  const entry = { ...(measured[slot] ?? nothingMeasured), ...change };
  store.setState({ measured: { ...measured, [slot]: entry } });
}

const running = new Map<string, { readonly key: string; readonly abort: AbortController }>();

function cancel(store: Store, slot: string): void {
  if (!running.has(slot)) return;
  running.get(slot)?.abort.abort();
  running.delete(slot);
  patch(store, slot, { busy: false, progress: null });
}

async function start(
  services: Pick<Services, 'store' | 'client'>,
  slot: string,
  asked: ColumnFit,
): Promise<void> {
  const { store } = services;
  const { key } = asked;
  const entry = store.getState().measured[slot];
  if (running.get(slot)?.key === key || entry?.failed === key) return;
  cancel(store, slot);
  if (entry?.shown?.key === key) return;
  const abort = new AbortController();
  running.set(slot, { key, abort });
  patch(store, slot, { busy: true, progress: null, problem: null, failed: null });
  const reply = await fitColumns(services, asked, abort.signal, (progress) =>
    patch(store, slot, { progress }),
  );
  if (abort.signal.aborted) return;
  running.delete(slot);
  const done = { busy: false, progress: null };
  if (reply === null) patch(store, slot, done);
  else if (reply.ok) patch(store, slot, { ...done, shown: reply.value });
  else patch(store, slot, { ...done, problem: reply.problem, failed: key });
}

/** What is to be fitted, without its key: that is made of everything the result depends on. */
export type MeasuredAsk = Omit<ColumnFit, 'key'>;

export interface MeasuredView extends Measured {
  /** The result answers what is asked now. */
  readonly current: boolean;
  cancel(): void;
}

/**
 * Keeps the fit of a law to columns on screen: asked for as soon as it is shown and whenever something it
 * depends on changes, in the worker, the newest question winning. `slot` names the place on screen; null asks
 * for nothing. The parts of `asked` are compared by content, the law and the source by identity and hash.
 */
export function useMeasured(slot: string, asked: MeasuredAsk | null): MeasuredView {
  const services = useServices();
  const key = useAppState((state) => (asked ? keyOf(state, asked) : null));
  const entry = useAppState((state) => state.measured[slot]) ?? nothingMeasured;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that the question is made of.
  useEffect(() => {
    if (asked && key !== null) void start(services, slot, { ...asked, key });
    else cancel(services.store, slot);
  }, [key, slot, services]);
  return {
    ...entry,
    current: key !== null && entry.shown?.key === key,
    cancel: () => cancel(services.store, slot),
  };
}

function keyOf(
  { explorer }: AppState,
  { law, source, binding, rows, settings, replicates }: MeasuredAsk,
) {
  const { obj, delta, seed, boot } = explorer;
  const chosen = { objective: obj, delta, ...settings };
  return JSON.stringify([
    'measured',
    ...[law.id, source.hash, binding, rows ? Array.from(rows) : null],
    ...[chosen, seed, replicates ?? boot],
  ]);
}

const offerOf = (id: string): Offer => {
  const table = tables.find((entry) => entry.id === id);
  const title = table?.title ?? findCatalogueEntry(id)?.title ?? id;
  const kind = table ? 'table' : findCatalogueEntry(id) ? 'runs' : 'own';
  return { key: `${kind}:${id}`, title, kind, id, ...(table ? { table } : {}) };
};

const sourceOf = (id: string) =>
  memo(
    ({ datasets, tables: loaded }: AppState) => [datasets, loaded] as const,
    (datasets, loaded): ColumnSource | null =>
      findSource({ datasets, tables: loaded }, offerOf(id)) ?? loaded[id] ?? null,
  );
const sources = new Map<string, ReturnType<typeof sourceOf>>();

/** The columns of a table or dataset by id, whatever its kind; null until `useTable` has loaded them. */
export function selectTable(id: string): (state: AppState) => ColumnSource | null {
  let select = sources.get(id);
  if (!select) {
    select = sourceOf(id);
    sources.set(id, select);
  }
  return select;
}

/** Loads a table or dataset by its id and keeps it; null while it is on its way, or where it cannot be had (then a notice says why). */
export function useTable(id: string): ColumnSource | null {
  const services = useServices();
  const source = useAppState(selectTable(id));
  const isThere = source !== null;
  useEffect(() => {
    if (isThere) return;
    void loadOffer(services, offerOf(id)).then((problem) => {
      if (!problem) return;
      notify(services.store, problem);
      const { explorer } = services.store.getState();
      // What this device does not have gives way to what the screen usually shows.
      if (explorer.table === id && id.startsWith('own-'))
        replaceState(services.store, { ...explorer, table: '', tpreset: '', out: [] });
    });
  }, [id, isThere, services]);
  return source;
}
