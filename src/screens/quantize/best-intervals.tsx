import { createContext, type ReactNode, useMemo } from 'react';
import {
  type BestIntervals,
  propagateBest,
  selectBest,
  selectBestAsk,
  useAppState,
  useSliced,
} from '../../state';

/** Intervals of the best plans on screen; null while they are made or a hand still moves what they are about. */
export const BestContext = createContext<BestIntervals | null>(null);

/** Makes them once for plot and readouts, a few refits at a time, when the question has come to rest. */
export function BestIntervalsOf({ children }: { readonly children: ReactNode }) {
  const ask = useAppState(selectBestAsk);
  const bits = useAppState((state) => selectBest(state)?.[0]?.bits ?? null);
  const isDragged = useAppState((state) => state.history.gesture?.startsWith('drag:') ?? false);
  const make = useMemo(
    () => (ask && bits !== null && !isDragged ? () => propagateBest(ask, bits) : null),
    [ask, bits, isDragged],
  );
  const { value, busy } = useSliced(make);
  return (
    <BestContext.Provider value={busy || make === null ? null : value}>
      {children}
    </BestContext.Provider>
  );
}
