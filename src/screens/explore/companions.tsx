import { lazy, memo, Suspense, useMemo } from 'react';
import { hero, ratio as ratioWords, slice as sliceWords } from '../../messages/explore';
import { plotFrame } from '../../messages/plots';
import {
  PlotFrame,
  RatioBase,
  RatioOverlay,
  ratioLayout,
  type Size,
  SlicePlot,
  sliceLayout,
} from '../../plots';
import {
  isAway,
  LaneContext,
  selectGoodEnough,
  selectLossUnit,
  selectMarks,
  selectModel,
  useAppState,
  useServices,
} from '../../state';
import { CompanionHover } from './hover';
import { selectFrontier, selectRuns, selectSlice, selectStale } from './series';
import { ratioTable, sliceTable } from './tables';

const GhostSlice = lazy(() =>
  import('./ghost/ghost-slice').then(({ GhostSlice }) => ({ default: GhostSlice })),
);

/** The numbers have BCa intervals; bands are percentiles all the same. */
const selectIsBca = (state: Parameters<typeof selectModel>[0]): boolean =>
  selectModel(state)?.jackknife !== undefined;

/** The two plots under the hero; they take turns in a drag. */
export default function CompanionPlots() {
  return (
    <>
      <LaneContext value="curve">
        <SliceCompanion />
      </LaneContext>
      <LaneContext value="optimum">
        <RatioCompanion />
      </LaneContext>
    </>
  );
}

/** Loss against size at this budget: the price of a choice. */
function SliceCompanion() {
  const marks = useAppState(selectMarks);
  const slice = useAppState(selectSlice);
  const tolerance = useAppState((state) => state.explorer.tol);
  const goodEnough = useAppState(selectGoodEnough);
  const isBca = useAppState(selectIsBca);
  const stale = useAppState(selectStale);
  const { store } = useServices();
  if (!marks || !slice || !goodEnough) return null;
  const { point, optimalN, optimalLoss, computeFactor } = marks;
  const away = isAway(computeFactor);
  const wider =
    optimalN.low !== null &&
    optimalN.high !== null &&
    optimalN.high / optimalN.low > goodEnough.high / goodEnough.low;
  const subtitle = sliceWords.subtitle(point.C, slice.low.length > 0, isBca);
  return (
    <PlotFrame
      id="isoflop"
      title={sliceWords.title(away, point.N, computeFactor, goodEnough, tolerance)}
      subtitle={
        wider
          ? `${subtitle}. ${sliceWords.wider(optimalN.low as number, optimalN.high as number)}`
          : subtitle
      }
      alternative={sliceWords.alternative(slice.measured.length, optimalN.value, optimalLoss)}
      table={() => sliceTable(store.getState())}
      labels={plotFrame}
      stale={stale}
    >
      {(size) => <SliceBody size={size} />}
    </PlotFrame>
  );
}

const SliceBody = memo(function SliceBody({ size }: { readonly size: Size }) {
  const marks = useAppState(selectMarks);
  const slice = useAppState(selectSlice);
  const runs = useAppState(selectRuns);
  const model = useAppState(selectModel);
  const tolerance = useAppState((state) => state.explorer.tol);
  const goodEnough = useAppState(selectGoodEnough);
  const unit = useAppState(selectLossUnit);
  const ghosted = useAppState((state) => state.explorer.ghost !== null);
  if (!marks || !slice || !model || !goodEnough) return null;
  const { point, loss, gap, computeFactor, optimalN } = marks;
  const layout = sliceLayout(
    {
      slice,
      runs,
      pointN: Math.log10(point.N),
      pointLoss: loss,
      optimumN: Math.log10(optimalN.value),
      optimumLoss: loss - gap,
      good: [Math.log10(goodEnough.low), Math.log10(goodEnough.high)],
    },
    size.width,
    size.height,
  );
  return (
    <>
      <SlicePlot
        layout={layout}
        away={isAway(computeFactor)}
        words={{
          xTitle: hero.axisN,
          yTitle: sliceWords.axis(unit),
          good: sliceWords.good(goodEnough, tolerance),
          price: hero.price(gap, computeFactor),
        }}
      />
      <CompanionHover axis="logN" frame={layout.frame} toPixel={layout.x.toPixel} />
      {ghosted && (
        <Suspense fallback={null}>
          <GhostSlice layout={layout} />
        </Suspense>
      )}
    </>
  );
});

/** How the optimal tokens per parameter move with compute. */
function RatioCompanion() {
  const marks = useAppState(selectMarks);
  const frontier = useAppState(selectFrontier);
  const isBca = useAppState(selectIsBca);
  const stale = useAppState(selectStale);
  const { store } = useServices();
  if (!marks || !frontier) return null;
  const first = 10 ** (frontier.logRatio[0] as number);
  const last = 10 ** (frontier.logRatio[frontier.logRatio.length - 1] as number);
  return (
    <PlotFrame
      id="ratio"
      title={ratioWords.title(first, last, Math.abs(Math.log(last / first)) < 0.1)}
      subtitle={ratioWords.subtitle(frontier.ratioBands.length > 0, isBca)}
      alternative={ratioWords.alternative(marks.optimalD / marks.optimalN.value, marks.point.C)}
      table={() => ratioTable(store.getState())}
      labels={plotFrame}
      stale={stale}
    >
      {(size) => <RatioBody size={size} />}
    </PlotFrame>
  );
}

const RatioBody = memo(function RatioBody({ size }: { readonly size: Size }) {
  const marks = useAppState(selectMarks);
  const frontier = useAppState(selectFrontier);
  const runs = useAppState(selectRuns);
  const layout = useMemo(
    () =>
      frontier
        ? ratioLayout(frontier, runs ? runs.rangeC[1] : null, size.width, size.height)
        : null,
    [frontier, runs, size.width, size.height],
  );
  if (!layout || !marks) return null;
  const { point, optimalN, optimalD, computeFactor } = marks;
  const optimal = optimalD / optimalN.value;
  return (
    <>
      <RatioBase layout={layout} xTitle={hero.axisC} yTitle={ratioWords.axis} />
      <RatioOverlay
        layout={layout}
        logC={Math.log10(point.C)}
        optimum={Math.log10(optimal)}
        point={Math.log10(point.D / point.N)}
        away={isAway(computeFactor)}
        label={ratioWords.label(optimal)}
      />
      <CompanionHover axis="logC" frame={layout.frame} toPixel={layout.x.toPixel} />
    </>
  );
});
