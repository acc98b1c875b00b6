import { memo, useMemo } from 'react';
import { formatCount } from '../../core/units';
import { plotFrame } from '../../messages/plots';
import { steps as words } from '../../messages/schedule';
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
  BATCH_SLOT,
  fewestTokens,
  selectBatchModel,
  selectBatchReadouts,
  selectSchedulePoint,
  selectStepsRows,
  useAppState,
  useServices,
} from '../../state';
import { selectStepsDots, selectTradeOff } from './series';
import { stepsTable } from './tables';
import { useSchedule } from './use-schedule';

/** Steps against examples to one loss, by batch size. */
export function StepsPlot() {
  const rows = useAppState(selectStepsRows);
  const batch = useAppState(selectBatchReadouts);
  const isFit = useAppState((state) => selectBatchModel(state)?.source.kind === 'fit');
  const stale = useAppState((state) => state.measured[BATCH_SLOT]?.busy === true);
  const refused = useAppState((state) => state.measured[BATCH_SLOT]?.problem != null);
  const { store } = useServices();
  return (
    <PlotFrame
      id="schedule-steps"
      title={
        batch
          ? words.title(batch.critical.value, batch.tokensFactor.value)
          : refused
            ? words.refused
            : words.pending
      }
      subtitle={words.subtitle(rows?.title ?? '', rows?.size ?? null, isFit)}
      alternative={
        batch ? words.alternative(batch.fewestSteps.value, batch.fewestTokens.value) : words.group
      }
      table={() => stepsTable(store.getState())}
      labels={plotFrame}
      stale={stale}
    >
      {(size) => <Body size={size} />}
    </PlotFrame>
  );
}

const Body = memo(function Body({ size }: { readonly size: Size }) {
  const { others, chosen, x: across, y: up } = useAppState(selectTradeOff);
  const dots = useAppState(selectStepsDots);
  const rows = useAppState(selectStepsRows);
  const model = useAppState(selectBatchModel);
  const batch = useAppState((state) => selectSchedulePoint(state)?.batch ?? null);
  const { toggle } = useSchedule();
  const plane = useMemo(
    () =>
      limitsPlane(
        { domain: across, log: true, format: (value) => formatCount(value, 1) },
        { domain: up, log: true, format: (value) => formatCount(value, 1) },
        size.width,
        size.height,
      ),
    [across, up, size.width, size.height],
  );
  const lines = useMemo(() => limitsLines(plane, [...others, ...chosen]), [plane, others, chosen]);
  const placed = useMemo(() => limitsDots(plane, dots), [plane, dots]);
  const text = useMemo(
    () => ({
      ...{ xTitle: words.x, yTitle: words.y, group: words.group },
      row: ({ row, included }: LimitsDotLayout) => {
        const i = rows?.bound.rows.indexOf(row) ?? -1;
        const batch = rows?.bound.variables[0]?.[i];
        const taken = rows?.bound.response[i];
        return batch === undefined || taken === undefined ? '' : words.row(batch, taken, included);
      },
    }),
    [rows],
  );
  const { frame } = plane;
  const place = (steps: number, tokens: number) =>
    [plane.x.toPixel(Math.log10(steps)), plane.y.toPixel(Math.log10(tokens))] as const;
  const p = model?.parameters;
  const twice = p ? place(2 * (p[0] as number), 2 * fewestTokens(p)) : null;
  const steps =
    model && batch !== null ? model.law.evaluate([Math.log(batch)], model.parameters) : null;
  const yours = steps !== null && batch !== null ? place(steps, steps * batch) : null;
  return (
    <>
      <LimitsBase
        plane={plane}
        lines={lines}
        dots={placed}
        words={text}
        onToggle={rows?.inView ? toggle : undefined}
      />
      <LimitsOverlay
        plane={plane}
        lines={[]}
        rule={null}
        point={yours}
        optimum={twice}
        texts={[
          ...(twice
            ? [
                {
                  ...({
                    key: 'twice',
                    tone: 'optimum',
                    anchor: 'start',
                    text: words.twice,
                  } as const),
                  x: twice[0] + 9,
                  y: twice[1] - 7,
                },
              ]
            : []),
          ...(yours && batch !== null
            ? [
                {
                  ...({ key: 'yours', tone: 'point', text: words.yours(batch) } as const),
                  ...(yours[0] + 110 < frame.right
                    ? ({ x: yours[0] + 10, anchor: 'start' } as const)
                    : ({ x: yours[0] - 10, anchor: 'end' } as const)),
                  y: Math.min(frame.bottom - 6, yours[1] + 18),
                },
              ]
            : []),
        ]}
      />
    </>
  );
});
