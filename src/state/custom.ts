import { CUSTOM, type CustomSpec, isPlanSpec, type Law, loadLaw } from '../core/laws';
import { defaultState, FITTED } from '../core/permalink';
import type { Result } from '../core/result';
import { type AppState, change, notify, replaceState, type Store } from './store';

/** Laws built so far: going back to a formula is at once. */
const built = new WeakMap<CustomSpec, Result<Law>>();

/** The law of the formula in the state; null without one, until it is built, and where it is none. */
export function selectCustomLaw({ explorer: { formula } }: AppState): Law | null {
  const result = formula && built.get(formula);
  return result?.ok ? result.value : null;
}

/** The law a fit was asked for with this formula. */
export function findBuilt(formula: CustomSpec): Law | null {
  const result = built.get(formula);
  return result?.ok ? result.value : null;
}

/**
 * Builds the law of every formula that comes into the state, in a chunk loaded then. A formula that is none,
 * out of a link or a file, is said and left out; what was on screen stays until then.
 */
export function startCustom(store: Store): void {
  async function build(spec: CustomSpec): Promise<void> {
    const result = await loadLaw({ law: CUSTOM, formula: spec });
    built.set(spec, result);
    const { explorer, customBuilt } = store.getState();
    if (explorer.formula !== spec) return;
    if (result.ok) {
      store.setState({ customBuilt: customBuilt + 1 });
      return;
    }
    notify(store, result.problem);
    replaceState(store, {
      ...explorer,
      formula: null,
      ...(explorer.law === CUSTOM ? { law: defaultState.law, preset: FITTED } : {}),
    });
  }

  function follow(formula: CustomSpec | null): void {
    if (formula && !built.has(formula)) void build(formula);
  }

  store.subscribe((state, before) => {
    if (state.explorer.formula !== before.explorer.formula) follow(state.explorer.formula);
  });
  follow(store.getState().explorer.formula);
}

/**
 * Keeps a formula, as one undoable step; one that says the loss of N and D is the law in use from now on, any
 * other is a law to be compared and fitted. Null takes it away, and with it the law where it is in use.
 */
export function keepFormula(store: Store, formula: CustomSpec | null): void {
  const inUse = store.getState().explorer.law === CUSTOM;
  if (formula && isPlanSpec(formula)) change(store, { formula, law: CUSTOM, preset: FITTED });
  else change(store, { formula, ...(inUse ? { law: defaultState.law, preset: FITTED } : {}) });
}
