import { memo, useCallback, useMemo } from 'react';
import { useStore } from 'zustand';
import { textAt } from '../../core/data';
import { hero as words } from '../../messages/explore';
import {
  HeroBase,
  type HeroPlane,
  heroLayout,
  MOST_DRAWN,
  PickedRuns,
  runsLayout,
  type Size,
} from '../../plots';
import {
  pointAt,
  selectDataset,
  selectReasons,
  selectSelection,
  setRows,
  togglePicked,
  useAppState,
  useChange,
  useServices,
} from '../../state';
import { paintStore } from './colouring/paint-store';
import { hoverAt } from './hover';
import { selectContours, selectHeroFrontier, selectRuns } from './series';
import { usePlane } from './use-plane';

/** Everything of the hero that a drag of the point does not move. */
export const Base = memo(function Base({ size }: { readonly size: Size }) {
  const plane = usePlane(size);
  const runs = useAppState(selectRuns);
  const paint = useStore(paintStore, (state) => state.paint);
  const frontier = useAppState(selectHeroFrontier);
  const contours = useAppState(selectContours);
  const dataset = useAppState(selectDataset);
  const show = useAppState((state) => state.explorer.show);
  const reasons = useAppState(selectReasons);
  const { rows: picked } = useAppState(selectSelection);
  const { store } = useServices();
  const { change } = useChange();
  const layout = useMemo(
    () =>
      plane && frontier
        ? heroLayout(plane, runs, frontier, contours)
        : plane && runs
          ? runsLayout(plane, runs)
          : null,
    [plane, runs, frontier, contours],
  );
  const shown = useMemo(
    () => ({
      runs: show.includes('runs'),
      contours: show.includes('contours'),
      path: show.includes('path'),
      bands: show.includes('bands'),
      tokenGuides: show.includes('tokens-guides'),
      ratioGuides: show.includes('ratio-guides'),
      good: show.includes('good'),
    }),
    [show],
  );
  const form = plane?.form;
  const text = useMemo(
    () => ({
      xTitle: form === 'DN' ? words.axisD : words.axisC,
      yTitle: words.axisN,
      describeRun: (row: number): string =>
        dataset
          ? words.run(
              textAt(dataset.names, row) || `row ${row + 1}`,
              dataset.N[row] as number,
              dataset.D[row] as number,
              dataset.loss[row] as number,
              runs?.included[row] === 1,
              { reason: reasons.get(row), picked: picked.includes(row) },
            ) + (paint ? `, ${paint.words(row)}` : '')
          : '',
    }),
    [form, dataset, runs, reasons, picked, paint],
  );
  const toggle = useCallback(
    (row: number) => {
      const { explorer } = store.getState();
      const included = selectRuns(store.getState())?.included[row] === 1;
      const current = selectDataset(store.getState());
      if (current) change({ excluded: setRows(current, explorer.excluded, [row], !included) });
    },
    [store, change],
  );
  const pick = useCallback((row: number) => togglePicked(store, row), [store]);
  const hoverRun = useCallback(
    (row: number | null) => {
      pointAt(store, row);
      hoverAt(
        row === null || !runs
          ? null
          : { row, logC: runs.logC[row] as number, logN: runs.logN[row] as number },
      );
    },
    [store, runs],
  );
  if (!plane || !layout) return null;
  return (
    <HeroBase
      plane={plane}
      layout={layout}
      runs={runs}
      paint={paint}
      shown={shown}
      words={text}
      onToggleRun={toggle}
      onHoverRun={hoverRun}
      onPickRun={pick}
    />
  );
});

/** Rings around the runs selected here, in the table or in a plot of the fit. */
export function Picked({ plane }: { readonly plane: HeroPlane }) {
  const runs = useAppState(selectRuns);
  const dataset = useAppState(selectDataset);
  const { rows } = useAppState(selectSelection);
  const places = useMemo(
    () =>
      runs
        ? Array.from(rows.slice(0, MOST_DRAWN), (row) => {
            const logN = Math.log10(dataset?.N[row] ?? Number.NaN);
            const logD = Math.log10(dataset?.D[row] ?? Number.NaN);
            return plane.place(Math.log10(6) + logN + logD, logN);
          })
        : [],
    [plane, runs, dataset, rows],
  );
  return <PickedRuns frame={plane.frame} places={places} />;
}
