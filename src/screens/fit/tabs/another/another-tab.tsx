import styles from './another.module.css';
import { ApproachesSection } from './approaches-section';
import { ByHandSection } from './by-hand-section';
import { MultiverseSection } from './multiverse-section';
import { TournamentSection } from './tournament-section';

/** Another way? Other methods, other laws, and every other defensible choice on the same runs. */
export function AnotherTab() {
  return (
    <div className={styles.tab}>
      <ApproachesSection />
      <TournamentSection />
      <MultiverseSection />
      <ByHandSection />
    </div>
  );
}
