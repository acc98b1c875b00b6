import { type ColumnSource, guessBinding, type OpenBinding } from '../core/data';
import { CUSTOM, type CustomSpec, type Law } from '../core/laws';
import { fitColumns } from './fit-columns';
import { type FitChoice, type LawFit, noLawFit } from './law-fits-model';
import type { Services } from './react';
import { selectRowChoice } from './rows';
import type { AppState, Store } from './store';
import type { Offer } from './tables';

/** The state of a law's own fit; the same object while nothing of it changes. */
export const selectLawFit =
  (law: string) =>
  ({ lawFits }: AppState): LawFit =>
    lawFits[law] ?? noLawFit;

function patch(store: Store, law: string, change: Partial<LawFit>): void {
  const { lawFits } = store.getState();
  store.setState({ lawFits: { ...lawFits, [law]: { ...(lawFits[law] ?? noLawFit), ...change } } });
}

const wholeOf = (law: string): string => law.split('/')[0] ?? law;

/** The form of a law whose panel is open; null where none is. */
export const selectOpenForm =
  (law: string) =>
  ({ lawFits }: AppState): string | null =>
    Object.keys(lawFits).find((id) => wholeOf(id) === law && lawFits[id]?.open) ?? null;

/**
 * Opens the panel of a law, or of a part of one, on what it is to be fitted to; the last result stays until a
 * new one is there. The other forms of the law close.
 */
export function chooseFitData(store: Store, law: string, choice: FitChoice): void {
  closeFit(store, wholeOf(law));
  patch(store, law, { open: true, choice, problem: null });
}

/** Closes the panel of a law; what was chosen and fitted is there when it opens again. */
export function closeFit(store: Store, law: string): void {
  const { lawFits } = store.getState();
  const entries = Object.entries(lawFits).map(([id, fit]): [string, LawFit] => [
    id,
    wholeOf(id) === law ? { ...fit, open: false } : fit,
  ]);
  store.setState({ lawFits: Object.fromEntries(entries) });
}

/** A fresh choice of an offer: its first group, and the columns that are known or guessed. */
export function freshChoice({ key, binding }: Offer): FitChoice {
  return { offer: key, group: binding?.groups?.[0] ?? null, binding: null, weighted: false };
}

/** The columns of a choice: the person's, else the table's own, else those the formula or their names tell. */
export function bindingOf(
  law: Law,
  offer: Offer,
  source: ColumnSource,
  choice: FitChoice,
  formula: CustomSpec | null,
): OpenBinding {
  if (choice.binding) return choice.binding;
  if (offer.binding) {
    const { variables, response, standardErrors, where } = offer.binding;
    return {
      variables,
      response,
      ...(standardErrors === undefined ? {} : { standardErrors }),
      ...(where === undefined ? {} : { where }),
    };
  }
  const guess = guessBinding(law, source);
  if (law.id !== CUSTOM || !formula) return guess;
  const has = (name: string): boolean => source.columns.some((column) => column.name === name);
  const named = formula.variables.filter(({ column }) => has(column));
  return {
    variables: {
      ...guess.variables,
      ...Object.fromEntries(named.map(({ name, column }) => [name, column])),
    },
    ...(has(formula.response)
      ? { response: formula.response }
      : guess.response === undefined
        ? {}
        : { response: guess.response }),
  };
}

/** What a result answers: where this differs from the state's, it is older than what is chosen. */
export function fitKey(state: AppState, law: Law, choice: FitChoice, hash: string): string {
  const { obj, delta, seed, boot, formula, data, where, excluded } = state.explorer;
  const rows = choice.offer === `runs:${data}` ? [where, excluded] : [];
  const own = law.id === CUSTOM ? formula : null;
  return JSON.stringify([law.id, own, choice, hash, obj, delta, seed, boot, rows]);
}

/** Of a dataset, the rows in use: for the one on screen the person's choice, else what its source leaves in. */
function rowsInUse(state: AppState, { id, kind }: Offer): Uint32Array | undefined {
  if (kind === 'table' || kind === 'made') return undefined;
  if (id === state.explorer.data) {
    const choice = selectRowChoice(state);
    return choice?.ok ? choice.value.included : undefined;
  }
  const dataset = state.datasets[id];
  if (!dataset || dataset.leftOut.length === 0) return undefined;
  const out = new Set(dataset.leftOut);
  return Uint32Array.from(dataset.N.keys()).filter((row) => !out.has(row));
}

/** Fits under way, by law: a newer one takes the place of an older one. */
const running = new Map<string, AbortController>();

/** Stops the fit of a law; what was on screen stays. */
export function cancelLawFit(store: Store, law: string): void {
  running.get(law)?.abort();
  running.delete(law);
  patch(store, law, { busy: false, progress: null });
}

/** Fits a law to the chosen columns in the worker; result or problem go into `lawFits`. */
export async function fitLawTo(
  { store, client }: Pick<Services, 'store' | 'client'>,
  law: Law,
  offer: Offer,
  source: ColumnSource,
  choice: FitChoice,
): Promise<void> {
  cancelLawFit(store, law.id);
  const state = store.getState();
  const { explorer } = state;
  const { standardErrors, where, ...open } = bindingOf(
    law,
    offer,
    source,
    choice,
    explorer.formula,
  );
  const filters = [where, choice.group].filter((text) => text !== undefined && text !== null);
  const binding: OpenBinding = {
    ...open,
    ...(choice.weighted && standardErrors !== undefined ? { standardErrors } : {}),
    ...(filters.length > 0 ? { where: filters.map((text) => `(${text})`).join(' and ') } : {}),
  };
  const rows = rowsInUse(state, offer);
  const key = fitKey(state, law, choice, source.hash);
  const abort = new AbortController();
  running.set(law.id, abort);
  patch(store, law.id, { busy: true, progress: null, problem: null });
  const reply = await fitColumns(
    { store, client },
    { law, source, binding, key, ...(rows ? { rows } : {}) },
    abort.signal,
    (progress) => patch(store, law.id, { progress }),
  );
  if (reply === null) return;
  running.delete(law.id);
  const outcome = reply.ok ? { shown: reply.value } : { problem: reply.problem };
  patch(store, law.id, { busy: false, progress: null, ...outcome });
}
