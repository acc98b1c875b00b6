import {
  presetAtBits,
  selectQuantizePoint,
  selectTrade,
  useChange,
  useServices,
} from '../../state';
import { selectSliderRanges } from './series';

const round = (value: number): number => Number(value.toPrecision(4));

/** Changes of the point; the screen has no lock, every quantity moves alone. */
export function useQuantizeActions() {
  const { store } = useServices();
  const { change, endGesture } = useChange();
  return {
    change,
    endGesture,
    setParams: (N: number, gesture: string | null) => change({ N }, gesture),
    /** A drag stops at the ends of the axis; a typed number goes anywhere. */
    setTokens(D: number, gesture: string | null): void {
      const [low, high] = selectSliderRanges(store.getState()).D;
      const isDrag = gesture?.startsWith('drag:') ?? false;
      change({ D: isDrag ? Math.min(high, Math.max(low, D)) : D }, gesture);
    },
    /** Published values of one bit width each give way to those of the width. */
    setBits(bits: number, gesture: string | null): void {
      const state = store.getState();
      const trade = selectTrade(state);
      const whole = gesture === null ? bits : Math.round(bits * 2) / 2;
      const preset = trade ? presetAtBits(trade, whole) : undefined;
      if (selectQuantizePoint(state)?.bits === whole) return;
      change({ bits: whole, ...(preset === undefined ? {} : { tpreset: preset }) }, gesture);
    },
    setGroup: (group: number, gesture: string | null) =>
      change({ group: gesture === null ? group : Math.round(group) }, gesture),
    setTolerance: (eps: number, gesture: string | null) =>
      change({ eps: gesture === null ? eps : round(eps) }, gesture),
    toggleRow(row: number): void {
      const { out } = store.getState().explorer;
      change({
        out: out.includes(row)
          ? out.filter((other) => other !== row)
          : [...out, row].sort((a, b) => a - b),
      });
    },
  };
}
