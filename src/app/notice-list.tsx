import { X } from 'lucide-react';
import { describeProblem } from '../messages/describe-problem';
import { shell as words } from '../messages/shell';
import { dismiss, type Notice, useAppState, useServices } from '../state';
import { NoticeAction } from './notice-actions';
import styles from './notices.module.css';

/** What went wrong, where, and what to do; errors are alerts, the rest is said politely. */
export default function NoticeList() {
  const notices = useAppState((state) => state.notices);
  const problem = useAppState((state) => state.fitting.problem);
  return (
    <>
      {problem && (
        <div role="alert" className={styles.error}>
          <span>{describeProblem(problem)}</span>
        </div>
      )}
      {notices.map((notice) => (
        <NoticeRow key={notice.id} notice={notice} />
      ))}
    </>
  );
}

function NoticeRow({ notice: { id, tone, problem } }: { readonly notice: Notice }) {
  const { store } = useServices();
  const isError = tone === 'error';
  return (
    <div role={isError ? 'alert' : 'status'} className={isError ? styles.error : styles.info}>
      <span>{describeProblem(problem)}</span>
      <NoticeAction problem={problem} />
      <button
        type="button"
        className={styles.close}
        aria-label={words.dismiss}
        onClick={() => dismiss(store, id)}
      >
        <X size={14} aria-hidden="true" />
      </button>
    </div>
  );
}
