import { memo, useMemo } from 'react';
import { formatCount } from '../../core/units';
import { formatEpochs, hero, band as words } from '../../messages/data-limits';
import { plotFrame } from '../../messages/plots';
import {
  LimitsBase,
  type LimitsDotLayout,
  LimitsOverlay,
  limitsArea,
  limitsDots,
  limitsLines,
  limitsPlane,
  limitsSeries,
  PlotFrame,
  type Size,
} from '../../plots';
import {
  type AppState,
  memo as remember,
  selectEnterModel,
  selectLeaveModel,
  selectLimitsBand,
  selectLimitsPoint,
  selectSettledLimits,
  useAppState,
  useServices,
} from '../../state';
import { selectBandDots, selectRepeatGroup } from './repeat-dots';
import { half } from './series';
import { bandTable } from './tables';
import { useLimits } from './use-limits';

/** Both edges of the band over size, log10 units. */
const selectEdges = remember(
  (state: AppState) =>
    [
      selectEnterModel(state),
      selectLeaveModel(state),
      selectSettledLimits(state).N,
      selectSettledLimits(state).epochs,
      selectRepeatGroup(state)?.N ?? null,
    ] as const,
  (enter, leave, N, epochs, measured) => {
    if (!enter || !leave) return null;
    const sizes = [1e6, N, ...(measured === null ? [] : [measured])].map(Math.log10);
    const x: [number, number] = [
      half(Math.min(...sizes) - 0.2, Math.floor),
      half(Math.max(11.8, ...sizes) + 0.2, Math.ceil),
    ];
    const y: [number, number] = [
      Math.min(0, half(Math.log10(epochs), Math.floor)),
      Math.max(5.5, half(Math.log10(epochs) + 0.1, Math.ceil)),
    ];
    const lines = limitsSeries(
      [enter, leave].map((model, i) => {
        const [low, high] = model.law.validity.ranges.N ?? [0, 0];
        return {
          ...{ key: String(i), label: '', tone: 'edge' as const, parameters: model.parameters },
          valid: [Math.log10(low), Math.log10(high)] as const,
          at: (logN: number, p: Float64Array) =>
            Math.log10(model.law.evaluate([logN * Math.LN10], p)),
        };
      }),
      x,
    );
    return { x, y, lines };
  },
);

/** Where a repeated part of the data does harm, over size and epochs. */
export function BandPlot() {
  const band = useAppState(selectLimitsBand);
  const point = useAppState(selectLimitsPoint);
  const group = useAppState(selectRepeatGroup);
  const { store } = useServices();
  if (!band) return null;
  return (
    <PlotFrame
      id="data-limits-band"
      title={words.title(point.N, band.enters.value, band.leaves.value)}
      subtitle={words.subtitle(group?.title ?? '')}
      alternative={words.alternative(band.isInside, point.epochs)}
      table={() => bandTable(store.getState())}
      labels={plotFrame}
    >
      {(size) => <Body size={size} />}
    </PlotFrame>
  );
}

const Body = memo(function Body({ size }: { readonly size: Size }) {
  const edges = useAppState(selectEdges);
  const dots = useAppState(selectBandDots);
  const group = useAppState(selectRepeatGroup);
  const { N, epochs } = useAppState(selectLimitsPoint);
  const { toggle } = useLimits();
  const plane = useMemo(
    () =>
      limitsPlane(
        { domain: edges?.x ?? [5, 12], log: true, format: (value) => formatCount(value, 1) },
        { domain: edges?.y ?? [0, 6], log: true, format: formatEpochs },
        size.width,
        size.height,
      ),
    [edges, size.width, size.height],
  );
  const layout = useMemo(() => limitsLines(plane, edges?.lines ?? []), [plane, edges]);
  const area = useMemo(() => {
    const [low, high] = edges?.lines ?? [];
    return low && high ? limitsArea(plane, low, high) : undefined;
  }, [plane, edges]);
  const placed = useMemo(() => limitsDots(plane, dots), [plane, dots]);
  const text = useMemo(
    () => ({
      ...{ xTitle: words.x, yTitle: words.y, group: words.group },
      row: ({ row, included }: LimitsDotLayout) => {
        const found = group?.rows.find((other) => other.row === row);
        if (!group || !found) return '';
        return hero.row(group.N, group.D / found.epochs, found.epochs, found.loss, included);
      },
    }),
    [group],
  );
  const { frame, x, y } = plane;
  const at = x.toPixel(Math.log10(N));
  const height = y.toPixel(Math.log10(epochs));
  const right = at + 120 < frame.right;
  return (
    <>
      <LimitsBase
        plane={plane}
        lines={layout}
        {...(area === undefined ? {} : { area })}
        dots={placed}
        words={text}
        onToggle={group?.inView ? toggle : undefined}
      />
      <LimitsOverlay
        plane={plane}
        lines={[]}
        rule={at}
        point={[at, height]}
        texts={[
          {
            ...{ key: 'point', tone: 'point', text: words.point(epochs) },
            x: at + (right ? 10 : -10),
            y: Math.min(frame.bottom - 6, Math.max(frame.top + 14, height - 9)),
            anchor: right ? 'start' : 'end',
          },
        ]}
      />
    </>
  );
});
