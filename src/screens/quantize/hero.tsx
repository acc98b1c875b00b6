import { memo, useCallback, useMemo } from 'react';
import { FITTED } from '../../core/permalink';
import { controls as explore } from '../../messages/explore';
import { plotFrame } from '../../messages/plots';
import { answer, controls } from '../../messages/quantize';
import { hero as words } from '../../messages/quantize-plots';
import {
  DegradationBase,
  DegradationCurves,
  DegradationOverlay,
  degradationCurves,
  degradationDots,
  degradationLines,
  degradationPlane,
  PlotFrame,
  PlotHandle,
  type Size,
} from '../../plots';
import {
  guessingLoss,
  LaneContext,
  PROJECTED_TOKENS,
  selectQuantizeHand,
  selectQuantizeModel,
  selectQuantizeReadouts,
  selectQuantizeUnit,
  selectTrade,
  TARGETS,
  useAppState,
  useServices,
} from '../../state';
import styles from './quantize.module.css';
import {
  nameOf,
  selectCurves,
  selectExtent,
  selectGhosts,
  selectNear,
  selectPoints,
  selectSliderRanges,
  selectSource,
  selectValid,
  titleOf,
} from './series';
import { heroTable } from './tables';
import { useQuantizeActions } from './use-actions';

/** Degradation against tokens, by bits and size. */
export function Hero({ stale }: { readonly stale: boolean }) {
  const readouts = useAppState(selectQuantizeReadouts);
  const model = useAppState(selectQuantizeModel);
  const unit = useAppState(selectQuantizeUnit);
  const curves = useAppState(selectCurves);
  const points = useAppState(selectPoints);
  const ghosts = useAppState(selectGhosts);
  const isFit = useAppState((state) => selectTrade(state)?.preset === FITTED);
  const { store } = useServices();
  const point = readouts?.point;
  return (
    <PlotFrame
      id="hero"
      title={
        readouts && point
          ? words.title(point.bits, point.N, point.eps, readouts.tokens.value)
          : words.waiting
      }
      subtitle={words.subtitle(
        answer.unit(unit),
        model?.draws.length ?? 0,
        isFit,
        ghosts.length > 0 ? titleOf(TARGETS) : '',
      )}
      alternative={words.alternative(
        points.length,
        curves.filter(({ tone }) => tone !== 'published').map(({ bits }) => bits),
        point?.D ?? Number.NaN,
        readouts?.degradation.value ?? Number.NaN,
        answer.beyond(readouts?.beyond ?? []),
      )}
      table={() => heroTable(store.getState())}
      labels={plotFrame}
      stale={stale}
    >
      {(size) => <Plane size={size} />}
    </PlotFrame>
  );
}

const Plane = memo(function Plane({ size }: { readonly size: Size }) {
  return (
    <div className={styles.plane}>
      <LaneContext value="now">
        <Base size={size} />
        <LaneContext value="curve">
          <Curves size={size} />
        </LaneContext>
        <Overlay size={size} />
      </LaneContext>
    </div>
  );
});

function usePlane(size: Size) {
  const extent = useAppState(selectExtent);
  return useMemo(
    () => degradationPlane(extent, size.width, size.height),
    [extent, size.width, size.height],
  );
}

const Base = memo(function Base({ size }: { readonly size: Size }) {
  const plane = usePlane(size);
  const points = useAppState(selectPoints);
  const ghosts = useAppState(selectGhosts);
  const near = useAppState(selectNear);
  const unit = useAppState(selectQuantizeUnit);
  const source = useAppState(selectSource);
  const { toggleRow } = useQuantizeActions();
  const sizes = useMemo(() => degradationDots(plane, points), [plane, points]);
  const others = useMemo(() => degradationDots(plane, ghosts), [plane, ghosts]);
  const text = useMemo(() => {
    const byRow = new Map(points.map((point) => [point.row, point]));
    return {
      xTitle: words.axisX,
      yTitle: words.axisY(answer.unit(unit)),
      group: words.points,
      row(row: number): string {
        const point = byRow.get(row);
        if (!point) return '';
        const { logN, logD, logQ, logHigh, bits, included } = point;
        const value = 10 ** logQ;
        const error = 10 ** logHigh - value;
        return words.point(
          String(nameOf(source, row)),
          ...([10 ** logN, 10 ** logD, bits, Number.isFinite(value) ? value : 0] as const),
          Number.isFinite(error) ? error : null,
          included,
        );
      },
    };
  }, [points, source, unit]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it does depends on the store alone.
  const toggle = useCallback((row: number) => toggleRow(row), []);
  return (
    <DegradationBase
      plane={plane}
      sizes={sizes}
      ghosts={others}
      near={near}
      words={text}
      onToggle={toggle}
    />
  );
});

const Curves = memo(function Curves({ size }: { readonly size: Size }) {
  const plane = usePlane(size);
  const curves = useAppState(selectCurves);
  const valid = useAppState(selectValid);
  const extent = useAppState(selectExtent);
  const placed = useMemo(
    () => degradationCurves(plane, degradationLines(curves, extent.logD), valid),
    [plane, curves, extent, valid],
  );
  return <DegradationCurves plane={plane} curves={placed} />;
});

const Overlay = memo(function Overlay({ size }: { readonly size: Size }) {
  const plane = usePlane(size);
  const hand = useAppState(selectQuantizeHand);
  const ranges = useAppState(selectSliderRanges);
  const unit = useAppState(selectQuantizeUnit);
  const { setTokens, setTolerance, endGesture } = useQuantizeActions();
  if (!hand) return null;
  const { frame, x, y } = plane;
  const { point, degradation, tokens, projected } = hand;
  const place = (D: number, value: number): readonly [number, number] => [
    x.toPixel(Math.log10(D)),
    y.toPixel(Math.log10(value)),
  ];
  const inAxis = (D: number): boolean =>
    Number.isFinite(D) && Math.log10(D) >= x.domain[0] && Math.log10(D) <= x.domain[1];
  const at = place(point.D, degradation);
  const tolerance = y.toPixel(Math.log10(point.eps));
  const inY = (py: number): number => Math.min(frame.bottom, Math.max(frame.top, py));
  return (
    <>
      <DegradationOverlay
        plane={plane}
        tolerance={tolerance}
        most={inAxis(tokens) ? place(tokens, point.eps) : null}
        point={at}
        projection={inAxis(PROJECTED_TOKENS) ? place(PROJECTED_TOKENS, projected) : null}
        ceiling={y.toPixel(Math.log10(guessingLoss[unit]))}
        words={{
          tolerance: words.tolerance(point.eps),
          most: words.most(tokens),
          point: words.here(point.D, degradation),
          projection: words.projection,
          ceiling: words.ceiling,
        }}
      />
      <PlotHandle
        name={words.tokensHandle}
        x={at[0]}
        y={inY(at[1])}
        value={point.D}
        range={ranges.D}
        say={explore.sayTokens(point.D)}
        orientation="horizontal"
        shape="dot"
        onDrag={(px, _, gesture) => setTokens(10 ** x.fromPixel(px), gesture)}
        onStep={setTokens}
        onGestureEnd={endGesture}
      />
      <PlotHandle
        name={words.toleranceHandle}
        x={frame.left}
        y={inY(tolerance)}
        value={point.eps}
        range={[0.001, 2]}
        say={controls.sayNats(point.eps)}
        orientation="vertical"
        shape="grip"
        onDrag={(_, py, gesture) => setTolerance(10 ** y.fromPixel(inY(py)), gesture)}
        onStep={setTolerance}
        onGestureEnd={endGesture}
      />
    </>
  );
});
