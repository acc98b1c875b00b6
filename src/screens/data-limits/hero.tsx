import { memo, useMemo } from 'react';
import { findRoot } from '../../core/numerics';
import { formatCount, formatPlain } from '../../core/units';
import { controls, hero as words } from '../../messages/data-limits';
import { plotFrame } from '../../messages/plots';
import {
  type LimitsAxis,
  LimitsBase,
  type LimitsDotLayout,
  LimitsOverlay,
  type LimitsPlane,
  type LimitsText,
  limitsDots,
  limitsLines,
  limitsPlane,
  PlotFrame,
  PlotHandle,
  type Size,
  spreadHeights,
} from '../../plots';
import {
  type AppState,
  beyondRange,
  LaneContext,
  LIMITS_SLOT,
  lossAfter,
  selectLimits,
  selectLimitsPoint,
  selectRepeatModel,
  selectRepeatRanges,
  selectRepeatRows,
  useAppState,
  useServices,
} from '../../state';
import styles from './data-limits.module.css';
import {
  selectHero,
  selectHeroAxes,
  selectHeroDots,
  selectHeroOwn,
  selectLossUnit,
} from './series';
import { heroTable } from './tables';
import { selectRanges, useLimits } from './use-limits';

/** What of the point lies farthest outside what the law was fitted on, in words; empty inside. */
function selectBeyond(state: AppState): string {
  const { N, epochs, unique } = selectLimitsPoint(state);
  const ranges = selectRepeatRanges(state);
  const factors = [
    [words.size, beyondRange(N, ranges.N)],
    [words.epochs, beyondRange(Math.max(1, epochs), ranges.epochs)],
    [words.unique, beyondRange(unique, ranges.unique)],
  ] as const;
  const [worst] = factors.toSorted((a, b) => (b[1] ?? 0) - (a[1] ?? 0));
  return worst?.[1] ? words.beyond(worst[0], worst[1]) : '';
}

/** Loss against unique tokens at several epochs. */
export function Hero() {
  const limits = useAppState(selectLimits);
  const model = useAppState(selectRepeatModel);
  const dots = useAppState(selectHeroDots);
  const unit = useAppState(selectLossUnit);
  const beyond = useAppState(selectBeyond);
  const stale = useAppState((state) => state.measured[LIMITS_SLOT]?.busy === true);
  const { store } = useServices();
  const shared = {
    id: 'data-limits',
    table: () => heroTable(store.getState()),
    labels: plotFrame,
    stale,
    children: (size: Size) => <Plane size={size} />,
  };
  if (!limits || !model)
    return (
      <PlotFrame
        title={words.bareTitle}
        subtitle={words.bareSubtitle(unit)}
        alternative={words.bareSubtitle(unit)}
        {...shared}
      />
    );
  const { point, worth, loss } = limits;
  const endless = lossAfter(model.law, model.parameters, point.N, point.unique, 1e6);
  return (
    <PlotFrame
      title={words.title(point, worth.value)}
      subtitle={words.subtitle(point.N, unit, point.share, dots.length)}
      alternative={words.alternative(point, loss.value, endless, beyond)}
      {...shared}
    />
  );
}

function usePlane(size: Size): LimitsPlane {
  const axes = useAppState(selectHeroAxes);
  return useMemo(() => {
    const x: LimitsAxis = { domain: axes.x, log: true, format: (value) => formatCount(value, 1) };
    const y: LimitsAxis = { domain: axes.y, log: false, format: (value) => formatPlain(value) };
    return limitsPlane(x, y, size.width, size.height, size.width < 520 ? 20 : 28);
  }, [axes, size.width, size.height]);
}

const Plane = memo(function Plane({ size }: { readonly size: Size }) {
  return (
    <LaneContext value="now">
      <div className={styles.body}>
        <LaneContext value="curve">
          <Base size={size} />
        </LaneContext>
        <Overlay size={size} />
      </div>
    </LaneContext>
  );
});

const Base = memo(function Base({ size }: { readonly size: Size }) {
  const plane = usePlane(size);
  const { lines, stop, dots, ranges } = useAppState(selectHero);
  const rows = useAppState(selectRepeatRows);
  const unit = useAppState(selectLossUnit);
  const { toggle } = useLimits();
  const text = useMemo(
    () => ({
      xTitle: words.x,
      yTitle: words.y(unit),
      group: words.group,
      row: ({ row, included }: LimitsDotLayout) => {
        const bound = rows?.groups[0]?.bound;
        const i = bound?.rows.indexOf(row) ?? -1;
        if (!bound || i < 0) return '';
        const [N = 0, D = 0, unique = 1] = bound.variables.map((values) => values[i] as number);
        return words.row(N, unique, D / unique, bound.response[i] as number, included);
      },
    }),
    [rows, unit],
  );
  const layout = useMemo(() => limitsLines(plane, lines), [plane, lines]);
  const placed = useMemo(() => limitsDots(plane, dots), [plane, dots]);
  const path = useMemo(
    () =>
      stop
        .map(([logU, loss], i) => {
          const [x, y] = [plane.x.toPixel(logU), plane.y.toPixel(loss)];
          return `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
        })
        .join(''),
    [plane, stop],
  );
  const hatched = useMemo(() => {
    if (!ranges.unique) return [];
    const { frame, x } = plane;
    const [low, high] = ranges.unique.map((value) =>
      Math.min(frame.right, Math.max(frame.left, x.toPixel(Math.log10(value)))),
    ) as [number, number];
    return [
      [frame.left, low],
      [high, frame.right],
    ] as const;
  }, [plane, ranges]);
  return (
    <>
      <LimitsBase
        plane={plane}
        lines={layout}
        stop={path}
        hatched={hatched}
        dots={placed}
        words={text}
        onToggle={toggle}
      />
      <Names plane={plane} lines={layout} />
    </>
  );
});

/** Names of the lines where they come into the plot. */
const Names = memo(function Names(props: {
  readonly plane: LimitsPlane;
  readonly lines: ReturnType<typeof limitsLines>;
}) {
  const { plane, lines } = props;
  const { frame } = plane;
  const texts = useMemo(() => {
    // Lines that come in through the top are named there, the others at the left edge.
    const named = lines.map(({ key, label, start: [x, y] }) => ({ key, label, x, y }));
    const left = named.filter(({ x }) => x < frame.left + 4);
    const heights = spreadHeights(
      left.map(({ y }) => y + 4),
      13,
      [frame.top + 12, frame.bottom - 4],
    );
    return named.map(({ key, label, x, y }): LimitsText => {
      const i = left.findIndex((other) => other.key === key);
      const atLeft = i >= 0;
      return {
        ...{ key, text: label, tone: 'note', anchor: 'start' },
        x: atLeft ? frame.left + 5 : x + 5,
        y: atLeft ? (heights[i] as number) : Math.max(frame.top + 12, y + 4),
      };
    });
  }, [lines, frame]);
  return <LimitsOverlay plane={plane} lines={[]} rule={null} point={null} texts={texts} />;
});

const Overlay = memo(function Overlay({ size }: { readonly size: Size }) {
  const plane = usePlane(size);
  const own = useAppState(selectHeroOwn);
  const model = useAppState(selectRepeatModel);
  const point = useAppState(selectLimitsPoint);
  const ranges = useAppState(selectRanges);
  const beyond = useAppState(selectBeyond);
  const { move, endGesture } = useLimits();
  const { frame, x, y } = plane;
  if (!model) return null;
  const { N, unique, epochs } = point;
  const { law, parameters } = model;
  const loss = lossAfter(law, parameters, N, unique, epochs);
  const px = x.toPixel(Math.log10(unique));
  const py = Math.min(frame.bottom, Math.max(frame.top, y.toPixel(loss)));
  const right = px + 150 < frame.right;
  const texts: LimitsText[] = [
    {
      ...{ key: 'point', tone: 'point', text: words.point(epochs, loss) },
      x: px + (right ? 12 : -12),
      y: Math.max(frame.top + 14, py - 10),
      anchor: right ? 'start' : 'end',
    },
    {
      ...{ key: 'beyond', tone: 'note', text: beyond },
      x: frame.right - 4,
      y: frame.top + 12,
      anchor: 'end',
    },
  ];
  const mostEpochs = ranges.epochs[1];
  /** Epochs that reach a loss with this stock, within the slider's range. */
  const epochsFor = (target: number): number => {
    const excess = (logEpochs: number): number =>
      lossAfter(law, parameters, N, unique, Math.exp(logEpochs)) - target;
    if (excess(0) <= 0) return 1;
    if (excess(Math.log(mostEpochs)) >= 0) return mostEpochs;
    return Math.exp(findRoot(excess, 0, Math.log(mostEpochs), 1e-9));
  };
  return (
    <>
      <LimitsOverlay
        plane={plane}
        lines={limitsLines(plane, own)}
        rule={px}
        point={null}
        texts={texts}
      />
      <PlotHandle
        name="Unique tokens on plot"
        x={px}
        y={frame.bottom - 14}
        value={unique}
        range={ranges.unique}
        say={controls.sayUnique(unique)}
        orientation="horizontal"
        shape="grip"
        onDrag={(at, _, gesture) => {
          const inside = Math.min(frame.right, Math.max(frame.left, at));
          move('unique', 10 ** x.fromPixel(inside), gesture);
        }}
        onStep={(value, gesture) => move('unique', value, gesture)}
        onGestureEnd={endGesture}
      />
      <PlotHandle
        name="Epochs on plot"
        x={px}
        y={py}
        value={epochs}
        range={ranges.epochs}
        say={controls.sayEpochs(epochs)}
        orientation="vertical"
        shape="dot"
        onDrag={(_, at, gesture) => move('epochs', epochsFor(y.fromPixel(at)), gesture)}
        onStep={(value, gesture) => move('epochs', value, gesture)}
        onGestureEnd={endGesture}
      />
    </>
  );
});
