export { type ExportablePlot, listPlots, type PlotTable } from './export-registry';
export { ariaRange } from './interactions/aria-range';
export { stepByKey } from './interactions/log-steps';
export { useFrame } from './interactions/use-frame';
export { useGesture } from './interactions/use-gesture';
export { disagreementLayout } from './layout/disagreement';
export type { Box } from './layout/geometry';
export { type HeroPlane, heroLayout, heroPlane } from './layout/hero';
export { heroOverlayLayout } from './layout/hero-overlay';
export { lawCurveLayout } from './layout/law-curve';
export { observedLayout } from './layout/observed';
export { ratioLayout } from './layout/ratio';
export { sliceLayout } from './layout/slice';
export { Brush } from './marks/brush';
export { DisagreementKey, DisagreementMap } from './marks/disagreement-map';
export { HeroBase } from './marks/hero-base';
export { HeroOverlay } from './marks/hero-overlay';
export { LawCurvePlot, MOST_CURVES } from './marks/law-curve-plot';
export { LossKey } from './marks/loss-key';
export { default as marks } from './marks/marks.module.css';
export { ObservedPlot } from './marks/observed-plot';
export { RatioBase, RatioOverlay } from './marks/ratio-plot';
export { SlicePlot } from './marks/slice-plot';
export { PlotFrame } from './plot-frame';
export { PlotHandle } from './plot-handle';
export { contourSeries } from './series/contours';
export {
  type DisagreementSeries,
  disagreementSeries,
  HORIZON_RATIO,
} from './series/disagreement';
export { heroExtent, topCompute } from './series/extent';
export { type FrontierSeries, frontierSeries } from './series/frontier';
export { type LawCurveSeries, lawCurveSeries } from './series/law-curve';
export { type ObservedSeries, observedSeries } from './series/observed';
export { extent, insideHull, type RunSeries, runSeries } from './series/runs';
export { type SliceSeries, sliceSeries } from './series/slice';
export { targetRegion } from './series/target-region';
export type { Size } from './use-size';
