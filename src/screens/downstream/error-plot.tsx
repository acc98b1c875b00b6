import { memo, useMemo } from 'react';
import { FITTED } from '../../core/permalink';
import { formatPlain } from '../../core/units';
import { errors as words } from '../../messages/downstream';
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
  type Size,
} from '../../plots';
import {
  ERROR_SLOT,
  LaneContext,
  selectDownstreamReadouts,
  selectDownstreamRuns,
  selectFittedRanges,
  selectPresetTasks,
  selectTaskErrors,
  selectTrade,
  useAppState,
  useServices,
} from '../../state';
import { selectTaskLabel } from './answer-line';
import styles from './downstream.module.css';
import { hatchOutside } from './hatch';
import { selectErrorAxes, selectErrorDots, selectErrorLine, selectUnit } from './series';
import { errorTable } from './tables';
import { useActions } from './use-actions';

/** Error of the task in view against loss. */
export function ErrorPlot() {
  const readouts = useAppState(selectDownstreamReadouts);
  const dots = useAppState(selectErrorDots);
  const task = useAppState(selectTaskLabel);
  const hasErrors = useAppState((state) => selectTaskErrors(state) !== null);
  const is46 = useAppState((state) => selectPresetTasks(state) === 46);
  const isFit = useAppState((state) => selectTrade(state)?.preset === FITTED);
  const stale = useAppState((state) => {
    const entry = state.measured[ERROR_SLOT];
    return isFit && entry?.busy === true && entry.shown !== null;
  });
  const { store } = useServices();
  const values = dots.map(({ y }) => y);
  const subtitle =
    !hasErrors && !is46 ? words.bareSubtitle : is46 ? words.noPublished : words.subtitle(isFit);
  const title = readouts?.error
    ? words.title(readouts.error.value, readouts.loss.value, task)
    : hasErrors
      ? words.waiting
      : words.bare;
  return (
    <PlotFrame
      id="downstream-error"
      title={title}
      subtitle={subtitle}
      alternative={
        values.length > 0
          ? words.alternative(values.length, Math.min(...values), Math.max(...values))
          : subtitle
      }
      table={() => errorTable(store.getState())}
      labels={plotFrame}
      stale={stale}
    >
      {(size) => <Plane size={size} />}
    </PlotFrame>
  );
}

function usePlane(size: Size): LimitsPlane {
  const axes = useAppState(selectErrorAxes);
  return useMemo(
    () =>
      limitsPlane(
        { domain: axes.x, log: false, format: (value) => formatPlain(value) },
        { domain: axes.y, log: false, format: (value) => formatPlain(value) },
        size.width,
        size.height,
      ),
    [axes, size.width, size.height],
  );
}

const Plane = memo(function Plane({ size }: { readonly size: Size }) {
  return (
    <LaneContext value="curve">
      <div className={styles.body}>
        <Base size={size} />
        <Overlay size={size} />
      </div>
    </LaneContext>
  );
});

const Base = memo(function Base({ size }: { readonly size: Size }) {
  const plane = usePlane(size);
  const dots = useAppState(selectErrorDots);
  const runs = useAppState(selectDownstreamRuns);
  const errors = useAppState(selectTaskErrors);
  const fitted = useAppState((state) => selectFittedRanges(state)?.loss ?? null);
  const unit = useAppState(selectUnit);
  const { toggle } = useActions();
  const text = useMemo(
    () => ({
      xTitle: words.x(unit),
      yTitle: words.y,
      group: words.group,
      row: ({ row, standing }: DownstreamDotLayout): string => {
        const place = runs?.rows ? runs.rows.indexOf(row) : row;
        if (!runs || !errors || place < 0) return '';
        const [loss, error] = [runs.loss[place] as number, errors.values[place] as number];
        return words.row(runs.names[place] ?? '', loss, error, standing);
      },
    }),
    [runs, errors, unit],
  );
  const placed = useMemo(() => downstreamDots(plane, dots), [plane, dots]);
  const hatched = useMemo(() => hatchOutside(plane, fitted), [plane, fitted]);
  return (
    <DownstreamBase
      plane={plane}
      lines={[]}
      hatched={hatched}
      dots={placed}
      words={text}
      onToggle={runs?.rows ? toggle : undefined}
    />
  );
});

/** The law, and the prediction as a cross of both intervals. */
const Overlay = memo(function Overlay({ size }: { readonly size: Size }) {
  const plane = usePlane(size);
  const line = useAppState(selectErrorLine);
  const readouts = useAppState(selectDownstreamReadouts);
  const layout = useMemo(() => limitsLines(plane, line), [plane, line]);
  if (!readouts?.error) return null;
  const { frame, x, y } = plane;
  const { loss, error } = readouts;
  const [px, py] = [x.toPixel(loss.value), y.toPixel(error.value)];
  const cross =
    loss.low === null || loss.high === null || error.low === null || error.high === null
      ? ''
      : `M${x.toPixel(loss.low).toFixed(1)} ${py.toFixed(1)}H${x.toPixel(loss.high).toFixed(1)}M${px.toFixed(1)} ${y.toPixel(error.low).toFixed(1)}V${y.toPixel(error.high).toFixed(1)}`;
  const isRight = px > frame.right - 70;
  const label: LimitsText = {
    ...{ key: 'point', text: words.point(error.value), tone: 'point' },
    x: px + (isRight ? -10 : 10),
    y: Math.min(frame.bottom - 6, py + 18),
    anchor: isRight ? 'end' : 'start',
  };
  const bars = {
    ...{ key: 'cross', label: '', outside: '', band: '' },
    ...({ tone: 'edge', start: [0, 0], end: [0, 0] } as const),
    inside: cross,
  };
  return (
    <LimitsOverlay
      plane={plane}
      lines={[...layout, bars]}
      rule={null}
      point={[px, py]}
      texts={[label]}
    />
  );
});
