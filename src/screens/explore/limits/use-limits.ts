import type { Limit } from '../../../core/permalink';
import { useAppState, useChange, useServices } from '../../../state';
import { type LimitKind, limitKinds } from './limit-kinds';

export interface LimitView extends LimitKind {
  readonly on: boolean;
  readonly value: number;
}

/** Every limit with its value, the usual one where it has none, and the ways to change it. */
export function useLimits() {
  const { store } = useServices();
  const { change, endGesture } = useChange();
  const served = useAppState((state) => state.explorer.served);
  const unique = useAppState((state) => state.explorer.unique);
  const mem = useAppState((state) => state.explorer.mem);
  const bits = useAppState((state) => state.explorer.bits);
  const off = useAppState((state) => state.explorer.off);
  const values = { served, unique, mem, bits };
  const without = (id: Limit) => store.getState().explorer.off.filter((other) => other !== id);
  return {
    limits: limitKinds.map(
      (kind): LimitView => ({
        ...kind,
        on: values[kind.id] !== null && !off.includes(kind.id),
        value: values[kind.id] ?? kind.usual,
      }),
    ),
    /** A value given by hand limits at once. */
    set({ id, accept }: LimitKind, value: number, gesture: string | null): void {
      change(
        { [id]: accept(value), off: keep(store.getState().explorer.off, without(id)) },
        gesture,
      );
    },
    toggle({ id, usual }: LimitKind, on: boolean): void {
      const { explorer } = store.getState();
      change(
        on ? { [id]: explorer[id] ?? usual, off: without(id) } : { off: [...without(id), id] },
      );
    },
    endGesture,
  };
}

/** The same list where nothing changed, so that a drag makes no new one. */
const keep = (before: readonly Limit[], after: readonly Limit[]): readonly Limit[] =>
  before.length === after.length ? before : after;
