import { type KeyboardEvent, useId, useState } from 'react';
import { parseQuantity } from '../core/units';
import styles from './quantity-field.module.css';

export interface QuantityFieldProps {
  readonly label: string;
  readonly value: number;
  readonly format: (value: number) => string;
  /** Why a number is refused, in words; undefined where it is fine. */
  readonly refuse: (value: number | undefined, text: string) => string | undefined;
  readonly onCommit: (value: number) => void;
  readonly unit?: string;
}

/** A text box for a quantity as researchers write it (`7b`, `3e21`); Enter or leaving it commits, Escape takes back. */
export function QuantityField({
  label,
  value,
  format,
  refuse,
  onCommit,
  unit,
}: QuantityFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string | undefined>(undefined);
  const errorId = useId();

  function commit(): void {
    if (draft === null || draft.trim() === format(value)) {
      setDraft(null);
      setError(undefined);
      return;
    }
    const parsed = parseQuantity(draft);
    const refusal = refuse(parsed, draft.trim());
    setError(refusal);
    if (refusal !== undefined || parsed === undefined) return;
    setDraft(null);
    onCommit(parsed);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Enter') commit();
    if (event.key === 'Escape') {
      setDraft(null);
      setError(undefined);
    }
  }

  return (
    <span className={styles.root}>
      <input
        type="text"
        className={styles.input}
        aria-label={label}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : errorId}
        inputMode="text"
        autoComplete="off"
        spellCheck={false}
        value={draft ?? format(value)}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={onKeyDown}
      />
      {unit !== undefined && <span className={styles.unit}>{unit}</span>}
      {error !== undefined && (
        <span id={errorId} role="alert" className={styles.error}>
          {error}
        </span>
      )}
    </span>
  );
}
