export { type ExportablePlot, listPlots, type PlotTable } from './export-registry';
export { ariaRange } from './interactions/aria-range';
export { stepByKey } from './interactions/log-steps';
export { useFrame } from './interactions/use-frame';
export { useGesture } from './interactions/use-gesture';
export { approachesLayout } from './layout/approaches';
export { type AtlasBar, atlasBarsHeight, atlasBarsLayout } from './layout/atlas-bars';
export { type AtlasDot, atlasPlaneLayout } from './layout/atlas-plane';
export { type BacktestLayout, backtestLayout } from './layout/backtest';
export { calibrationLayout } from './layout/calibration';
export { cellsLayout, type ExponentMark } from './layout/cells';
export { compositionLayout } from './layout/composition';
export {
  type DegradationExtent,
  degradationCurves,
  degradationDots,
  degradationPlane,
} from './layout/degradation';
export { disagreementLayout } from './layout/disagreement';
export {
  type DownstreamDot,
  type DownstreamDotLayout,
  downstreamDots,
  type TaskPanel,
  taskSheet,
  withFineTicks,
} from './layout/downstream';
export type { Box } from './layout/geometry';
export { expectedBand, expectedSlice, reachPath } from './layout/ghost';
export { type HeroPlane, heroLayout, heroPlane, runsLayout } from './layout/hero';
export { heroOverlayLayout } from './layout/hero-overlay';
export { influenceLayout, influenceLines } from './layout/influence';
export { type IntervalRow, intervalBarsLayout } from './layout/interval-bars';
export { lawCurveLayout } from './layout/law-curve';
export {
  type LimitsAxis,
  type LimitsDotLayout,
  type LimitsPlane,
  limitsArea,
  limitsDots,
  limitsLines,
  limitsPlane,
  spreadHeights,
} from './layout/limits';
export { lossCurvesLayout } from './layout/loss-curves';
export { type Sheet, type SheetLayout, sheetLayout } from './layout/mixture-sheet';
export { nextPlaneLayout } from './layout/next-plane';
export { observedLayout } from './layout/observed';
export { type Panel, panelsLayout } from './layout/panels';
export { profileLayout } from './layout/profile';
export { ratioLayout } from './layout/ratio';
export { runPointsLayout } from './layout/run-points';
export { type ScheduleLawRow, scheduleLawsLayout } from './layout/schedule-laws';
export { type SliceLayout, sliceLayout } from './layout/slice';
export { choicesHeight, specificationLayout } from './layout/specifications';
export { ternaryLayout } from './layout/ternary';
export { type ValueRow, valueRowsLayout } from './layout/value-rows';
export { ApproachesPlot } from './marks/approaches-plot';
export { AtlasBarsPlot } from './marks/atlas-bars-plot';
export { AtlasPlanePlot } from './marks/atlas-plane-plot';
export { BacktestPlot } from './marks/backtest-plot';
export { Brush } from './marks/brush';
export { CalibrationPlot } from './marks/calibration-plot';
export { CellsPlot } from './marks/cells-plot';
export { CompositionPlot } from './marks/composition-plot';
export { DegradationBase, DegradationCurves, DegradationOverlay } from './marks/degradation-plot';
export { DisagreementKey, DisagreementMap } from './marks/disagreement-map';
export { DownstreamBase, TaskSheet } from './marks/downstream-plot';
export { GhostBand, GhostMarks } from './marks/ghost-marks';
export { HeroBase } from './marks/hero-base';
export { HeroOverlay } from './marks/hero-overlay';
export { InfluencePlot } from './marks/influence-plot';
export { IntervalBarsPlot } from './marks/interval-bars-plot';
export { LawCurvePlot, MOST_CURVES } from './marks/law-curve-plot';
export { LimitsBase, LimitsOverlay, type LimitsText } from './marks/limits-plot';
export { LossCurvesPlot } from './marks/loss-curves-plot';
export { LossKey } from './marks/loss-key';
export { default as marks } from './marks/marks.module.css';
export { MixtureSheet, ShareMark } from './marks/mixture-sheet';
export { NextPlanePlot } from './marks/next-plane-plot';
export { ObservedPlot } from './marks/observed-plot';
export { PanelsPlot } from './marks/panels-plot';
export { PickedRuns } from './marks/picked-runs';
export { ProfilePlot } from './marks/profile-plot';
export { RatioBase, RatioOverlay } from './marks/ratio-plot';
export { RunPointsPlot } from './marks/run-points-plot';
export { ScheduleLawsPlot } from './marks/schedule-laws-plot';
export { SlicePlot } from './marks/slice-plot';
export { SpecificationPlot } from './marks/specification-plot';
export { TernaryPlot } from './marks/ternary';
export { ValueRowsPlot } from './marks/value-rows-plot';
export { PlotFrame } from './plot-frame';
export { PlotHandle } from './plot-handle';
export { approachesSeries } from './series/approaches';
export { type AtlasLook, atlasLooks } from './series/atlas-looks';
export { backtestSeries } from './series/backtest';
export { contourSeries } from './series/contours';
export {
  type DegradationCurve,
  type DegradationPoint,
  degradationLines,
} from './series/degradation';
export {
  type DisagreementSeries,
  disagreementSeries,
  HORIZON_RATIO,
} from './series/disagreement';
export { heroExtent, runsExtent, topCompute } from './series/extent';
export { type FrontierSeries, frontierSeries } from './series/frontier';
export { influenceSeries } from './series/influence';
export { type LawCurveSeries, lawCurveSeries } from './series/law-curve';
export { type LimitsCurve, type LimitsDot, limitsSeries } from './series/limits';
export { lossCurvesSeries } from './series/loss-curves';
export { type ObservedSeries, observedSeries } from './series/observed';
export { profileSeries } from './series/profile';
export { quantileSeries, type RunPoints, rankTrend, residualSeries } from './series/residuals';
export {
  divergingStops,
  type FamilyLook,
  familyLooks,
  paintFamilies,
  paintSigned,
  type RunPaint,
  robustReach,
} from './series/run-paint';
export { extent, insideHull, MOST_DRAWN, type RunSeries, runSeries } from './series/runs';
export { courseLine, tradeOffLine } from './series/schedule';
export { type SliceLimits, type SliceSeries, sliceSeries } from './series/slice';
export { specificationSeries } from './series/specifications';
export { targetRegion } from './series/target-region';
export type { Size } from './use-size';
