import { memo, useMemo } from 'react';
import { FITTED } from '../../core/permalink';
import { formatFlops, formatPlain } from '../../core/units';
import { beyond, controls, hero as words } from '../../messages/downstream';
import { plotFrame } from '../../messages/plots';
import {
  DownstreamBase,
  type DownstreamDotLayout,
  downstreamDots,
  LimitsOverlay,
  type LimitsPlane,
  type LimitsText,
  limitsLines,
  limitsPlane,
  PlotFrame,
  PlotHandle,
  type Size,
  spreadHeights,
  withFineTicks,
} from '../../plots';
import {
  LaneContext,
  LOSS_SLOT,
  lossOf,
  selectDownstreamBeyond,
  selectDownstreamModels,
  selectDownstreamPoint,
  selectDownstreamReadouts,
  selectDownstreamRuns,
  selectFittedRanges,
  selectRunTests,
  selectTrade,
  useAppState,
  useServices,
} from '../../state';
import styles from './downstream.module.css';
import { hatchOutside } from './hatch';
import {
  selectHeroAxes,
  selectHeroDots,
  selectHeroLines,
  selectHeroOwn,
  selectUnit,
} from './series';
import { heroTable } from './tables';
import { selectRanges, useActions } from './use-actions';

/** Loss against compute at several numbers of tokens per parameter. */
export function Hero() {
  const readouts = useAppState(selectDownstreamReadouts);
  const dots = useAppState(selectHeroDots);
  const unit = useAppState(selectUnit);
  const outside = useAppState(selectDownstreamBeyond);
  const tests = useAppState(selectRunTests);
  const isFit = useAppState((state) => selectTrade(state)?.preset === FITTED);
  const stale = useAppState((state) => {
    const entry = state.measured[LOSS_SLOT];
    return isFit && entry?.busy === true && entry.shown !== null;
  });
  const { store } = useServices();
  const subtitle = words.subtitle(unit, tests.runs.length > 0, isFit);
  return (
    <PlotFrame
      id="downstream"
      title={readouts ? words.title(tests.loss, tests.runs.length) : words.waiting}
      subtitle={subtitle}
      alternative={
        readouts
          ? words.alternative(
              dots.length,
              tests.runs.length,
              readouts.point,
              readouts.loss.value,
              outside ? beyond(outside.what, outside.factor) : '',
            )
          : subtitle
      }
      table={() => heroTable(store.getState())}
      labels={plotFrame}
      stale={stale}
    >
      {(size) => <Plane size={size} />}
    </PlotFrame>
  );
}

function usePlane(size: Size): LimitsPlane {
  const axes = useAppState(selectHeroAxes);
  return useMemo(
    () =>
      withFineTicks(
        limitsPlane(
          { domain: axes.x, log: true, format: (value) => formatFlops(value, 1) },
          { domain: axes.y, log: true, format: (value) => formatPlain(value, 2) },
          size.width,
          size.height,
          36,
        ),
      ),
    [axes, size.width, size.height],
  );
}

const Plane = memo(function Plane({ size }: { readonly size: Size }) {
  return (
    <LaneContext value="now">
      <div className={styles.body}>
        <Base size={size} />
        <Overlay size={size} />
      </div>
    </LaneContext>
  );
});

const Base = memo(function Base({ size }: { readonly size: Size }) {
  const plane = usePlane(size);
  const lines = useAppState(selectHeroLines);
  const dots = useAppState(selectHeroDots);
  const runs = useAppState(selectDownstreamRuns);
  const ranges = useAppState(selectFittedRanges);
  const unit = useAppState(selectUnit);
  const model = useAppState((state) => selectDownstreamModels(state)?.loss.parameters ?? null);
  const { toggle } = useActions();
  const text = useMemo(
    () => ({
      xTitle: words.x,
      yTitle: words.y(unit),
      key: words.key,
      group: words.group,
      row: ({ row, standing }: DownstreamDotLayout): string => {
        const place = runs?.rows ? runs.rows.indexOf(row) : row;
        if (!runs || place < 0) return '';
        const [N, D] = [runs.N[place] as number, runs.D[place] as number];
        const loss = runs.loss[place] as number;
        const off = model && standing === 'held' ? lossOf(model, N, D) / loss - 1 : null;
        return words.row(runs.names[place] ?? '', { N, D, loss }, standing, off);
      },
    }),
    [runs, unit, model],
  );
  const layout = useMemo(() => limitsLines(plane, lines), [plane, lines]);
  const placed = useMemo(() => downstreamDots(plane, dots), [plane, dots]);
  const hatched = useMemo(
    () => hatchOutside(plane, ranges && [Math.log10(ranges.C[0]), Math.log10(ranges.C[1])]),
    [plane, ranges],
  );
  return (
    <>
      <DownstreamBase
        plane={plane}
        lines={layout}
        hatched={hatched}
        dots={placed}
        words={text}
        onToggle={runs?.rows ? toggle : undefined}
      />
      <Names plane={plane} lines={layout} />
    </>
  );
});

/** Tokens per parameter of the curves at their right ends. */
const Names = memo(function Names(props: {
  readonly plane: LimitsPlane;
  readonly lines: ReturnType<typeof limitsLines>;
}) {
  const { plane, lines } = props;
  const texts = useMemo(() => {
    const { frame } = plane;
    const heights = spreadHeights(
      lines.map(({ end }) => end[1] + 4),
      13,
      [frame.top + 12, frame.bottom - 4],
    );
    return lines.map(
      ({ key, label }, i): LimitsText => ({
        ...{ key, text: label, tone: 'note', anchor: 'start' },
        x: frame.right + 4,
        y: heights[i] as number,
      }),
    );
  }, [plane, lines]);
  return <LimitsOverlay plane={plane} lines={[]} rule={null} point={null} texts={texts} />;
});

const Overlay = memo(function Overlay({ size }: { readonly size: Size }) {
  const plane = usePlane(size);
  const own = useAppState(selectHeroOwn);
  const model = useAppState((state) => selectDownstreamModels(state)?.loss.parameters ?? null);
  const point = useAppState(selectDownstreamPoint);
  const ranges = useAppState(selectRanges);
  const { move, endGesture } = useActions();
  const layout = useMemo(() => limitsLines(plane, own), [plane, own]);
  if (!model) return null;
  const { frame, x, y } = plane;
  const loss = lossOf(model, point.N, point.D);
  const px = x.toPixel(Math.log10(point.C));
  const py = Math.min(frame.bottom, Math.max(frame.top, y.toPixel(Math.log10(loss))));
  const isRight = px > frame.right - 130;
  const label: LimitsText = {
    ...{ key: 'point', text: words.point(point.N, loss), tone: 'point' },
    x: px + (isRight ? -12 : 12),
    y: py < frame.bottom - 30 ? py + 20 : py - 12,
    anchor: isRight ? 'end' : 'start',
  };
  return (
    <>
      <LimitsOverlay plane={plane} lines={layout} rule={px} point={[px, py]} texts={[label]} />
      <PlotHandle
        name={words.handle}
        x={px}
        y={py}
        value={point.C}
        range={ranges.C}
        say={controls.sayCompute(point.C)}
        orientation="horizontal"
        shape="dot"
        onDrag={(at, _, gesture) => {
          const inside = Math.min(frame.right, Math.max(frame.left, at));
          move('C', 10 ** x.fromPixel(inside), gesture);
        }}
        onStep={(value, gesture) => move('C', value, gesture)}
        onGestureEnd={endGesture}
      />
    </>
  );
});
