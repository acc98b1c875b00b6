import type { CSSProperties, KeyboardEvent } from 'react';
import { useFrame, useGesture } from '../../plots';
import { QuantityField } from '../../ui';
import styles from './mixture.module.css';
import { shareByKey } from './share-steps';

export interface ShareSliderProps {
  readonly name: string;
  readonly value: number;
  readonly format: (value: number) => string;
  readonly say: (value: number) => string;
  readonly refuse: (value: number | undefined) => string | undefined;
  readonly onChange: (value: number, gesture: string | null) => void;
  readonly onGestureEnd: () => void;
}

/** A share from 0 to 1 on a linear slider with a text box of the same name. */
export function ShareSlider(props: ShareSliderProps) {
  const { name, value, format, say, refuse, onChange, onGestureEnd } = props;
  const gesture = useGesture(name, onGestureEnd);
  const move = useFrame((next: number) => onChange(next, gesture.id()));

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    const next = shareByKey(event, value);
    if (next === undefined) return;
    event.preventDefault();
    onChange(next, gesture.id());
  }

  function release(): void {
    move.flush();
    gesture.end();
  }

  return (
    <div className={styles.slider}>
      <div className={styles.row}>
        <span className={styles.label}>{name}</span>
        <QuantityField
          label={`${name} value`}
          value={value}
          format={format}
          refuse={refuse}
          onCommit={(next) => onChange(next, null)}
        />
      </div>
      <input
        type="range"
        className={styles.range}
        aria-label={name}
        aria-valuetext={say(value)}
        min={0}
        max={1}
        step={0.001}
        value={value}
        style={{ '--filled': `${(value * 100).toFixed(1)}%` } as CSSProperties}
        onChange={(event) => move(event.currentTarget.valueAsNumber)}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          if (event.button === 0) gesture.hold();
        }}
        onPointerUp={release}
        onPointerCancel={release}
        onBlur={release}
      />
    </div>
  );
}
