import { memo, useMemo } from 'react';
import { formatCount } from '../../core/units';
import { plotFrame } from '../../messages/plots';
import { classes as words } from '../../messages/schedule';
import {
  LimitsBase,
  type LimitsDotLayout,
  LimitsOverlay,
  type LimitsText,
  limitsDots,
  limitsLines,
  limitsPlane,
  PlotFrame,
  type Size,
} from '../../plots';
import { selectClasses, selectCrossing, useAppState, useServices } from '../../state';
import { foundCrossing, isTold, selectClassesSeries } from './classes-series';
import { classesTable } from './tables';
import { useSchedule } from './use-schedule';

/** Two trends over compute and where they cross. */
export function ClassesPlot() {
  const classes = useAppState(selectClasses);
  const crossing = useAppState(selectCrossing);
  const { store } = useServices();
  if (!classes || !crossing) return null;
  const [a = '', b = ''] = classes.choice.groups.map((k) => classes.groups[k]);
  const found = foundCrossing(crossing);
  const refused = 'reason' in crossing ? crossing : null;
  return (
    <PlotFrame
      id="schedule-classes"
      title={
        found
          ? words.title(
              ...([a, b, found.place, words.at(found.x, classes.x.unit)] as const),
              ...([found.factor, isTold(found)] as const),
            )
          : words.refused(refused?.reason ?? 'few-rows', refused?.group === 1 ? b : a)
      }
      subtitle={words.subtitle(classes.title, a, b)}
      alternative={
        found
          ? words.alternative(a, found.trends[0].power, b, found.trends[1].power)
          : words.refusedHelp
      }
      table={() => classesTable(store.getState())}
      labels={plotFrame}
    >
      {(size) => <Body size={size} />}
    </PlotFrame>
  );
}

const Body = memo(function Body({ size }: { readonly size: Size }) {
  const classes = useAppState(selectClasses);
  const series = useAppState(selectClassesSeries);
  const { toggle } = useSchedule();
  const plane = useMemo(
    () =>
      limitsPlane(
        { domain: series?.x ?? [0, 1], log: true, format: (value) => formatCount(value) },
        { domain: series?.y ?? [0, 1], log: true, format: (value) => formatCount(value) },
        size.width,
        size.height,
      ),
    [series, size.width, size.height],
  );
  const text = useMemo(
    () => ({
      xTitle: classes ? words.axis(classes.x.name, classes.x.unit) : '',
      yTitle: classes ? words.axis(classes.y.name, classes.y.unit) : '',
      group: words.group,
      row: ({ row, included }: LimitsDotLayout) => {
        const found = classes?.rows.find((other) => other.row === row);
        if (!classes || !found) return '';
        const [x, y] = [words.at(found.x, classes.x.unit), words.at(found.y, classes.y.unit)];
        return words.row(found.label, x, y, included);
      },
    }),
    [classes],
  );
  if (!classes || !series) return null;
  const lines = limitsLines(plane, series.lines);
  const mark = series.mark
    ? ([plane.x.toPixel(series.mark[0]), plane.y.toPixel(series.mark[1])] as const)
    : null;
  const { frame } = plane;
  const right = mark !== null && mark[0] + 130 < frame.right;
  const upper = lines.toSorted((a, b) => a.end[1] - b.end[1])[0]?.key;
  const texts: LimitsText[] = lines.map(({ key, end: [x, y] }) => ({
    ...{ key, tone: 'note', anchor: 'end' },
    text: classes.groups[classes.choice.groups[Number(key)] as number] ?? '',
    x: x - 5,
    y: key === upper ? y - 9 : y + 17,
  }));
  if (mark && series.mark)
    texts.push({
      ...{ key: 'crossing', tone: 'optimum', anchor: right ? 'start' : 'end' },
      text: words.crossing(words.at(10 ** series.mark[0], classes.x.unit)),
      x: mark[0] + (right ? 10 : -10),
      y: Math.max(frame.top + 12, mark[1] - 9),
    });
  return (
    <>
      <LimitsBase
        plane={plane}
        lines={lines}
        dots={limitsDots(plane, series.dots)}
        words={text}
        onToggle={classes.inView ? toggle : undefined}
      />
      <LimitsOverlay
        plane={plane}
        lines={[]}
        rule={null}
        point={null}
        optimum={mark}
        texts={texts}
      />
    </>
  );
});
