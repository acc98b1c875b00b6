import { memo, useMemo } from 'react';
import { formatPlain } from '../../core/units';
import { formatEpochs, hero, measured as words } from '../../messages/data-limits';
import { plotFrame } from '../../messages/plots';
import {
  LimitsBase,
  type LimitsDot,
  type LimitsDotLayout,
  limitsDots,
  limitsLines,
  limitsPlane,
  limitsSeries,
  PlotFrame,
  type Size,
} from '../../plots';
import {
  type AppState,
  beyondRange,
  lossAfter,
  memo as remember,
  selectRepeatModel,
  selectRepeatRanges,
  useAppState,
  useServices,
} from '../../state';
import { selectRepeatGroup } from './repeat-dots';
import { measuredTable } from './tables';
import { useLimits } from './use-limits';

/** Rise of the loss in percent over epochs at equal tokens: the rows, and the law at their size and tokens. */
const selectRise = remember(
  (state: AppState) =>
    [selectRepeatGroup(state), selectRepeatModel(state), selectRepeatRanges(state)] as const,
  (group, model, ranges) => {
    if (!group) return null;
    const dots = group.rows.map(
      ({ row, epochs, rise, riseError, included }): LimitsDot => ({
        ...{ row, group: '', tone: 'measured', included },
        x: Math.log10(epochs),
        y: 100 * rise,
        ...(riseError === null
          ? {}
          : { low: 100 * (rise - riseError), high: 100 * (rise + riseError) }),
      }),
    );
    const most = Math.max(...dots.map(({ x }) => x));
    const { N, D } = group;
    const lines = model
      ? limitsSeries(
          [
            {
              ...{ key: 'law', label: '', tone: 'chosen', parameters: model.parameters },
              valid:
                beyondRange(N, ranges.N) === null ? [0, Math.log10(ranges.epochs?.[1] ?? 1)] : null,
              at: (logEpochs, p) => {
                const epochs = 10 ** logEpochs;
                const fresh = lossAfter(model.law, p, N, D, 1);
                return 100 * (lossAfter(model.law, p, N, D / epochs, epochs) / fresh - 1);
              },
            },
          ],
          [0, most * 1.05],
        )
      : [];
    const values = [...dots.map(({ y }) => y), ...lines.flatMap(({ y }) => [...y])];
    const [low, high] = [Math.min(0, ...values), Math.max(1, ...values)];
    const pad = (high - low) * 0.06;
    return {
      dots,
      lines,
      x: [-0.05, most * 1.05] as const,
      y: [low - pad, high + pad] as const,
    };
  },
);

/** What repeating measured rows cost, beside what the law says of them. */
export function MeasuredPlot() {
  const group = useAppState(selectRepeatGroup);
  const law = useAppState((state) => {
    const source = selectRepeatModel(state)?.source;
    return source?.kind === 'preset' ? source.preset.label : 'the fit';
  });
  const { store } = useServices();
  const last = group?.rows.at(-1);
  return (
    <PlotFrame
      id="data-limits-measured"
      title={group && last ? words.title(group.D, last.epochs, last.rise) : words.empty}
      subtitle={words.subtitle(group?.N ?? 0, group?.title ?? '', law)}
      alternative={words.alternative(group?.rows.length ?? 0)}
      table={() => measuredTable(store.getState())}
      labels={plotFrame}
    >
      {(size) => <Body size={size} />}
    </PlotFrame>
  );
}

const Body = memo(function Body({ size }: { readonly size: Size }) {
  const rise = useAppState(selectRise);
  const group = useAppState(selectRepeatGroup);
  const { toggle } = useLimits();
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
  if (!rise) return null;
  const plane = limitsPlane(
    { domain: rise.x, log: true, format: formatEpochs },
    { domain: rise.y, log: false, format: (value) => formatPlain(value) },
    size.width,
    size.height,
  );
  return (
    <LimitsBase
      plane={plane}
      lines={limitsLines(plane, rise.lines)}
      dots={limitsDots(plane, rise.dots)}
      words={text}
      onToggle={group?.inView ? toggle : undefined}
    />
  );
});
