import { type KeyboardEvent, useId, useRef } from 'react';
import { ownLaw as words } from '../../../messages/own-law';
import styles from './formula-box.module.css';

export interface FormulaBoxProps {
  readonly text: string;
  /** What is wrong, in words; empty where nothing is. */
  readonly error: string;
  /** The characters it is about. */
  readonly mark: readonly [number, number] | null;
  readonly onText: (text: string) => void;
  readonly onUse: () => void;
}

/** The box a formula is written in; the characters a fault is about are underlined where they stand. */
export function FormulaBox({ text, error, mark, onText, onUse }: FormulaBoxProps) {
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const invalid = error !== '';
  function onKeyDown(event: KeyboardEvent): void {
    const control = event.ctrlKey || event.metaKey;
    // In a text, undo takes back typing; the page's own undo is for what is in use.
    if (control && event.key.toLowerCase() === 'z') event.stopPropagation();
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (control) onUse();
  }
  return (
    <div className={styles.root}>
      <label htmlFor={`${id}-box`} className={styles.label}>
        {words.formula}
      </label>
      <div className={styles.box} data-invalid={invalid || undefined}>
        <textarea
          ref={box}
          id={`${id}-box`}
          className={styles.text}
          value={text}
          rows={1}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          aria-invalid={invalid}
          aria-describedby={invalid ? `${id}-error` : `${id}-hint`}
          onChange={(event) => onText(event.currentTarget.value.replace(/[\r\n]+/g, ' '))}
          onKeyDown={onKeyDown}
        />
        <div className={styles.mirror} aria-hidden="true">
          {invalid && mark ? (
            <>
              {text.slice(0, mark[0])}
              <mark className={styles.mark}>{text.slice(...mark) || '\u00a0'}</mark>
              {text.slice(mark[1])}
            </>
          ) : (
            text
          )}
          {/* An empty last line has a height too. */}
          {'\u200b'}
        </div>
      </div>
      {invalid ? (
        <p id={`${id}-error`} role="alert" className={styles.error}>
          {error}
          {mark && (
            <button
              type="button"
              className={styles.show}
              onClick={() => {
                box.current?.focus();
                box.current?.setSelectionRange(...mark);
              }}
            >
              {words.show}
            </button>
          )}
        </p>
      ) : (
        <p id={`${id}-hint`} className={styles.hint}>
          {words.formulaHint}
        </p>
      )}
    </div>
  );
}
