import { useMemo } from 'react';
import { controls } from '../../messages/schedule';
import {
  memo,
  moveSchedule,
  type ScheduleQuantity,
  selectSchedulePoint,
  selectSettledSchedule,
  useChange,
  useServices,
} from '../../state';

export type ScheduleSlider = ScheduleQuantity | 'lr' | 'batch' | 'loss';

/** Ends of the sliders, base units; they widen once the hand lets go. */
export const selectRanges = memo(
  (state: Parameters<typeof selectSettledSchedule>[0]) => [selectSettledSchedule(state)] as const,
  (point): Readonly<Record<ScheduleSlider, readonly [number, number]>> => {
    const wide = (low: number, high: number, value = low): readonly [number, number] => [
      Math.min(low, value / 10),
      Math.max(high, value * 10),
    ];
    return {
      N: wide(1e6, 1e12, point?.N),
      D: wide(1e8, 1e14, point?.D),
      C: wide(1e16, 1e27, point?.C),
      lr: wide(1e-5, 0.1, point ? Math.max(1e-4, point.peak) : undefined),
      batch: wide(1e4, 1e8, point ? Math.max(1e5, point.batch) : undefined),
      loss: [1.5, 6],
    };
  },
);

export const shareRanges = { warm: [0.001, 0.5], decay: [0.01, 1], end: [0.001, 1] } as const;

export const refusals = {
  N: controls.refuse('Parameters', '7b', 1, 1e18),
  D: controls.refuse('Tokens', '1.5T', 1, 1e20),
  C: controls.refuse('Compute', '3e21', 1e6, 1e32),
  lr: controls.refuse('Learning rate', '3e-4', 1e-9, 1e3),
  batch: controls.refuse('Batch', '4m', 1, 1e15),
  loss: controls.refuse('Loss', '2.5', 0.1, 20),
  warm: controls.refuse('Warm-up', '1', 0, 100),
  decay: controls.refuse('Decay', '10', 0, 100),
  end: controls.refuse('Last rate', '10', 0, 100),
} as const;

/** Shares are kept at three digits: a drag has no more. */
const round = (value: number): number => Number(value.toPrecision(3));

/** Changes of the point as it is at the moment of the call. The functions stay the same. */
export function useSchedule() {
  const { store } = useServices();
  const { change, endGesture } = useChange();
  return useMemo(() => {
    const setPeak = (lr: number, gesture: string | null): void =>
      change({ lr: gesture === null ? lr : round(lr) }, gesture);
    const move = (quantity: ScheduleQuantity, value: number, gesture: string | null): void => {
      const point = selectSchedulePoint(store.getState());
      if (point) change(moveSchedule(point, quantity, value), gesture);
    };
    return {
      ...{ change, endGesture, setPeak, move },
      /** Any slider of the point. */
      set(id: ScheduleSlider, value: number, gesture: string | null): void {
        if (id === 'lr') setPeak(value, gesture);
        else if (id === 'batch') change({ batch: value }, gesture);
        else if (id === 'loss') change({ target: value }, gesture);
        else move(id, value, gesture);
      },
      setShare(share: 'warm' | 'decay' | 'end', value: number, gesture: string | null): void {
        const [low, high] = shareRanges[share];
        const inside = gesture === null ? value : Math.min(high, Math.max(low, round(value)));
        change({ [share]: Math.min(1, Math.max(0, inside)) }, gesture);
      },
      /** Takes a row of the table in view out of its fits, or back in. */
      toggle(row: number): void {
        const { out } = store.getState().explorer;
        const without = out.filter((other) => other !== row);
        change({
          out: without.length < out.length ? without : [...out, row].sort((a, b) => a - b),
        });
      },
    };
  }, [store, change, endGesture]);
}
