import { useMemo } from 'react';
import { controls } from '../../messages/downstream';
import {
  type DownstreamQuantity,
  memo,
  moveDownstream,
  selectDownstreamPoint,
  selectSettledDownstream,
  useChange,
  useServices,
} from '../../state';

/** Ends of the sliders, base units; they widen once the hand lets go. */
export const selectRanges = memo(
  (state: Parameters<typeof selectSettledDownstream>[0]) =>
    [selectSettledDownstream(state)] as const,
  ({ N, D, C }): Readonly<Record<DownstreamQuantity, readonly [number, number]>> => {
    const wide = (low: number, high: number, value: number): readonly [number, number] => [
      Math.min(low, value / 10),
      Math.max(high, value * 10),
    ];
    return { N: wide(1e6, 1e12, N), D: wide(1e8, 1e14, D), C: wide(1e15, 1e26, C) };
  },
);

export const refusals: Readonly<
  Record<DownstreamQuantity, (value: number | undefined, text: string) => string | undefined>
> = {
  N: controls.refuse('Parameters', '7b', 1, 1e18),
  D: controls.refuse('Tokens', '1.5T', 1, 1e20),
  C: controls.refuse('Compute', '3e21', 1e6, 1e32),
};

/** What a person does here. The functions stay the same. */
export function useActions() {
  const { store } = useServices();
  const { change, endGesture } = useChange();
  return useMemo(
    () => ({
      change,
      endGesture,
      move(quantity: DownstreamQuantity, value: number, gesture: string | null): void {
        change(moveDownstream(selectDownstreamPoint(store.getState()), quantity, value), gesture);
      },
      /** Takes a row of the table out of the fits, or back in. */
      toggle(row: number): void {
        const { out } = store.getState().explorer;
        const without = out.filter((other) => other !== row);
        change({
          out: without.length < out.length ? without : [...out, row].sort((a, b) => a - b),
        });
      },
      /** Shows a task everywhere; pressed again, the mean. */
      choose(task: string): void {
        change({ task: store.getState().explorer.task === task ? '' : task });
      },
    }),
    [store, change, endGesture],
  );
}
