import { type CSSProperties, type KeyboardEvent, useId } from 'react';
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
  readonly hint?: string;
}

/** A positive quantity on a log slider with a text box of the same name. */
export function QuantitySlider(props: QuantitySliderProps) {
  const { name, value, range, format, say, refuse, onChange, onGestureEnd, unit, hint } = props;
  const gesture = useGesture(name, onGestureEnd);
  const move = useFrame((next: number) => onChange(next, gesture.id()));
  const hintId = useId();
  const [low, high] = range.map(Math.log10) as [number, number];
  const at = Math.min(high, Math.max(low, Math.log10(value)));

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    const next = stepByKey(event, value, range);
    if (next === undefined) return;
    event.preventDefault();
    onChange(next, gesture.id());
  }

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
      <input
        type="range"
        className={styles.range}
        aria-label={name}
        aria-valuetext={say(value)}
        aria-describedby={hint === undefined ? undefined : hintId}
        min={low}
        max={high}
        step="any"
        value={at}
        style={{ '--fill': `${((at - low) / (high - low)) * 100}%` } as CSSProperties}
        onChange={(event) => move(10 ** event.currentTarget.valueAsNumber)}
        onKeyDown={onKeyDown}
        onPointerUp={gesture.end}
        onBlur={gesture.end}
      />
      {hint !== undefined && (
        <span id={hintId} className={styles.hint}>
          {hint}
        </span>
      )}
    </div>
  );
}
