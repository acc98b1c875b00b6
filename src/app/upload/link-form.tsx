import { useCallback, useEffect, useId, useRef, useState } from 'react';
import type { Progress } from '../../core/long-work';
import type { Problem } from '../../core/result';
import { describeProblem } from '../../messages/describe-problem';
import { importDialog as words } from '../../messages/import-dialog';
import { upload } from '../../messages/upload';
import { fetchPublic, type OfferedFile } from '../../state';
import { Button } from '../../ui';
import styles from './upload-dialog.module.css';

export interface LinkFormProps {
  /** A link to begin with, fetched at once; empty for one that is typed. */
  readonly address: string;
  onFiles(files: readonly OfferedFile[]): void;
  onClose(): void;
}

/** A link to a table or log on one of the public hosts, fetched at a click. */
export function LinkForm({ address, onFiles, onClose }: LinkFormProps) {
  const [typed, setTyped] = useState(address);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const abort = useRef(new AbortController());
  const id = useId();
  const take = useRef(onFiles);
  take.current = onFiles;

  const load = useCallback(async (link: string): Promise<void> => {
    abort.current.abort();
    abort.current = new AbortController();
    const { signal } = abort.current;
    setBusy(true);
    setProblem(null);
    const fetched = await fetchPublic(link, {
      signal,
      onProgress: (step) => signal.aborted || setProgress(step),
    });
    if (signal.aborted) return;
    setBusy(false);
    setProgress(null);
    if (fetched.ok) take.current([fetched.value]);
    else setProblem(fetched.problem);
  }, []);

  useEffect(() => {
    if (address !== '') void load(address);
    return () => abort.current.abort();
  }, [address, load]);

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== '') void load(typed.trim());
      }}
    >
      <div className={styles.body}>
        <div className={styles.titleField}>
          <label htmlFor={id}>{words.link}</label>
          <input
            id={id}
            type="url"
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            value={typed}
            maxLength={2000}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </div>
        <p className={styles.hint}>{words.linkHint}</p>
        {busy && <p role="status">{words.fetching(progress?.done ?? 0)}</p>}
        {problem && (
          <p role="alert" className={styles.alert}>
            {describeProblem(problem)}
          </p>
        )}
      </div>
      <footer className={styles.foot}>
        <Button onClick={onClose}>{upload.cancel}</Button>
        <Button type="submit" tone="strong" disabled={busy || typed.trim() === ''}>
          {words.fetch}
        </Button>
      </footer>
    </form>
  );
}
