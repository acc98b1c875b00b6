import { memo, useMemo } from 'react';
import { formatCount, formatPlain } from '../../core/units';
import { synthetic as words } from '../../messages/data-limits';
import { plotFrame } from '../../messages/plots';
import {
  LimitsBase,
  type LimitsDotLayout,
  LimitsOverlay,
  limitsDots,
  limitsLines,
  limitsPlane,
  PlotFrame,
  type Size,
} from '../../plots';
import {
  LIMITS_SLOT,
  selectSynthetic,
  selectSyntheticModel,
  selectSyntheticRows,
  useAppState,
  useServices,
} from '../../state';
import { selectSyntheticSeries } from './synthetic-series';
import { syntheticTable } from './tables';
import { useLimits } from './use-limits';

/** Accuracy over synthetic tokens with its plateau; the rows are predictions. */
export function SyntheticPlot() {
  const synthetic = useAppState(selectSynthetic);
  const fitted = useAppState((state) => selectSyntheticModel(state)?.source.kind === 'fit');
  const stale = useAppState((state) => state.measured[LIMITS_SLOT]?.busy === true);
  const { store } = useServices();
  const { accuracy, tokens, plateau } = synthetic ?? {};
  return (
    <PlotFrame
      id="data-limits-synthetic"
      title={
        accuracy && plateau ? words.title(accuracy.value, tokens ?? 0, plateau.value) : words.y
      }
      subtitle={words.subtitle(fitted)}
      alternative={plateau ? words.alternative(plateau.value) : ''}
      table={() => syntheticTable(store.getState())}
      labels={plotFrame}
      stale={stale}
    >
      {(size) => <Body size={size} />}
    </PlotFrame>
  );
}

const Body = memo(function Body({ size }: { readonly size: Size }) {
  const series = useAppState(selectSyntheticSeries);
  const synthetic = useAppState(selectSynthetic);
  const inView = useAppState((state) => selectSyntheticRows(state)?.inView === true);
  const { toggle } = useLimits();
  const plane = useMemo(
    () =>
      limitsPlane(
        { domain: series.x, log: true, format: (value) => formatCount(value, 1) },
        { domain: series.y, log: false, format: (value) => formatPlain(value) },
        size.width,
        size.height,
      ),
    [series, size.width, size.height],
  );
  const text = useMemo(
    () => ({
      ...{ xTitle: words.x, yTitle: words.y, group: words.group },
      row: ({ row, group, included }: LimitsDotLayout) => {
        const dot = series.dots.find((other) => other.row === row && other.group === group);
        return dot ? words.row(10 ** dot.x, dot.y / 100, included) : '';
      },
    }),
    [series],
  );
  const lines = useMemo(() => limitsLines(plane, series.lines), [plane, series]);
  const dots = useMemo(() => limitsDots(plane, series.dots), [plane, series]);
  const { frame, x, y } = plane;
  const at = synthetic ? x.toPixel(Math.log10(synthetic.tokens)) : frame.left;
  const height = synthetic ? y.toPixel(100 * synthetic.accuracy.value) : frame.top;
  const right = at + 70 < frame.right;
  return (
    <>
      <LimitsBase
        plane={plane}
        lines={lines}
        dots={dots}
        words={text}
        onToggle={inView ? toggle : undefined}
      />
      {synthetic && (
        <LimitsOverlay
          plane={plane}
          lines={[]}
          rule={at}
          point={[at, height]}
          texts={[
            {
              ...{ key: 'point', tone: 'point', text: words.point(synthetic.accuracy.value) },
              x: at + (right ? 10 : -10),
              y: Math.min(frame.bottom - 6, height + 18),
              anchor: right ? 'start' : 'end',
            },
            {
              ...{ key: 'plateau', tone: 'note', anchor: 'start' },
              text: words.plateau(synthetic.plateau.value),
              x: frame.left + 6,
              y: Math.max(frame.top + 12, y.toPixel(100 * (1 - synthetic.plateau.value)) - 6),
            },
          ]}
        />
      )}
    </>
  );
});
