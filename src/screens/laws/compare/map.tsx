import { memo, type PointerEvent, useDeferredValue, useMemo, useState } from 'react';
import { map as mapWords, compare as words } from '../../../messages/laws';
import { plotFrame } from '../../../messages/plots';
import {
  DisagreementKey,
  DisagreementMap,
  type DisagreementSeries,
  disagreementLayout,
  disagreementSeries,
  HORIZON_RATIO,
  heroPlane,
  insideHull,
  PlotFrame,
  type PlotTable,
  type RunSeries,
  runSeries,
  type Size,
} from '../../../plots';
import {
  type AppState,
  type Compared,
  isMappable,
  memo as memoise,
  responseOver,
  selectDataset,
  selectRowChoice,
  selectSettledPoint,
  useAppState,
} from '../../../state';
import styles from './compare.module.css';
import { labelOf, labelsOf, shortNames } from './labels';

const maximumDots = 600;

const selectRuns = memoise(
  (state: AppState) => [selectDataset(state), selectRowChoice(state)] as const,
  (dataset, choice) =>
    dataset
      ? runSeries(
          dataset,
          choice?.ok ? choice.value.mask : new Uint8Array(dataset.N.length).fill(1),
        )
      : null,
);

/** Where the first two that can be mapped differ over tokens and parameters. */
export function DifferenceMap({ compared }: { readonly compared: readonly Compared[] }) {
  const [first, second] = compared.filter(isMappable);
  if (!first || !second) return <p className={styles.quiet}>{words.noMap}</p>;
  const labels = labelsOf(compared);
  return (
    <Difference
      first={first}
      second={second}
      names={shortNames(first, second)}
      labels={[labelOf(labels, first), labelOf(labels, second)]}
    />
  );
}

interface DifferenceProps {
  readonly first: Compared;
  readonly second: Compared;
  readonly names: readonly [string, string];
  readonly labels: readonly [string, string];
}

function Difference({ first, second, names, labels }: DifferenceProps) {
  const runs = useAppState(selectRuns);
  const point = useAppState(selectSettledPoint);
  const at = useMemo(
    () => (point ? { logN: Math.log10(point.N), logD: Math.log10(point.D) } : null),
    [point],
  );
  const responses = useMemo(
    () => [responseOver(first), responseOver(second)] as const,
    [first, second],
  );
  const series = useMemo(
    () => (at ? disagreementSeries(responses[0], responses[1], runs, at) : null),
    [responses, runs, at],
  );
  if (!series || !at) return null;
  const finding = { first: names[0], second: names[1], ...series };
  return (
    <PlotFrame
      id="disagreement"
      className={styles.map}
      title={mapWords.title(finding)}
      subtitle={mapWords.subtitle(labels[0], labels[1], HORIZON_RATIO)}
      alternative={mapWords.alternative(finding)}
      table={() => mapTable(series, responses, labels, runs)}
      labels={plotFrame}
      actions={
        <DisagreementKey first={mapWords.higher(names[0])} second={mapWords.higher(names[1])} />
      }
    >
      {(size) => (
        <LatePlane size={size} series={series} runs={runs} at={at} responses={responses} />
      )}
    </PlotFrame>
  );
}

/** The frame first, the map in a turn of its own: together they would be felt. */
function LatePlane({ size, ...rest }: PlaneProps) {
  const late = useDeferredValue<Size | null>(size, null);
  return late && <Plane size={late} {...rest} />;
}

type Responses = readonly [ReturnType<typeof responseOver>, ReturnType<typeof responseOver>];

interface PlaneProps {
  readonly size: Size;
  readonly series: DisagreementSeries;
  readonly runs: RunSeries | null;
  readonly at: { readonly logN: number; readonly logD: number };
  readonly responses: Responses;
}

const axisWords = { xTitle: mapWords.axisD, yTitle: mapWords.axisN };

const Plane = memo(function Plane({ size, series, runs, at, responses }: PlaneProps) {
  const [hover, setHover] = useState<string | null>(null);
  const plane = useMemo(
    () => heroPlane('DN', series, size.width, size.height),
    [series, size.width, size.height],
  );
  const layout = useMemo(
    () =>
      disagreementLayout(
        plane,
        series,
        runs,
        maximumDots,
        plane.place(at.logN + at.logD + Math.log10(6), at.logN),
      ),
    [plane, series, runs, at],
  );
  const point = useMemo(
    () => ({
      x: plane.x.toPixel(at.logD),
      y: plane.y.toPixel(at.logN),
      label: mapWords.point(responses[0](at.logN, at.logD) - responses[1](at.logN, at.logD)),
    }),
    [plane, at, responses],
  );
  function onPointerMove(event: PointerEvent<HTMLDivElement>): void {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const [x, y] = [event.clientX - left, event.clientY - top];
    const { frame } = plane;
    if (x < frame.left || x > frame.right || y < frame.top || y > frame.bottom) {
      setHover(null);
      return;
    }
    const [d, n] = [plane.x.fromPixel(x), plane.y.fromPixel(y)];
    setHover(mapWords.here(10 ** n, 10 ** d, responses[0](n, d), responses[1](n, d)));
  }
  return (
    <div
      className={styles.plane}
      onPointerMove={onPointerMove}
      onPointerLeave={() => setHover(null)}
    >
      <DisagreementMap plane={plane} layout={layout} point={point} words={axisWords} />
      {hover !== null && <p className={styles.hover}>{hover}</p>}
    </div>
  );
});

/** Whole steps of the plane: both losses, their difference, and whether runs reach there. */
function mapTable(
  series: DisagreementSeries,
  responses: Responses,
  names: readonly [string, string],
  runs: RunSeries | null,
): PlotTable {
  const { columns } = mapWords;
  const steps = 11;
  const rows: (string | number)[][] = [];
  for (let j = 0; j < steps; j++) {
    for (let i = 0; i < steps; i++) {
      const n = series.logN[0] + ((series.logN[1] - series.logN[0]) * j) / (steps - 1);
      const d = series.logD[0] + ((series.logD[1] - series.logD[0]) * i) / (steps - 1);
      const [a, b] = [responses[0](n, d), responses[1](n, d)];
      const inside = runs !== null && insideHull(runs, n, d);
      rows.push([
        10 ** n,
        10 ** d,
        6 * 10 ** (n + d),
        a,
        b,
        a - b,
        inside ? columns.yes : columns.no,
      ]);
    }
  }
  return {
    columns: [
      { label: columns.N, unit: columns.count },
      { label: columns.D, unit: columns.count },
      { label: columns.C, unit: 'FLOPs' },
      { label: names[0], unit: 'nats/token' },
      { label: names[1], unit: 'nats/token' },
      { label: columns.difference, unit: 'nats/token' },
      { label: columns.inside, unit: '' },
    ],
    rows,
  };
}
