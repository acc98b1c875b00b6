import { useMemo } from 'react';
import { controls } from '../../messages/data-limits';
import {
  type LimitsQuantity,
  memo,
  moveLimits,
  selectLimitsPoint,
  selectSettledLimits,
  useChange,
  useServices,
} from '../../state';

/** Ends of the sliders, base units; they widen once the hand lets go. */
export const selectRanges = memo(
  (state: Parameters<typeof selectSettledLimits>[0]) => [selectSettledLimits(state)] as const,
  ({ N, unique, D, C }): Readonly<Record<LimitsQuantity, readonly [number, number]>> => {
    const wide = (low: number, high: number, value: number): readonly [number, number] => [
      Math.min(low, value / 10),
      Math.max(high, value * 10),
    ];
    return {
      N: wide(1e6, 1e12, N),
      unique: wide(1e8, 1e14, unique),
      epochs: [1, 1000],
      D: wide(1e8, 1e16, D),
      C: wide(1e17, 1e27, C),
    };
  },
);

export const refusals: Readonly<
  Record<LimitsQuantity, (value: number | undefined, text: string) => string | undefined>
> = {
  N: controls.refuse('Parameters', '7b', 1, 1e18),
  unique: controls.refuse('Unique tokens', '25b', 1, 1e20),
  epochs: controls.refuse('Epochs', '4', 1e-3, 1e6),
  D: controls.refuse('Tokens', '1.5T', 1, 1e20),
  C: controls.refuse('Compute', '3e21', 1e6, 1e32),
};

/** Moves one quantity of the point as it is at the moment of the call. The functions stay the same. */
export function useLimits() {
  const { store } = useServices();
  const { change, endGesture } = useChange();
  return useMemo(
    () => ({
      endGesture,
      move(quantity: LimitsQuantity, value: number, gesture: string | null): void {
        const patch = moveLimits(selectLimitsPoint(store.getState()), quantity, value);
        const epochs = Math.min(1e6, Math.max(1e-3, patch.epochs ?? 1));
        change({ ...patch, epochs }, gesture);
      },
      /** Takes a row of the table in view out of its fits, or back in. */
      toggle(row: number): void {
        const { out } = store.getState().explorer;
        const without = out.filter((other) => other !== row);
        change({
          out: without.length < out.length ? without : [...out, row].sort((a, b) => a - b),
        });
      },
    }),
    [store, change, endGesture],
  );
}
