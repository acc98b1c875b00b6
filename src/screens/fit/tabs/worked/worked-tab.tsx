import { ForecastsSection } from './forecasts';
import { LeaveOutSection } from './leave-out-section';
import { RecipesSection } from './recipes-section';
import { RollOutSection } from './roll-out-section';
import styles from './worked.module.css';

/** Would it have worked? The law fitted to part of the runs and asked about the rest. */
export function WorkedTab() {
  return (
    <div className={styles.tab}>
      <RollOutSection />
      <LeaveOutSection />
      <ForecastsSection />
      <RecipesSection />
    </div>
  );
}
