import { formatCount } from '../../core/units';
import {
  curves as curveWords,
  formatShare,
  tolerance,
  hero as words,
} from '../../messages/mixture';
import type { Sheet } from '../../plots';
import {
  type AppState,
  memo,
  ratioAfter,
  type Side,
  selectCritical,
  selectCriticalCurves,
  selectCurve,
  selectLimit,
  selectMixture,
  selectPoints,
  selectReference,
} from '../../state';
import { bandOf } from './bands';

const SAMPLES = 81;

/** Curve and band of a side over the share, on a grid that is fine at both ends, where laws are steep. */
const seriesOf = (side: Side) =>
  memo(
    (state: AppState) => [selectMixture(state), selectCurve(side)(state)] as const,
    (setup, curve) => {
      if (!setup || !curve) return null;
      const x = Float64Array.from(
        { length: SAMPLES },
        (_, i) => (1 - Math.cos((Math.PI * i) / (SAMPLES - 1))) / 2,
      );
      return { x, ...bandOf(curve, x, (share) => [share, setup.N ?? 1, setup.D ?? 1]) };
    },
  );

const series = { general: seriesOf('general'), domain: seriesOf('domain') } as const;

/** The hero: general loss above, domain loss below, over the share of the domain. */
export const selectHeroSheet = memo(
  (state: AppState) =>
    [
      selectMixture(state),
      selectPoints(state),
      series.general(state),
      series.domain(state),
      selectReference(state),
      selectLimit(state),
      selectCritical(state),
      state.explorer.tol,
      state.explorer.tolin,
    ] as const,
  (setup, points, general, domain, reference, limit, critical, tol, tolin): Sheet | null => {
    if (!setup) return null;
    const tol_ = tolerance(tol, tolin);
    const all = [...points.general, ...points.domain].map(({ x }) => x);
    const solid = all.length > 0 ? ([Math.min(...all), Math.max(...all)] as const) : null;
    const panel = (side: Side): Sheet['panels'][number] | null => {
      const about = setup.table[side];
      const curve = side === 'general' ? general : domain;
      if (!about) return null;
      const kind = words[side];
      const levels =
        side === 'general' && reference && limit !== null
          ? [
              { y: reference.loss, label: words.reference(reference.kind), limit: false },
              { y: limit, label: words.limit(tol_), limit: true },
            ]
          : [];
      return {
        id: side,
        yTitle: words.loss(kind, about.name, setup.table.unit),
        levels,
        curves: curve
          ? [{ x: curve.x, y: curve.y, tone: 'main', ...(solid ? { solid } : {}) }]
          : [],
        ...(curve && curve.low.length > 0
          ? { band: { x: curve.x, low: curve.low, high: curve.high } }
          : {}),
        points: points[side].map(({ row, x, loss, included }) => ({
          row,
          x,
          y: loss,
          included,
          label: words.point(kind, x, loss, included),
        })),
      };
    };
    const ratio = critical?.ratio.value ?? Number.NaN;
    return {
      x: { title: words.axis, domain: [0, 1], log: false, format: (v) => formatShare(v) },
      panels: [panel('general'), panel('domain')].filter((one) => one !== null),
      feasible: Number.isFinite(ratio) ? [0, ratio] : null,
      critical:
        critical && Number.isFinite(ratio)
          ? {
              x: ratio,
              low: critical.ratio.low,
              high: critical.ratio.high,
              label: words.critical(ratio),
            }
          : null,
      outside: solid
        ? [
            [0, solid[0]],
            [solid[1], 1],
          ]
        : [],
    };
  },
);

const shareText = (ratio: number): string => (Number.isFinite(ratio) ? formatShare(ratio) : '');

/** Companion 1: the critical ratio over tokens, one line a size. */
export const selectCriticalSheet = memo(
  (state: AppState) => [selectMixture(state), selectCriticalCurves(state)] as const,
  (setup, lines): Sheet | null => {
    if (!setup || !lines) return null;
    const current = lines.curves.find(({ isCurrent }) => isCurrent);
    const first = lines.curves[0];
    if (!first) return null;
    const D = setup.D;
    const at = D === null ? null : Math.log10(D);
    const [start, end] = [first.logD[0] as number, first.logD[first.logD.length - 1] as number];
    return {
      x: {
        title: curveWords.xAxis,
        domain: [start, end],
        log: true,
        format: (v) => formatCount(v, 2),
      },
      panels: [
        {
          id: 'critical',
          yTitle: curveWords.yAxis,
          range: [0, topOf(lines.curves)],
          format: (v) => formatShare(v),
          curves: lines.curves.map(({ label, logD, ratio: y, isCurrent, solid }) => ({
            x: logD,
            y,
            label,
            solid,
            tone: isCurrent ? ('main' as const) : ('quiet' as const),
          })),
          ...(current && current.low.length > 0
            ? { band: { x: current.logD, low: current.low, high: current.high } }
            : {}),
          points: [],
        },
      ],
      critical:
        at !== null && at >= start && at <= end && current !== undefined
          ? { x: at, low: null, high: null, label: shareText(ratioAfter(current, D ?? 1)) }
          : null,
    };
  },
);

/** Upper end of the axis: a little above the highest line or band, at most every share. */
function topOf(
  curves: readonly { readonly ratio: Float64Array; readonly high: Float64Array }[],
): number {
  let top = 0.05;
  for (const { ratio, high } of curves) {
    for (const value of ratio) if (value > top) top = value;
    for (const value of high) if (value > top) top = value;
  }
  return Math.min(1, Math.ceil(top * 22) / 20);
}
