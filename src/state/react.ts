import { createContext, useContext, useMemo } from 'react';
import { useStore } from 'zustand';
import type { ReadTable } from '../core/data';
import type { ExplorerState } from '../core/permalink';
import type { Result } from '../core/result';
import type { WorkerClient } from '../worker';
import type { Analyses } from './analyses';
import type { FetchBundled } from './datasets';
import type { Imports } from './imports';
import type { Lane, Lanes } from './lanes';
import type { Refiner } from './refine';
import { type AppState, change, endGesture, type Store } from './store';

/** What the app started: the store and the few actions that reach the worker or this device. */
export interface Services {
  readonly store: Store;
  readonly lanes: Lanes;
  readonly client: WorkerClient;
  readonly fetchBundled: FetchBundled;
  /** The present moment, ISO 8601 in UTC. */
  readonly clock: () => string;
  /** What can wait until the first picture is there: datasets of this device, other tabs, steps to undo. */
  afterReady(): void;
  cancelFit(): void;
  refit(): void;
  /** Grows the bootstrap of the shown fit. */
  readonly refiner: Refiner;
  /** Asks about the shown fit; screens use `useAnalysis`. */
  readonly analyses: Analyses;
  undo(): void;
  redo(): void;
  readTable(bytes: Uint8Array, name: string): Promise<Result<ReadTable>>;
  /** Reads files in the worker and makes runs of them. */
  readonly imports: Imports;
}

export const ServicesContext = createContext<Services | null>(null);

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error('No services: render inside ServicesContext.');
  return services;
}

/** How closely the components inside follow a drag; see `lanes.ts`. */
export const LaneContext = createContext<Lane>('now');

/** A memoised selector's value; the component renders again only when it changes, as closely as its lane says. */
export function useAppState<T>(selector: (state: AppState) => T): T {
  const { lanes } = useServices();
  return useStore(lanes[useContext(LaneContext)], selector);
}

/** The one way a component changes the explorer's state. The functions stay the same for the life of the page. */
export function useChange(): {
  change(patch: Partial<ExplorerState>, gesture?: string | null): void;
  endGesture(): void;
} {
  const { store } = useServices();
  return useMemo(
    () => ({
      change: (patch, gesture = null) => change(store, patch, gesture),
      endGesture: () => endGesture(store),
    }),
    [store],
  );
}
