import {
  pointAt,
  selectSelection,
  togglePicked,
  useAnalysis,
  useAppState,
  useServices,
} from '../../../../state';
import { useExclude } from '../work';
import { DesignList } from './design-list';
import { InfluenceFigure } from './influence-figure';
import { LeftOut } from './left-out';
import { QuantileFigure } from './quantile-figure';
import { ResidualFigure } from './residual-figure';
import styles from './wrong.module.css';

/** What is wrong? The design and its cures, the residuals, and the runs the forecast hangs on. */
export function WrongTab() {
  const residuals = useAnalysis('residuals', {}, { auto: true });
  const exclude = useExclude();
  const { store } = useServices();
  const { rows: picked, hovered: active } = useAppState(selectSelection);
  const shared = {
    active,
    picked,
    onActive: (row: number | null) => pointAt(store, row),
    onPick: (row: number) => togglePicked(store, row),
    onExclude: (row: number) => exclude([row], false),
  };
  return (
    <div className={styles.tab}>
      <DesignList />
      <LeftOut onBack={(row) => exclude([row], true)} />
      <div className={styles.plots}>
        <ResidualFigure work={residuals} {...shared} />
        <QuantileFigure work={residuals} {...shared} />
        <InfluenceFigure {...shared} />
      </div>
    </div>
  );
}

/** The part of it that needs no fit: what the design of the runs lacks, and the runs left out. */
export function DesignOnly() {
  const exclude = useExclude();
  return (
    <div className={styles.tab}>
      <DesignList />
      <LeftOut onBack={(row) => exclude([row], true)} />
    </div>
  );
}
