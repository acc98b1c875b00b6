import { screen as words } from '../../messages/mixture';
import { selectTrade, useAppState, useTable } from '../../state';
import styles from './mixture.module.css';

/** What stands where a plot would be: the table is on its way, or it has no shares and losses. */
export function Empty() {
  const table = useAppState((state) => selectTrade(state)?.table ?? '');
  const source = useTable(table);
  return (
    <div className={styles.empty}>
      <p>{source ? words.noTable : words.pending}</p>
      {source && <p className={styles.quiet}>{words.needs}</p>}
    </div>
  );
}
