import { views } from '../../messages/schedule';
import {
  type AppState,
  CLASSES_TABLE,
  memo,
  selectClasses,
  selectStepsRows,
  useAppState,
  useChange,
} from '../../state';
import { Segmented } from '../../ui';
import { ClassesPlot } from './classes';
import styles from './schedule.module.css';
import { StepsPlot } from './steps';

type View = (typeof views.options)[number]['value'];

/** What was chosen, else what the table in view has. */
export const selectView = memo(
  (state: AppState) =>
    [
      state.explorer.view,
      state.explorer.table,
      selectStepsRows(state)?.inView ?? false,
      selectClasses(state)?.inView ?? false,
    ] as const,
  (view, table, hasSteps, hasClasses): View => {
    if (view === 'steps') return 'steps';
    if (view.startsWith('classes')) return 'classes';
    return table === CLASSES_TABLE || (hasClasses && !hasSteps) ? 'classes' : 'steps';
  },
);

/** Chooses what the second companion shows; among the controls, because the plot's head has no room for it. */
export function ViewControl() {
  const view = useAppState(selectView);
  const { change } = useChange();
  return (
    <div className={styles.view}>
      <span className={styles.hint}>{views.label}</span>
      <Segmented
        label={views.label}
        value={view}
        options={views.options}
        onChange={(value) => change({ view: value })}
      />
    </div>
  );
}

export function SecondCompanion() {
  return useAppState(selectView) === 'classes' ? <ClassesPlot /> : <StepsPlot />;
}
