import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import {
  type PlanIntervals,
  type Point,
  type Readouts,
  selectReadouts,
  useAppState,
  withIntervals,
} from '../../../state';

/** Intervals that followed a plan under limits, with the point they belong to. */
export const intervalStore = createStore<{
  readonly of: Point | null;
  readonly intervals: PlanIntervals | null;
}>(() => ({ of: null, intervals: null }));

/** The readouts; under limits with the intervals once these have followed. */
export function useReadouts(): Readouts | null {
  const readouts = useAppState(selectReadouts);
  const intervals = useIntervalsAt(readouts?.point ?? null);
  return readouts && intervals ? withIntervals(readouts, intervals) : readouts;
}

/** The intervals that belong to a point, where they are there. */
export function useIntervalsAt(point: Point | null): PlanIntervals | null {
  return useStore(intervalStore, ({ of, intervals }) =>
    point !== null && of === point ? intervals : null,
  );
}
