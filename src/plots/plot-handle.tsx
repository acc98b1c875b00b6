import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { ariaRange } from './interactions/aria-range';
import { stepByKey } from './interactions/log-steps';
import { useFrame } from './interactions/use-frame';
import { useGesture } from './interactions/use-gesture';
import styles from './plot-handle.module.css';

export interface PlotHandleProps {
  /** Accessible name: `Budget on plot`. */
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly value: number;
  readonly range: readonly [number, number];
  readonly say: string;
  readonly orientation: 'horizontal' | 'vertical';
  readonly shape: 'grip' | 'dot' | 'ghost';
  /** The pointer's place in the plot's pixels. */
  readonly onDrag: (px: number, py: number, gesture: string) => void;
  readonly onStep: (value: number, gesture: string) => void;
  readonly onGestureEnd: () => void;
  /** What a key makes of the value, where the quantity has no log steps: a share. */
  readonly steps?: typeof stepByKey;
}

/** Something a person drags on a plot: a slider for keyboards and screen readers, a 44 px target for fingers. */
export function PlotHandle(props: PlotHandleProps) {
  const { name, x, y, value, range, say, orientation, shape, onDrag, onStep, onGestureEnd } = props;
  const gesture = useGesture(name, onGestureEnd);
  const aria = ariaRange(value, range);
  const origin = useRef<{ left: number; top: number; dx: number; dy: number } | null>(null);
  const move = useFrame(({ px, py }: { px: number; py: number }) => onDrag(px, py, gesture.id()));

  function onPointerDown(event: PointerEvent<HTMLDivElement>): void {
    const plot = event.currentTarget.closest('[data-plot]');
    if (event.button !== 0 || !plot) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    gesture.hold();
    const { left, top } = plot.getBoundingClientRect();
    // Grabbing a handle off its centre must not make it jump.
    origin.current = { left, top, dx: x - (event.clientX - left), dy: y - (event.clientY - top) };
  }

  function onPointerMove(event: PointerEvent<HTMLDivElement>): void {
    const from = origin.current;
    if (from)
      move({ px: event.clientX - from.left + from.dx, py: event.clientY - from.top + from.dy });
  }

  function release(): void {
    origin.current = null;
    move.flush();
    gesture.end();
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const next = (props.steps ?? stepByKey)(event, value, range);
    if (next === undefined) return;
    event.preventDefault();
    onStep(next, gesture.id());
  }

  return (
    <div
      role="slider"
      tabIndex={0}
      className={`${styles.handle} ${styles[shape]} ${styles[orientation]}`}
      style={{ transform: `translate(${x}px, ${y}px)` }}
      aria-label={name}
      aria-orientation={orientation}
      aria-valuemin={aria['aria-valuemin']}
      aria-valuemax={aria['aria-valuemax']}
      aria-valuenow={aria['aria-valuenow']}
      aria-valuetext={say}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={release}
      onPointerCancel={release}
      onKeyDown={onKeyDown}
      onBlur={gesture.end}
    >
      <span className={styles.mark} />
    </div>
  );
}
