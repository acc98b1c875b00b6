import { type KeyboardEvent, useLayoutEffect, useMemo, useRef } from 'react';
import { stepByKey, useFrame, useGesture } from '../plots';
import { QuantityField } from './quantity-field';
import styles from './quantity-slider.module.css';

export interface QuantitySliderProps {
  /** Accessible name, shown as the label: `Compute (C)`. */
  readonly name: string;
  readonly value: number;
  /** Ends of the log slider; a typed value may lie outside. */
  readonly range: readonly [number, number];
  readonly format: (value: number) => string;
  readonly say: (value: number) => string;
  readonly refuse: (value: number | undefined, text: string) => string | undefined;
  readonly onChange: (value: number, gesture: string | null) => void;
  readonly onGestureEnd: () => void;
  readonly unit?: string;
}

/** A positive quantity on a log slider with a text box of the same name. */
export function QuantitySlider(props: QuantitySliderProps) {
  const { name, value, range, format, say, refuse, onChange, onGestureEnd, unit } = props;
  const gesture = useGesture(name, onGestureEnd);
  const move = useFrame((next: number) => onChange(next, gesture.id()));
  const input = useRef<HTMLInputElement>(null);
  // While it is dragged the thumb stays under the hand, whenever the number beside it gets its turn.
  const held = useRef(false);
  const low = Math.log10(range[0]);
  const high = Math.log10(range[1]);
  const at = Math.min(high, Math.max(low, Math.log10(value)));
  const words = say(value);

  function fill(): void {
    const { current } = input;
    if (!current) return;
    const share = (current.valueAsNumber - low) / (high - low);
    current.style.backgroundSize = `${(share * 100).toFixed(2)}% 4px, 100% 4px`;
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    const next = stepByKey(event, value, range);
    if (next === undefined) return;
    event.preventDefault();
    onChange(next, gesture.id());
  }

  function release(): void {
    held.current = false;
    move.flush();
    gesture.end();
  }

  // As in `QuantityField`: the element is made once, what follows a drag is put in place here.
  const handlers = useRef({ fill, onKeyDown, release });
  handlers.current = { fill, onKeyDown, release };
  useLayoutEffect(() => {
    const { current } = input;
    if (!current) return;
    current.min = String(low);
    current.max = String(high);
    if (!held.current) current.value = String(at);
    current.setAttribute('aria-valuetext', words);
    handlers.current.fill();
  }, [low, high, at, words]);
  const slider = useMemo(
    () => (
      <input
        ref={input}
        type="range"
        className={styles.range}
        aria-label={name}
        step="any"
        onChange={(event) => {
          handlers.current.fill();
          move(10 ** event.currentTarget.valueAsNumber);
        }}
        onKeyDown={(event) => handlers.current.onKeyDown(event)}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          held.current = true;
          gesture.hold();
        }}
        onPointerUp={() => handlers.current.release()}
        onPointerCancel={() => handlers.current.release()}
        onBlur={() => handlers.current.release()}
      />
    ),
    [name, gesture, move],
  );

  return (
    <div className={styles.root}>
      <div className={styles.head}>
        <span className={styles.label}>{name}</span>
        <QuantityField
          label={`${name} value`}
          value={value}
          format={format}
          refuse={refuse}
          onCommit={(next) => onChange(next, null)}
          {...(unit === undefined ? {} : { unit })}
        />
      </div>
      {slider}
    </div>
  );
}
