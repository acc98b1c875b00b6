import { describeProblem } from '../../messages/describe-problem';
import { importDialog as words } from '../../messages/import-dialog';
import styles from './upload-dialog.module.css';
import type { ImportWork } from './use-import';

/** How far reading is, or why it ended. */
export function Reading({ work: { problem, progress } }: { readonly work: ImportWork }) {
  if (problem)
    return (
      <p role="alert" className={styles.alert}>
        {describeProblem(problem)}
      </p>
    );
  if (!progress || progress.total === 0) return <p role="status">{words.opening}</p>;
  const { done, total } = progress;
  return (
    <div className={styles.reading}>
      <p role="status">{words.reading(done, total)}</p>
      <progress className={styles.progress} aria-label={words.progress} max={total} value={done} />
    </div>
  );
}
