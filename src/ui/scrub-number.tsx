import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { parseQuantity } from '../core/units';
import { ariaRange, stepByKey, useFrame, useGesture } from '../plots';
import styles from './scrub-number.module.css';

export interface ScrubNumberProps {
  /** Accessible name: `Budget in sentence`. */
  readonly name: string;
  readonly value: number;
  readonly range: readonly [number, number];
  readonly text: string;
  readonly say: string;
  readonly refuse: (value: number | undefined, text: string) => string | undefined;
  readonly onChange: (value: number, gesture: string | null) => void;
  readonly onGestureEnd: () => void;
  /** What a key makes of the value, where the quantity has no log steps: a share. */
  readonly steps?: typeof stepByKey;
}

/** Pixels of sideways drag for a factor of ten. */
const pixelsPerDecade = 160;

/** A number in a sentence: drag it sideways, step it with arrows, or press Enter (or a digit) and type. */
export function ScrubNumber(props: ScrubNumberProps) {
  const { name, value, range, text, say, refuse, onChange, onGestureEnd } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string | undefined>(undefined);
  const gesture = useGesture(name, onGestureEnd);
  const drag = useRef<{ x: number; value: number; moved: boolean } | null>(null);
  const move = useFrame((next: number) => onChange(next, gesture.id()));
  const [low, high] = range;

  function onPointerDown(event: PointerEvent<HTMLSpanElement>): void {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    gesture.hold();
    drag.current = { x: event.clientX, value, moved: false };
  }

  function onPointerMove(event: PointerEvent<HTMLSpanElement>): void {
    const from = drag.current;
    if (!from) return;
    const distance = (event.clientX - from.x) * (event.altKey ? 0.1 : 1);
    if (!from.moved && Math.abs(distance) < 3) return;
    from.moved = true;
    move(Math.min(high, Math.max(low, from.value * 10 ** (distance / pixelsPerDecade))));
  }

  function onPointerUp(): void {
    const from = drag.current;
    drag.current = null;
    if (from && !from.moved) setDraft(text.split(' ')[0] ?? '');
    move.flush();
    gesture.end();
  }

  function onKeyDown(event: KeyboardEvent<HTMLSpanElement>): void {
    if (event.key === 'Enter' || /^[\d.]$/.test(event.key)) {
      event.preventDefault();
      setDraft(event.key === 'Enter' ? (text.split(' ')[0] ?? '') : event.key);
      return;
    }
    const next = (props.steps ?? stepByKey)(event, value, range);
    if (next === undefined) return;
    event.preventDefault();
    onChange(next, gesture.id());
  }

  function commit(): void {
    if (draft === null) return;
    const parsed = parseQuantity(draft);
    const refusal = refuse(parsed, draft.trim());
    setError(refusal);
    if (refusal !== undefined || parsed === undefined) return;
    setDraft(null);
    onChange(parsed, null);
  }

  function cancel(): void {
    setDraft(null);
    setError(undefined);
  }

  if (draft !== null) {
    return (
      <span className={styles.editing}>
        <input
          type="text"
          className={styles.input}
          aria-label={`${name}, typed`}
          aria-invalid={error !== undefined}
          value={draft}
          size={Math.max(4, draft.length)}
          // The person asked to type into this very number.
          // biome-ignore lint/a11y/noAutofocus: focus follows the person's own Enter or click
          autoFocus
          onChange={(event) => setDraft(event.currentTarget.value)}
          onBlur={() => (error === undefined ? commit() : cancel())}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit();
            if (event.key === 'Escape') cancel();
          }}
        />
        {error !== undefined && (
          <span role="alert" className={styles.error}>
            {error}
          </span>
        )}
      </span>
    );
  }
  return (
    <span
      role="spinbutton"
      tabIndex={0}
      className={styles.number}
      aria-label={name}
      {...ariaRange(value, range)}
      aria-valuetext={say}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => {
        drag.current = null;
        gesture.end();
      }}
      onKeyDown={onKeyDown}
      onBlur={gesture.end}
    >
      {text}
    </span>
  );
}
