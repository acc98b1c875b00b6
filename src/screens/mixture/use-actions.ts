import { useMemo } from 'react';
import {
  publishedSize,
  publishedSizes,
  readView,
  selectMixture,
  selectMixtureView,
  useChange,
  useServices,
  writeView,
} from '../../state';

const round = (value: number): number => Number(value.toPrecision(6));

/** What a person can change here. */
export function useMixtureActions() {
  const { store } = useServices();
  const { change, endGesture } = useChange();
  return useMemo(
    () => ({
      endGesture,
      setShare(share: number, gesture: string | null): void {
        change({ ratio: round(Math.min(1, Math.max(0, share))) }, gesture);
      },
      setTokens(D: number, gesture: string | null): void {
        change({ D }, gesture);
      },
      setParams(N: number, gesture: string | null): void {
        const setup = selectMixture(store.getState());
        const size = setup && publishedSize(setup.choice);
        if (!size) {
          change({ N }, gesture);
          return;
        }
        // Published curves are of four sizes: the nearest one is in use.
        const next = publishedSizes.reduce((best, one) =>
          Math.abs(Math.log(one.params / N)) < Math.abs(Math.log(best.params / N)) ? one : best,
        );
        change({ N, tpreset: `gu2024-${next.id}` }, gesture);
      },
      setTolerance(tol: number, gesture: string | null): void {
        change({ tol: Number(tol.toPrecision(3)) }, gesture);
      },
      setToleranceIn(tolin: 'percent' | 'nats'): void {
        change({ tolin });
      },
      setSlice(slice: number): void {
        change({ view: writeView(selectMixtureView(store.getState()), slice), out: [] });
      },
      setView(view: string): void {
        const { slice } = readView(store.getState().explorer.view);
        change({ view: writeView(view, slice) });
      },
      toggleRow(row: number): void {
        const { out } = store.getState().explorer;
        const next = out.includes(row) ? out.filter((one) => one !== row) : [...out, row];
        change({ out: next.sort((a, b) => a - b) });
      },
      restore(): void {
        change({ out: [] });
      },
    }),
    [change, endGesture, store],
  );
}
