import { memo, useMemo } from 'react';
import { FITTED } from '../../core/permalink';
import { taskName, tasks as words } from '../../messages/downstream';
import { plotFrame } from '../../messages/plots';
import { PlotFrame, type Size, TaskSheet, taskSheet } from '../../plots';
import {
  selectDownstreamRuns,
  selectTableRuns,
  selectTaskFits,
  type TaskVerdict,
  TELLING,
  useAppState,
  useServices,
} from '../../state';
import styles from './downstream.module.css';
import { selectTaskPanels } from './series';
import { tasksTable } from './tables';
import { useActions } from './use-actions';

/** Every task by itself: which ones the law describes. */
export function TasksPlot() {
  const fits = useAppState(selectTaskFits);
  const isPaper = useAppState(
    (state) =>
      selectDownstreamRuns(state)?.rows === null && (selectTableRuns(state)?.tasks.length ?? 0) > 0,
  );
  const { store } = useServices();
  const named = (verdict: TaskVerdict): string[] =>
    fits.filter((fit) => fit.verdict === verdict).map(({ errors }) => taskName(errors.id, 0));
  const [well, loosely, not] = [named('well'), named('loosely'), named('not')];
  const judged = well.length + loosely.length + not.length;
  const shared = {
    id: 'downstream-tasks',
    table: () => tasksTable(store.getState()),
    labels: plotFrame,
    children: (size: Size) => <Sheet size={size} />,
  };
  if (fits.length === 0)
    return (
      <PlotFrame
        title={isPaper ? words.waiting : words.bare}
        subtitle={isPaper ? words.paperOnly : words.bareSubtitle}
        alternative={isPaper ? words.paperOnly : words.bareSubtitle}
        {...shared}
      />
    );
  const title =
    judged === 0
      ? words.waiting
      : well.length === fits.length
        ? words.titleAll(fits.length)
        : words.title(well.length, fits.length);
  return (
    <PlotFrame
      title={title}
      subtitle={words.subtitle(TELLING.well, TELLING.loosely)}
      alternative={words.alternative(well, loosely, not)}
      {...shared}
    />
  );
}

const Sheet = memo(function Sheet({ size }: { readonly size: Size }) {
  const series = useAppState(selectTaskPanels);
  const fits = useAppState(selectTaskFits);
  const chosen = useAppState((state) => state.explorer.task);
  const { choose, change } = useActions();
  const layout = useMemo(
    () => series && taskSheet(series.panels, series.domain, size.width, size.height),
    [series, size.width, size.height],
  );
  const say = useMemo(
    () => (id: string) => {
      const fit = fits.find(({ errors }) => errors.id === id);
      return fit ? words.say(taskName(id, 0), fit.explained, fit.verdict) : '';
    },
    [fits],
  );
  const press = useMemo(
    () => (id: string) => {
      choose(id);
      change({ tpreset: FITTED });
    },
    [choose, change],
  );
  if (!layout) return null;
  return (
    <div className={styles.body}>
      <TaskSheet layout={layout} chosen={chosen} group={words.group} say={say} onChoose={press} />
    </div>
  );
});
