import { lazy, Suspense } from 'react';
import { useAppState } from '../state';
import styles from './notices.module.css';

// Every sentence about what can go wrong comes with the first thing that does.
const NoticeList = lazy(() => import('./notice-list'));

/** The place between bar and screen for what went wrong or is worth knowing. */
export function Notices() {
  const isQuiet = useAppState(
    ({ notices, fitting }) => notices.length === 0 && fitting.problem === null,
  );
  return (
    <div className={styles.list}>
      <Suspense>{!isQuiet && <NoticeList />}</Suspense>
    </div>
  );
}
