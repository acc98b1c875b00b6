import { memo, useMemo } from 'react';
import { rateAt } from '../../core/schedule';
import { formatCount } from '../../core/units';
import { plotFrame } from '../../messages/plots';
import { controls, formatRate, hero as words } from '../../messages/schedule';
import {
  LimitsBase,
  LimitsOverlay,
  type LimitsPlane,
  type LimitsText,
  limitsLines,
  limitsPlane,
  PlotFrame,
  PlotHandle,
  type Size,
  spreadHeights,
} from '../../plots';
import {
  LaneContext,
  selectCourseReadouts,
  selectCourses,
  selectScheduleOptimum,
  selectSchedulePoint,
  useAppState,
  useServices,
} from '../../state';
import styles from './schedule.module.css';
import { selectCourseAxes, selectCourseLines } from './series';
import { coursesTable } from './tables';
import { selectRanges, shareRanges, useSchedule } from './use-schedule';

/** The learning rate over the tokens of the run, the chosen course before the three others. */
export function Hero() {
  const point = useAppState(selectSchedulePoint);
  const course = useAppState(selectCourseReadouts);
  const { store } = useServices();
  if (!point || !course) return null;
  return (
    <PlotFrame
      id="schedule"
      title={words.title(point.shape, course.peak, course.last, point.D)}
      subtitle={words.subtitle(point.shape)}
      alternative={words.alternative(point.shape, course.warmUntil, course.decayFrom, course.mean)}
      table={() => coursesTable(store.getState())}
      labels={plotFrame}
    >
      {(size) => <Plane size={size} />}
    </PlotFrame>
  );
}

const Plane = memo(function Plane({ size }: { readonly size: Size }) {
  const axes = useAppState(selectCourseAxes);
  const plane = useMemo(
    () =>
      limitsPlane(
        { domain: axes.x, log: false, format: (value) => formatCount(value) },
        { domain: axes.y, log: true, format: formatRate },
        size.width,
        size.height,
        24,
      ),
    [axes, size.width, size.height],
  );
  return (
    <LaneContext value="now">
      <div className={styles.body}>
        <LimitsBase plane={plane} lines={none} dots={none} words={text} />
        <Overlay plane={plane} />
      </div>
    </LaneContext>
  );
});

const none = [] as const;
const text = { xTitle: words.x, yTitle: words.y, group: words.group, row: () => '' };

const clamp = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, value));

function Overlay({ plane }: { readonly plane: LimitsPlane }) {
  const { others, chosen } = useAppState(selectCourseLines);
  const courses = useAppState(selectCourses);
  const point = useAppState(selectSchedulePoint);
  const readouts = useAppState(selectCourseReadouts);
  const optimum = useAppState(selectScheduleOptimum);
  const ranges = useAppState(selectRanges);
  const { setPeak, setShare, endGesture } = useSchedule();
  if (!courses || !point || !readouts || !optimum) return null;
  const { frame, x, y } = plane;
  const { shape, D } = point;
  const height = (rate: number): number =>
    clamp(y.toPixel(Math.log10(Math.max(1e-12, rate))), frame.top, frame.bottom);
  const across = (tokens: number): number => clamp(x.toPixel(tokens), frame.left, frame.right);
  const rateOf = (py: number): number => 10 ** y.fromPixel(clamp(py, frame.top, frame.bottom));
  const share = (px: number): number => clamp(x.fromPixel(px) / D, 0, 1);
  const [warm, from] = [across(readouts.warmUntil), across(readouts.decayFrom)];
  const peakAt = height(readouts.peak);
  const falls = shape !== 'constant';
  const decays = shape === 'power' || shape === 'wsd';
  const startRate = rateAt(courses.chosen, readouts.decayFrom);
  const names = [...others, ...chosen].map(({ key, label, tone }, i) => {
    const course = [...courses.others, courses.chosen][i];
    const tokens = (0.16 + 0.13 * i) * D;
    const rate = course ? rateAt(course, tokens) : 1;
    return { key, label, tone, x: across(tokens), y: height(rate) - 6 };
  });
  const heights = spreadHeights(
    names.map((name) => name.y),
    14,
    [frame.top + 12, frame.bottom - 8],
  );
  const best = height(optimum.lr.value);
  const texts: LimitsText[] = [
    ...names.map(
      ({ key, label, tone, x: px }, i): LimitsText => ({
        ...{ key, text: label, anchor: 'middle', x: px, y: heights[i] as number },
        tone: tone === 'chosen' ? 'point' : 'note',
      }),
    ),
    {
      ...{ key: 'peak', tone: 'point', anchor: 'start', x: warm + 14 },
      y: Math.max(frame.top + 12, peakAt - 10),
      text: words.peak(readouts.peak),
    },
    {
      ...{ key: 'last', tone: 'point', anchor: 'end', x: frame.right - 14 },
      y: Math.min(frame.bottom - 6, height(readouts.last) + 18),
      text: words.last(readouts.last),
    },
    {
      ...{ key: 'best', tone: 'optimum', anchor: 'end', x: frame.right - 4 },
      y: Math.max(frame.top + 12, best - 7),
      text: words.optimum(optimum.lr.value),
    },
  ];
  return (
    <>
      <LimitsOverlay
        plane={plane}
        lines={limitsLines(plane, [...others, ...chosen])}
        rule={null}
        point={null}
        marks={[[frame.right, best]]}
        texts={texts}
      />
      <PlotHandle
        name="Learning rate on plot"
        x={warm}
        y={peakAt}
        value={point.peak}
        range={ranges.lr}
        say={controls.sayRate(point.peak)}
        orientation="vertical"
        shape="dot"
        onDrag={(_, py, gesture) => setPeak(rateOf(py), gesture)}
        onStep={setPeak}
        onGestureEnd={endGesture}
      />
      <PlotHandle
        name="Warm-up on plot"
        x={warm}
        y={frame.bottom - 14}
        value={point.warm}
        range={shareRanges.warm}
        say={controls.sayWarm(point.warm, D)}
        orientation="horizontal"
        shape="grip"
        onDrag={(px, _, gesture) => setShare('warm', share(px), gesture)}
        onStep={(value, gesture) => setShare('warm', value, gesture)}
        onGestureEnd={endGesture}
      />
      {decays && (
        <PlotHandle
          name="Decay on plot"
          x={from}
          y={height(startRate)}
          value={point.decay}
          range={shareRanges.decay}
          say={controls.sayDecay(point.decay, D)}
          orientation="horizontal"
          shape="dot"
          onDrag={(px, _, gesture) => setShare('decay', 1 - share(px), gesture)}
          onStep={(value, gesture) => setShare('decay', value, gesture)}
          onGestureEnd={endGesture}
        />
      )}
      {falls && (
        <PlotHandle
          name="Last rate on plot"
          x={frame.right}
          y={height(readouts.last)}
          value={point.end}
          range={shareRanges.end}
          say={controls.sayEnd(point.end)}
          orientation="vertical"
          shape="dot"
          onDrag={(_, py, gesture) => setShare('end', rateOf(py) / startRate, gesture)}
          onStep={(value, gesture) => setShare('end', value, gesture)}
          onGestureEnd={endGesture}
        />
      )}
    </>
  );
}
