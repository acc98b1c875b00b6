import { memo, useMemo } from 'react';
import { formatCount } from '../../core/units';
import { plotFrame } from '../../messages/plots';
import { formatRate, laws as words } from '../../messages/schedule';
import { PlotFrame, ScheduleLawsPlot, type Size, scheduleLawsLayout } from '../../plots';
import { selectSchedulePoint, useAppState, useServices } from '../../state';
import { selectLawRows } from './series';
import { lawsTable } from './tables';

/** What the published laws say of learning rate and batch, side by side. */
export function LawsCompanion() {
  const rows = useAppState(selectLawRows);
  const N = useAppState((state) => selectSchedulePoint(state)?.N ?? null);
  const D = useAppState((state) => selectSchedulePoint(state)?.D ?? null);
  const { store } = useServices();
  if (N === null || D === null) return null;
  const rates = rows.flatMap(({ lr }) => (lr ? [lr.value] : []));
  const inside = rows.filter(({ note }) => note === '').map(({ name }) => name);
  return (
    <PlotFrame
      id="schedule-laws"
      title={words.title(Math.min(...rates), Math.max(...rates))}
      subtitle={words.subtitle(N, D)}
      alternative={words.alternative(inside)}
      table={() => lawsTable(store.getState())}
      labels={plotFrame}
    >
      {(size) => <Body size={size} />}
    </PlotFrame>
  );
}

const titles = [words.lr, words.batch] as const;
const formats = { lr: formatRate, batch: (value: number): string => formatCount(value) };

const Body = memo(function Body({ size }: { readonly size: Size }) {
  const rows = useAppState(selectLawRows);
  const layout = useMemo(
    () => scheduleLawsLayout(rows, formats, size.width, size.height),
    [rows, size.width, size.height],
  );
  return <ScheduleLawsPlot layout={layout} titles={titles} />;
});
