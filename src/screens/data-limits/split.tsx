import { memo, useMemo } from 'react';
import { formatCount, formatFlops } from '../../core/units';
import { split as words } from '../../messages/data-limits';
import { plotFrame } from '../../messages/plots';
import {
  LimitsBase,
  LimitsOverlay,
  type LimitsText,
  limitsLines,
  limitsPlane,
  PlotFrame,
  type Size,
} from '../../plots';
import {
  LIMITS_SLOT,
  selectLimitsPoint,
  selectLimitsSplit,
  useAppState,
  useServices,
} from '../../state';
import { selectSplitSeries } from './series';
import { splitTable } from './tables';

/** The best size and epochs over compute, for the unique tokens at hand. */
export function SplitCompanion() {
  const split = useAppState(selectLimitsSplit);
  const point = useAppState(selectLimitsPoint);
  const stale = useAppState((state) => state.measured[LIMITS_SLOT]?.busy === true);
  const { store } = useServices();
  if (!split) return null;
  return (
    <PlotFrame
      id="data-limits-split"
      title={words.title(point.C, split.N.value, split.epochs.value)}
      subtitle={words.subtitle(point.unique)}
      alternative={words.alternative(split.freeN.value, split.N.value)}
      table={() => splitTable(store.getState())}
      labels={plotFrame}
      stale={stale}
    >
      {(size) => <Body size={size} />}
    </PlotFrame>
  );
}

const text = { xTitle: words.x, yTitle: words.y, group: words.group, row: () => '' };
const noDots = [] as const;

const Body = memo(function Body({ size }: { readonly size: Size }) {
  const series = useAppState(selectSplitSeries);
  const split = useAppState(selectLimitsSplit);
  const point = useAppState(selectLimitsPoint);
  const logN = Math.log10(point.N);
  const low = series ? Math.floor(Math.min(series.y[0], logN - 0.2) * 2) / 2 : 0;
  const high = series ? Math.ceil(Math.max(series.y[1], logN + 0.2) * 2) / 2 : 1;
  const [from, to] = series?.domain ?? [0, 1];
  const plane = useMemo(
    () =>
      limitsPlane(
        { domain: [from, to], log: true, format: (value) => formatFlops(value, 1) },
        { domain: [low, high], log: true, format: (value) => formatCount(value, 1) },
        size.width,
        size.height,
      ),
    [from, to, low, high, size.width, size.height],
  );
  if (!series || !split) return null;
  const { frame, x, y } = plane;
  const lines = limitsLines(plane, series.lines);
  const at = x.toPixel(Math.log10(point.C));
  const mine = y.toPixel(logN);
  const best = y.toPixel(Math.log10(split.N.value));
  const isAway = Math.abs(mine - best) > 12;
  const right = at + 90 < frame.right;
  const marks = series.marks.map((mark) => [x.toPixel(mark.x), y.toPixel(mark.y)] as const);
  const texts: LimitsText[] = [
    ...series.marks.map(
      ({ label }, i): LimitsText => ({
        ...{ key: label, text: label, tone: 'note', anchor: 'end' },
        x: (marks[i]?.[0] ?? 0) - 6,
        y: (marks[i]?.[1] ?? 0) - 6,
      }),
    ),
    {
      ...{ key: 'best', tone: 'optimum', text: words.best(split.N.value) },
      x: at + (right ? 9 : -9),
      y: Math.min(frame.bottom - 6, best + 18),
      anchor: right ? 'start' : 'end',
    },
  ];
  if (isAway)
    texts.push({
      ...{ key: 'mine', tone: 'point', text: words.yours(point.N) },
      x: at + (right ? 9 : -9),
      y: mine + (mine > best ? 18 : -8),
      anchor: right ? 'start' : 'end',
    });
  return (
    <>
      <LimitsBase plane={plane} lines={noDots} dots={noDots} words={text} />
      <LimitsOverlay
        plane={plane}
        lines={lines}
        rule={at}
        marks={marks}
        optimum={[at, best]}
        point={isAway ? [at, mine] : null}
        texts={texts}
      />
    </>
  );
});
