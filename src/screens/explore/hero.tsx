import { lazy, memo, type PointerEvent, Suspense, useCallback, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { type Dataset, textAt } from '../../core/data';
import { formatCount, formatFlops } from '../../core/units';
import { controls, range, hero as words } from '../../messages/explore';
import { plotFrame } from '../../messages/plots';
import {
  type Box,
  Brush,
  HeroBase,
  HeroOverlay,
  type HeroPlane,
  heroLayout,
  heroOverlayLayout,
  heroPlane,
  MOST_DRAWN,
  PickedRuns,
  PlotFrame,
  PlotHandle,
  type RunSeries,
  runsLayout,
  type Size,
  useFrame,
} from '../../plots';
import {
  isAway,
  LaneContext,
  pointAt,
  selectDataset,
  selectLossUnit,
  selectMarks,
  selectModel,
  selectReasons,
  selectRefused,
  selectSelection,
  setRows,
  togglePicked,
  useAppState,
  useChange,
  useServices,
} from '../../state';
import { Segmented } from '../../ui';
import { ColourBy } from './colouring/colour-by';
import { paintStore } from './colouring/paint-store';
import styles from './explore.module.css';
import { HeroHover, hoverAt } from './hover';
import {
  selectContours,
  selectExtent,
  selectFrontier,
  selectRanges,
  selectRegion,
  selectRuns,
  selectStale,
} from './series';
import { heroTable } from './tables';
import { usePointActions } from './use-point';

const GhostOverlay = lazy(() =>
  import('./ghost/ghost-overlay').then(({ GhostOverlay }) => ({ default: GhostOverlay })),
);

export function Hero() {
  const marks = useAppState(selectMarks);
  const model = useAppState(selectModel);
  const runs = useAppState(selectRuns);
  const stale = useAppState(selectStale);
  const target = useAppState((state) => state.explorer.target);
  const bands = useAppState((state) => state.explorer.show.includes('bands'));
  const unit = useAppState(selectLossUnit);
  const simulated = useAppState((state) => selectDataset(state)?.origin.simulated !== undefined);
  const { store } = useServices();
  const refused = useAppState(selectRefused);
  if (!marks || !model) return runs && refused ? <BareHero runs={runs} /> : null;
  const { point, optimalN } = marks;
  const away = isAway(marks.computeFactor);
  return (
    <PlotFrame
      id="hero"
      title={words.title(point.C, optimalN, away ? point.N : null, target)}
      subtitle={words.subtitle(
        model.draws.length > 0,
        model.draws.length,
        bands,
        unit,
        simulated,
        model.jackknife !== undefined,
        runs ? [runs.drawn.length, runs.loss.length] : [0, 0],
      )}
      alternative={
        runs
          ? words.alternative(
              formatFlops(10 ** runs.rangeC[0]),
              formatFlops(10 ** runs.rangeC[1]),
              runs.includedCount,
              marks.extrapolation,
            )
          : ''
      }
      table={() => heroTable(store.getState())}
      labels={plotFrame}
      stale={stale}
      actions={<HeroActions />}
    >
      {(size) => <Plane size={size} />}
    </PlotFrame>
  );
}

/** The runs that cannot be fitted, and nothing made up around them. */
function BareHero({ runs }: { readonly runs: RunSeries }) {
  const unit = useAppState(selectLossUnit);
  const { store } = useServices();
  const count = runs.includedCount;
  return (
    <PlotFrame
      id="hero"
      title={words.bareTitle(count)}
      subtitle={words.bareSubtitle(unit, [runs.drawn.length, runs.loss.length])}
      alternative={words.bareAlternative(
        formatFlops(10 ** runs.rangeC[0]),
        formatFlops(10 ** runs.rangeC[1]),
        count,
      )}
      table={() => heroTable(store.getState())}
      labels={plotFrame}
      actions={<HeroActions />}
    >
      {(size) => <Plane size={size} />}
    </PlotFrame>
  );
}

/** Colour key and form of the plot; apart, so that a drag does not render it. */
const HeroActions = memo(function HeroActions() {
  const form = useAppState((state) => state.explorer.form);
  const { change } = useChange();
  return (
    <>
      <ColourBy />
      <Segmented
        label={plotFrame.form}
        value={form}
        options={controls.forms}
        onChange={(value) => change({ form: value })}
      />
    </>
  );
});

const Plane = memo(function Plane({ size }: { readonly size: Size }) {
  const plane = usePlane(size);
  const follow = useFrame(({ x, y }: { x: number; y: number }) => {
    if (!plane) return;
    const { frame } = plane;
    const inside = x >= frame.left && x <= frame.right && y >= frame.top && y <= frame.bottom;
    if (!inside) return hoverAt(null);
    const [logC, logN] = plane.locate(x, y);
    hoverAt({ logC, logN, row: null });
  });

  function onPointerMove(event: PointerEvent<HTMLDivElement>): void {
    // Over a run the run speaks; while something is dragged nothing else does.
    if (event.buttons !== 0 || (event.target as Element).hasAttribute('data-row')) return;
    const { left, top } = event.currentTarget.getBoundingClientRect();
    follow({ x: event.clientX - left, y: event.clientY - top });
  }

  const brush = useBrush();
  const ghosted = useAppState((state) => state.explorer.ghost !== null);
  if (!plane) return null;
  return (
    <div
      className={styles.plane}
      onPointerMove={onPointerMove}
      onPointerLeave={() => hoverAt(null)}
    >
      <Brush {...size} onBrush={(box, ended) => brush(plane, box, ended)}>
        <Base size={size} />
        <LaneContext value="now">
          <Overlay size={size} />
          {ghosted && (
            <Suspense fallback={null}>
              <GhostOverlay plane={plane} />
            </Suspense>
          )}
        </LaneContext>
        <Picked plane={plane} />
        <HeroHover plane={plane} />
      </Brush>
    </div>
  );
});

/** Runs in a box leave the fit together, live; where all of them are out already they come back. */
function useBrush() {
  const { store } = useServices();
  const { change, endGesture } = useChange();
  const before = useRef<{ readonly excluded: readonly number[]; readonly mask: Uint8Array } | null>(
    null,
  );
  return (plane: HeroPlane, box: Box, ended: boolean): void => {
    const state = store.getState();
    const dataset = selectDataset(state);
    const runs = selectRuns(state);
    if (!dataset || !runs) return;
    // The box is read against the choice it began with, so that shrinking it gives runs back.
    before.current ??= { excluded: state.explorer.excluded, mask: runs.included };
    const { excluded, mask } = before.current;
    const inside = rowsInBox(plane, box, dataset);
    const include = inside.length > 0 && inside.every((row) => mask[row] === 0);
    const next = setRows(dataset, excluded, inside, include);
    // A box over no run is no change, and no step to undo.
    if (next.join() !== state.explorer.excluded.join()) change({ excluded: next }, 'brush');
    if (!ended) return;
    before.current = null;
    endGesture();
  };
}

/** Runs inside a box, also those that are not drawn: its corners are compared as they are counted, without a logarithm a run. */
function rowsInBox(plane: HeroPlane, box: Box, { N, D }: Dataset): number[] {
  const across = (x: number, y: number): number => {
    const [logC, logN] = plane.locate(x, y);
    return 10 ** (plane.form === 'CN' ? logC : logC - Math.log10(6) - logN);
  };
  const [left, right] = [across(box.x, box.y), across(box.x + box.width, box.y)];
  const top = 10 ** plane.locate(box.x, box.y)[1];
  const bottom = 10 ** plane.locate(box.x, box.y + box.height)[1];
  const inside: number[] = [];
  for (let row = 0; row < N.length; row++) {
    const n = N[row] as number;
    if (n > top || n < bottom) continue;
    const x = plane.form === 'CN' ? 6 * n * (D[row] as number) : (D[row] as number);
    if (x >= left && x <= right) inside.push(row);
  }
  return inside;
}

function usePlane(size: Size) {
  const form = useAppState((state) => state.explorer.form);
  const extent = useAppState(selectExtent);
  return useMemo(
    () => (extent ? heroPlane(form, extent, size.width, size.height) : null),
    [form, extent, size.width, size.height],
  );
}

const Base = memo(function Base({ size }: { readonly size: Size }) {
  const plane = usePlane(size);
  const runs = useAppState(selectRuns);
  const paint = useStore(paintStore, (state) => state.paint);
  const frontier = useAppState(selectFrontier);
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
function Picked({ plane }: { readonly plane: HeroPlane }) {
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

const Overlay = memo(function Overlay({ size }: { readonly size: Size }) {
  const plane = usePlane(size);
  const marks = useAppState(selectMarks);
  const region = useAppState(selectRegion);
  const ranges = useAppState(selectRanges);
  const lock = useAppState((state) => state.explorer.lock);
  const { move, endGesture } = usePointActions();
  if (!plane || !marks || !ranges) return null;
  const { point, optimalN, gap, computeFactor, extrapolation } = marks;
  const away = isAway(computeFactor);
  const layout = heroOverlayLayout(plane, {
    point: { logC: Math.log10(point.C), logN: Math.log10(point.N) },
    optimum: {
      logN: Math.log10(optimalN.value),
      low: optimalN.low === null ? null : Math.log10(optimalN.low),
      high: optimalN.high === null ? null : Math.log10(optimalN.high),
    },
    region,
    away,
    words: {
      budget: words.budget(point.C),
      optimum: words.optimum(optimalN.value),
      interval: range(optimalN, formatCount),
      point: words.point(point.N),
      price: words.price(gap, computeFactor),
      beyond: words.beyond(extrapolation, size.width < 520),
    },
  });
  return (
    <>
      <HeroOverlay plane={plane} layout={layout} />
      <PlotHandle
        name="Budget on plot"
        x={layout.grip[0]}
        y={layout.grip[1]}
        value={point.C}
        range={ranges.C}
        say={controls.sayCompute(point.C)}
        orientation="horizontal"
        shape="grip"
        onDrag={(px, py, gesture) => {
          // In the tokens form the grip slides along an edge: only the way across counts.
          const [logC] = plane.locate(px, plane.form === 'CN' ? py : layout.grip[1]);
          move('C', 10 ** logC, gesture);
        }}
        onStep={(value, gesture) => move('C', value, gesture)}
        onGestureEnd={endGesture}
      />
      <PlotHandle
        name="Size on plot"
        x={layout.point[0]}
        y={layout.point[1]}
        value={point.N}
        range={ranges.N}
        say={controls.sayParams(point.N)}
        orientation="vertical"
        shape="dot"
        onDrag={(px, py, gesture) => {
          const [, logN] = plane.locate(px, py);
          if (lock === 'optimum' || plane.form === 'CN' || lock === 'N')
            move('N', 10 ** logN, gesture);
          else move('N', 10 ** plane.y.fromPixel(py), gesture);
        }}
        onStep={(value, gesture) => move('N', value, gesture)}
        onGestureEnd={endGesture}
      />
    </>
  );
});
