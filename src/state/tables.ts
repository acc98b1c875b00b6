import {
  catalogue,
  findCatalogueEntry,
  gallery,
  loadCatalogueDataset,
  loadTable,
  type TableBinding,
  type TableEntry,
  tables,
} from '../core/catalogue';
import { type ColumnSource, type Dataset, guessBinding, toColumnSource } from '../core/data';
import { findLaw, type Law } from '../core/laws';
import { failure, type Problem, type Result, success } from '../core/result';
import { keepDataset } from './datasets';
import { memo } from './memo';
import { loadOwn } from './own';
import type { Services } from './react';
import type { AppState, Store } from './store';

/** Something a law can be fitted to, before it is loaded. */
export interface Offer {
  /** `table:ID:K` for the K-th binding of a bundled table, `runs:ID`, `made:ID` for a table of this tab. */
  readonly key: string;
  readonly title: string;
  readonly kind: 'table' | 'in-use' | 'runs' | 'own' | 'made';
  /** Id of the table or dataset. */
  readonly id: string;
  readonly table?: TableEntry;
  readonly binding?: TableBinding;
}

/** Whether a binding is of this law; for one of a person's own, whether it names the same quantities. */
function holdsFor(binding: TableBinding, law: Law): boolean {
  if (binding.law === law.id) return true;
  if (law.family !== 'own') return false;
  const named = Object.keys(binding.variables).sort().join();
  const wanted = law.variables.map(({ id }) => id).sort();
  return named === wanted.join() && findLaw(binding.law)?.outputs[0].id === law.outputs[0].id;
}

/** Bundled tables that are known to hold data for a law, those of its own papers first; one offer a binding. */
function tableOffers(law: Law): Offer[] {
  const isOwn = ({ citations }: TableEntry): boolean =>
    citations.some(({ arxiv }) => law.citations.some((paper) => paper.arxiv === arxiv));
  const ordered = [...tables.filter(isOwn), ...tables.filter((table) => !isOwn(table))];
  return ordered.flatMap((table) => {
    const fitting = table.bindings.filter((binding) => holdsFor(binding, law));
    return fitting.map(
      (binding, k): Offer => ({
        key: `table:${table.id}:${k}`,
        title: fitting.length > 1 ? `${table.title}: ${binding.label}` : table.title,
        kind: 'table',
        id: table.id,
        table,
        binding,
      }),
    );
  });
}

/** Whether the names of an entry's columns tell every part of the law. */
function holdsAll(law: Law, names: readonly string[]): boolean {
  const source: ColumnSource = {
    id: '',
    title: '',
    hash: '',
    rowCount: 0,
    origin: { kind: 'bundled', source: '', notes: [] },
    columns: names.map((name) => ({ name, kind: 'number', values: new Float64Array(0) })),
  };
  const { variables, response } = guessBinding(law, source);
  return (
    response !== undefined &&
    law.variables.every(({ id, default: usual }) => usual !== undefined || id in variables)
  );
}

const asColumns = memo(
  (dataset: Dataset) => [dataset] as const,
  (dataset) => toColumnSource(dataset),
);

/**
 * What a law can be fitted to: the tables made for it first, then the dataset in use (before them for a formula
 * it has the columns of), bundled runs that have its columns, own datasets, and tables simulated in this tab.
 */
export function listOffers(
  law: Law,
  {
    data,
    datasets,
    own,
    tables: loaded,
  }: Pick<AppState, 'datasets' | 'own' | 'tables'> & {
    readonly data: string;
  },
): readonly Offer[] {
  const runs = (id: string, title: string, kind: Offer['kind']): Offer => ({
    key: `runs:${id}`,
    title,
    kind,
    id,
  });
  const inUse =
    datasets[data]?.title ??
    findCatalogueEntry(data)?.title ??
    own.find(({ id }) => id === data)?.title ??
    data;
  const present = datasets[data];
  const columns = present ? asColumns(present)?.columns.map(({ name }) => name) : [];
  // A formula is written for the runs in use: where they have its columns they come before any table.
  const first = law.family === 'own' && holdsAll(law, columns ?? []);
  const current = runs(data, inUse, 'in-use');
  const isOfGallery = (id: string): boolean =>
    gallery.some((entry) => entry.id === id && entry.law === law.id);
  const made = Object.values(loaded).filter(
    ({ id, origin }) => origin.simulated?.law === law.id || isOfGallery(id),
  );
  return [
    ...made.map(({ id, title }): Offer => ({ key: `made:${id}`, title, kind: 'made', id })),
    ...(first ? [current] : []),
    ...tableOffers(law),
    ...(first ? [] : [current]),
    ...catalogue
      .filter(
        ({ id, columns }) =>
          id !== data &&
          holdsAll(
            law,
            columns.map(({ name }) => name),
          ),
      )
      .map(({ id, title }) => runs(id, title, 'runs')),
    ...own.filter(({ id }) => id !== data).map(({ id, title }) => runs(id, title, 'own')),
  ];
}

/** Keeps the columns of a table for as long as the page lives. */
export function keepTable(store: Store, source: ColumnSource): void {
  store.setState({ tables: { ...store.getState().tables, [source.id]: source } });
}

/** The columns of an offer where they are loaded. */
export function findSource(
  { datasets, tables: loaded }: Pick<AppState, 'datasets' | 'tables'>,
  { kind, id }: Offer,
): ColumnSource | null {
  if (kind === 'table' || kind === 'made') return loaded[id] ?? null;
  const dataset = datasets[id];
  return dataset ? asColumns(dataset) : null;
}

/** Loads the columns of an offer into the store; null, or why they cannot be had. */
export async function loadOffer(
  { store, fetchBundled }: Pick<Services, 'store' | 'fetchBundled'>,
  offer: Offer,
): Promise<Problem | null> {
  if (findSource(store.getState(), offer)) return null;
  if (offer.kind === 'table') {
    const loaded = offer.table && (await fetched(offer.table, fetchBundled, loadTable));
    if (loaded?.ok) keepTable(store, loaded.value);
    return loaded && !loaded.ok ? loaded.problem : null;
  }
  const entry = findCatalogueEntry(offer.id);
  const loaded = entry
    ? await fetched(entry, fetchBundled, loadCatalogueDataset)
    : await loadOwn(offer.id);
  if (loaded.ok) keepDataset(store, loaded.value);
  return loaded.ok ? null : loaded.problem;
}

async function fetched<E extends { readonly file: string; readonly title: string }, T>(
  entry: E,
  fetchBundled: Services['fetchBundled'],
  read: (entry: E, bytes: Uint8Array) => Result<T>,
): Promise<Result<T>> {
  let bytes: Uint8Array;
  try {
    bytes = await fetchBundled(entry.file);
  } catch (error) {
    return failure('dataset-not-fetched', { title: entry.title, reason: String(error) });
  }
  const result = read(entry, bytes);
  return result.ok ? success(result.value) : result;
}
