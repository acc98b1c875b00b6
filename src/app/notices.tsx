import { X } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { describeProblem } from '../messages/describe-problem';
import { shell as words } from '../messages/shell';
import { dismiss, useAppState, useServices } from '../state';
import styles from './notices.module.css';

// Most visits see no notice that has one.
const NoticeAction = lazy(() => import('./notice-actions'));

/** What went wrong, where, and what to do; errors are alerts, the rest is said politely. */
export function Notices() {
  const notices = useAppState((state) => state.notices);
  const problem = useAppState((state) => state.fitting.problem);
  const { store } = useServices();
  return (
    <div className={styles.list}>
      {problem && (
        <div role="alert" className={styles.error}>
          <span>{describeProblem(problem)}</span>
        </div>
      )}
      {notices.map(({ id, tone, problem: noticed }) => (
        <div
          key={id}
          role={tone === 'error' ? 'alert' : 'status'}
          className={tone === 'error' ? styles.error : styles.info}
        >
          <span>{describeProblem(noticed)}</span>
          <Suspense>
            <NoticeAction problem={noticed} />
          </Suspense>
          <button
            type="button"
            className={styles.close}
            aria-label={words.dismiss}
            onClick={() => dismiss(store, id)}
          >
            <X size={14} aria-hidden="true" />
          </button>
        </div>
      ))}
    </div>
  );
}
