import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { describeProblem } from '../../../messages/describe-problem';
import { tools as words } from '../../../messages/runs';
import {
  changeRows,
  checkFilter,
  filterColumns,
  selectDataset,
  suggestColumns,
  useAppState,
  useServices,
} from '../../../state';
import styles from './tools.module.css';

/** After the last key, ms: a filter takes effect when one has stopped typing, or at once on Enter. */
const PAUSE = 350;

/** The filter of the state as text: columns are offered as one types, a mistake is shown at its character. */
export function FilterBox() {
  const dataset = useAppState(selectDataset);
  const where = useAppState((state) => state.explorer.where);
  const { store } = useServices();
  const [draft, setDraft] = useState<string | null>(null);
  const [caret, setCaret] = useState(0);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const text = draft ?? where;
  const columns = useMemo(() => (dataset ? filterColumns(dataset) : []), [dataset]);
  const checked = useMemo(() => (dataset ? checkFilter(dataset, text) : null), [dataset, text]);
  const problem = checked && !checked.ok ? checked.problem : null;
  const offered = open ? suggestColumns(columns, text, caret) : [];

  // What the state says anew (an undo, a link, another dataset) replaces what was typed.
  const seen = useRef(where);
  useEffect(() => {
    if (seen.current === where) return;
    seen.current = where;
    setDraft(null);
  }, [where]);

  function apply(next: string): void {
    if (!dataset || !checkFilter(dataset, next).ok) return;
    seen.current = next;
    void changeRows(store, { where: next });
    setDraft(null);
  }

  useEffect(() => {
    if (draft === null || draft === where || problem) return;
    const timer = setTimeout(() => apply(draft), PAUSE);
    return () => clearTimeout(timer);
  });

  function take(index: number): void {
    const chosen = offered[index];
    if (!chosen) return;
    setDraft(chosen.text);
    setCaret(chosen.caret);
    setOpen(false);
    setAt(-1);
    // After React has put the text in place.
    setTimeout(() => input.current?.setSelectionRange(chosen.caret, chosen.caret));
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (!open) setOpen(true);
      else setAt((before) => (before + step + offered.length) % Math.max(1, offered.length));
      event.preventDefault();
    } else if (event.key === 'Enter') {
      if (open && at >= 0) take(at);
      else if (draft !== null) apply(draft);
      event.preventDefault();
    } else if (event.key === 'Escape') {
      if (offered.length > 0) setOpen(false);
      else setDraft(null);
    }
  }

  const position = problem?.code === 'where-syntax' ? Number(problem.data.position) - 1 : -1;
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.fieldLabel}>
        {words.filter}
      </label>
      <div className={styles.box}>
        <input
          ref={input}
          id={id}
          type="text"
          role="combobox"
          className={styles.input}
          value={text}
          placeholder={words.filterPlaceholder}
          maxLength={500}
          autoComplete="off"
          spellCheck={false}
          aria-expanded={offered.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={at >= 0 && offered[at] ? `${id}-${at}` : undefined}
          aria-invalid={problem !== null}
          aria-describedby={problem ? `${id}-error` : undefined}
          onChange={(event) => {
            setDraft(event.currentTarget.value);
            setCaret(event.currentTarget.selectionStart ?? event.currentTarget.value.length);
            setOpen(true);
            setAt(-1);
          }}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart ?? 0)}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
        />
        {text !== '' && (
          <button
            type="button"
            className={styles.clear}
            aria-label={words.clearFilter}
            onClick={() => apply('')}
          >
            {'\u00d7'}
          </button>
        )}
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label={words.suggestions}
          className={styles.list}
          hidden={offered.length === 0}
        >
          {offered.map(({ name }, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the box keeps the focus and names its active option
            <div
              key={name}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              className={styles.option}
              // Before the box loses the focus and the list goes.
              onPointerDown={(event) => {
                event.preventDefault();
                take(index);
              }}
            >
              {name}
            </div>
          ))}
        </div>
      </div>
      {problem && (
        <p id={`${id}-error`} role="alert" className={styles.error}>
          {position >= 0 && (
            <code className={styles.mistake}>
              {text.slice(Math.max(0, position - 24), position)}
              <mark>{text.charAt(position) || '\u00a0'}</mark>
              {text.slice(position + 1, position + 12)}
            </code>
          )}
          {describeProblem(problem)}
        </p>
      )}
    </div>
  );
}
