import { memo, useMemo } from 'react';
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
import { selectLossUnit, selectModel, selectReadouts, useAppState, useServices } from '../../state';
import { CompanionHover } from './hover';
import { selectFrontier, selectRuns, selectSlice, selectStale } from './series';
import { ratioTable, sliceTable } from './tables';

/** Loss against size at this budget: the price of a choice. */
export function SliceCompanion() {
  const readouts = useAppState(selectReadouts);
  const slice = useAppState(selectSlice);
  const tolerance = useAppState((state) => state.explorer.tol);
  const stale = useAppState(selectStale);
  const { store } = useServices();
  if (!readouts || !slice) return null;
  const { point, goodEnough, optimalN, optimalLoss, computeFactor } = readouts;
  const away = computeFactor.value > 1.0005;
  const wider =
    optimalN.low !== null &&
    optimalN.high !== null &&
    optimalN.high / optimalN.low > goodEnough.high / goodEnough.low;
  const subtitle = sliceWords.subtitle(point.C, slice.low.length > 0);
  return (
    <PlotFrame
      id="isoflop"
      title={sliceWords.title(away, point.N, computeFactor.value, goodEnough, tolerance)}
      subtitle={
        wider
          ? `${subtitle}. ${sliceWords.wider(optimalN.low as number, optimalN.high as number)}`
          : subtitle
      }
      alternative={sliceWords.alternative(slice.measured.length, optimalN.value, optimalLoss.value)}
      table={() => sliceTable(store.getState())}
      labels={plotFrame}
      stale={stale}
    >
      {(size) => <SliceBody size={size} />}
    </PlotFrame>
  );
}

const SliceBody = memo(function SliceBody({ size }: { readonly size: Size }) {
  const readouts = useAppState(selectReadouts);
  const slice = useAppState(selectSlice);
  const runs = useAppState(selectRuns);
  const model = useAppState(selectModel);
  const tolerance = useAppState((state) => state.explorer.tol);
  const unit = useAppState(selectLossUnit);
  if (!readouts || !slice || !model) return null;
  const { point, goodEnough, loss, gap, computeFactor } = readouts;
  const best = slice.logN[(slice.logN.length - 1) / 2] as number;
  const layout = sliceLayout(
    {
      slice,
      runs,
      pointN: Math.log10(point.N),
      pointLoss: loss.value,
      optimumN: best,
      optimumLoss: loss.value - gap.value,
      good: [Math.log10(goodEnough.low), Math.log10(goodEnough.high)],
    },
    size.width,
    size.height,
  );
  return (
    <>
      <SlicePlot
        layout={layout}
        away={computeFactor.value > 1.0005}
        words={{
          xTitle: hero.axisN,
          yTitle: sliceWords.axis(unit),
          good: sliceWords.good(goodEnough, tolerance),
          price: hero.price(gap.value, computeFactor.value),
        }}
      />
      <CompanionHover axis="logN" frame={layout.frame} toPixel={layout.x.toPixel} />
    </>
  );
});

/** How the optimal tokens per parameter move with compute. */
export function RatioCompanion() {
  const readouts = useAppState(selectReadouts);
  const frontier = useAppState(selectFrontier);
  const stale = useAppState(selectStale);
  const { store } = useServices();
  if (!readouts || !frontier) return null;
  const first = 10 ** (frontier.logRatio[0] as number);
  const last = 10 ** (frontier.logRatio[frontier.logRatio.length - 1] as number);
  return (
    <PlotFrame
      id="ratio"
      title={ratioWords.title(first, last, Math.abs(Math.log(last / first)) < 0.1)}
      subtitle={ratioWords.subtitle(frontier.ratioBands.length > 0)}
      alternative={ratioWords.alternative(readouts.optimalRatio.value, readouts.point.C)}
      table={() => ratioTable(store.getState())}
      labels={plotFrame}
      stale={stale}
    >
      {(size) => <RatioBody size={size} />}
    </PlotFrame>
  );
}

const RatioBody = memo(function RatioBody({ size }: { readonly size: Size }) {
  const readouts = useAppState(selectReadouts);
  const frontier = useAppState(selectFrontier);
  const runs = useAppState(selectRuns);
  const layout = useMemo(
    () =>
      frontier
        ? ratioLayout(frontier, runs ? runs.rangeC[1] : null, size.width, size.height)
        : null,
    [frontier, runs, size.width, size.height],
  );
  if (!layout || !readouts) return null;
  const { point, optimalRatio, ratio, computeFactor } = readouts;
  return (
    <>
      <RatioBase layout={layout} xTitle={hero.axisC} yTitle={ratioWords.axis} />
      <RatioOverlay
        layout={layout}
        logC={Math.log10(point.C)}
        optimum={Math.log10(optimalRatio.value)}
        point={Math.log10(ratio)}
        away={computeFactor.value > 1.0005}
        label={ratioWords.label(optimalRatio.value)}
      />
      <CompanionHover axis="logC" frame={layout.frame} toPixel={layout.x.toPixel} />
    </>
  );
});
