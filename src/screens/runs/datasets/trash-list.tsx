import { datasets as words } from '../../../messages/runs';
import { restoreOwn, useAppState, useServices } from '../../../state';
import { Button } from '../../../ui';
import styles from './datasets.module.css';

/** Datasets that were deleted and can still be brought back. */
export function TrashList() {
  const { store } = useServices();
  const trash = useAppState((state) => state.trash);
  if (trash.length === 0) return null;
  return (
    <details className={styles.trash}>
      <summary>
        {words.trash} ({trash.length})
      </summary>
      <ul className={styles.list}>
        {trash.map(({ id, title, runs }) => (
          <li key={id} className={styles.row}>
            <div className={styles.words}>
              <span>{title}</span>
              <p className={styles.quiet}>{words.runs(runs)}</p>
            </div>
            <div className={styles.actions}>
              <Button
                aria-label={words.action(words.bringBack, title)}
                onClick={() => void restoreOwn(store, id)}
              >
                {words.bringBack}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}
