import { type KeyboardEvent, useId, useState } from 'react';
import { parseQuantity } from '../../../core/units';
import { ownLaw as words } from '../../../messages/own-law';
import styles from './names.module.css';

export interface BoundFieldProps {
  /** Accessible name: `Lower bound of alpha`. */
  readonly name: string;
  /** What stands above it where there is no heading. */
  readonly label: string;
  /** The value in force, as it is written. */
  readonly shown: string;
  /** Whether a person chose it. */
  readonly chosen: boolean;
  /** Why a number is refused; undefined where it is fine. */
  readonly refuse: (value: number) => string | undefined;
  /** Undefined for the default. */
  readonly onCommit: (value: number | undefined) => void;
}

/** A number that may be left to its default: empty it to go back there. Enter or leaving it commits, Escape takes back. */
export function BoundField(props: BoundFieldProps) {
  const { name, label, shown, chosen, refuse, onCommit } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState('');
  const id = useId();

  function settle(): void {
    setDraft(null);
    setError('');
  }

  function commit(): void {
    const text = draft?.trim() ?? shown;
    const value = text === '' ? undefined : parseQuantity(text);
    if (text !== shown && text !== '') {
      const refusal = value === undefined ? words.refuse.number(text) : refuse(value);
      if (refusal !== undefined) {
        setError(refusal);
        return;
      }
    }
    settle();
    if (text !== shown) onCommit(value);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter') commit();
    if (event.key === 'Escape') settle();
  }

  return (
    <span className={styles.field}>
      <span className={styles.fieldLabel} aria-hidden="true">
        {label}
      </span>
      <input
        type="text"
        className={styles.number}
        data-chosen={chosen || undefined}
        aria-label={name}
        aria-invalid={error !== ''}
        aria-describedby={error === '' ? undefined : id}
        autoComplete="off"
        spellCheck={false}
        value={draft ?? shown}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={onKeyDown}
      />
      {error !== '' && (
        <span id={id} role="alert" className={styles.fieldError}>
          {error}
        </span>
      )}
    </span>
  );
}
