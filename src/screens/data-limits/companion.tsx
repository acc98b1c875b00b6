import { views } from '../../messages/data-limits';
import { selectTrade, useAppState, useChange } from '../../state';
import { Segmented } from '../../ui';
import { BandPlot } from './band';
import styles from './data-limits.module.css';
import { MeasuredPlot } from './measured';
import { SyntheticPlot } from './synthetic';

type View = (typeof views.options)[number]['value'];

/** What was chosen, else what goes with the law in the head. */
function useView(): View {
  const wanted = useAppState((state) => state.explorer.view);
  const law = useAppState((state) => selectTrade(state)?.law.id);
  const known = views.options.find(({ value }) => value === wanted)?.value;
  return known ?? (law === 'rectified' ? 'synthetic' : 'band');
}

/** Chooses what the second companion shows; among the controls, because the plot's head has no room for it. */
export function ViewControl() {
  const view = useView();
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
  const view = useView();
  if (view === 'synthetic') return <SyntheticPlot />;
  if (view === 'measured') return <MeasuredPlot />;
  return <BandPlot />;
}
