import { type KeyboardEvent, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
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
export function QuantityField(props: QuantityFieldProps) {
  const { label, value, format, refuse, onCommit, unit } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string | undefined>(undefined);
  const errorId = useId();
  const input = useRef<HTMLInputElement>(null);

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

  // React rewrites type and name of an input at every render; a number that follows a drag cannot afford that.
  // So the element is made once, and its text is put in place here.
  const handlers = useRef({ commit, onKeyDown });
  handlers.current = { commit, onKeyDown };
  const shown = draft ?? format(value);
  useLayoutEffect(() => {
    if (input.current && input.current.value !== shown) input.current.value = shown;
  }, [shown]);
  const invalid = error !== undefined;
  const box = useMemo(
    () => (
      <input
        ref={input}
        type="text"
        className={styles.input}
        aria-label={label}
        aria-invalid={invalid}
        aria-describedby={invalid ? errorId : undefined}
        inputMode="text"
        autoComplete="off"
        spellCheck={false}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={() => handlers.current.commit()}
        onKeyDown={(event) => handlers.current.onKeyDown(event)}
      />
    ),
    [label, invalid, errorId],
  );

  return (
    <span className={styles.root}>
      {box}
      {unit !== undefined && <span className={styles.unit}>{unit}</span>}
      {invalid && (
        <span id={errorId} role="alert" className={styles.error}>
          {error}
        </span>
      )}
    </span>
  );
}
