import { type FormEvent, useId, useState } from 'react';
import { leaveOut as words } from '../../../messages/runs';
import { excludeRuns, useAppState, useServices } from '../../../state';
import { Button } from '../../../ui';
import { Dialog } from '../dialog';
import styles from '../dialog.module.css';

/** Asks why runs do not count, and leaves them out. */
export function LeaveOutDialog(props: {
  readonly rows: Uint32Array;
  readonly onClose: () => void;
}) {
  const { rows, onClose } = props;
  const { store } = useServices();
  const used = useAppState((state) => state.explorer.reasons);
  const [reason, setReason] = useState('');
  const id = useId();
  const usual = [...new Set([...used.map(({ text }) => text), ...words.reasons])].slice(0, 8);

  function submit(event: FormEvent): void {
    event.preventDefault();
    excludeRuns(store, rows, reason);
    onClose();
  }

  return (
    <Dialog title={words.title(rows.length)} onClose={onClose}>
      <form onSubmit={submit} style={{ display: 'contents' }}>
        <div className={styles.field}>
          <label htmlFor={id} className={styles.label}>
            {words.reason}
          </label>
          <input
            id={id}
            className={styles.input}
            value={reason}
            maxLength={200}
            placeholder={words.placeholder}
            autoComplete="off"
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame */}
        <div role="group" className={styles.chips} aria-label={words.usual}>
          {usual.map((text) => (
            <button
              key={text}
              type="button"
              className={styles.chip}
              onClick={() => setReason(text)}
            >
              {text}
            </button>
          ))}
        </div>
        <p className={styles.explain}>{words.explain}</p>
        <div className={styles.actions}>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" tone="strong">
            {words.confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
