import { type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { useFrame } from '../interactions/use-frame';
import type { Box } from '../layout/geometry';
import styles from './marks.module.css';

export interface BrushProps {
  readonly width: number;
  readonly height: number;
  /** Each frame of the drag, and once more when it ends. */
  readonly onBrush: (box: Box, ended: boolean) => void;
  readonly children: ReactNode;
}

/** Shift-drag draws a box over a plot. */
export function Brush({ width, height, onBrush, children }: BrushProps) {
  const [box, setBox] = useState<Box | null>(null);
  const start = useRef<{ x: number; y: number; left: number; top: number } | null>(null);
  const follow = useFrame((next: Box) => {
    if (!start.current) return;
    setBox(next);
    onBrush(next, false);
  });

  function toBox(event: PointerEvent): Box | null {
    const from = start.current;
    if (!from) return null;
    const x = Math.min(width, Math.max(0, event.clientX - from.left));
    const y = Math.min(height, Math.max(0, event.clientY - from.top));
    return {
      x: Math.min(x, from.x),
      y: Math.min(y, from.y),
      width: Math.abs(x - from.x),
      height: Math.abs(y - from.y),
    };
  }

  function end(event: PointerEvent): void {
    const last = toBox(event);
    start.current = null;
    setBox(null);
    if (last) onBrush(last, true);
  }

  return (
    <div
      className={styles.brush}
      onPointerDownCapture={(event) => {
        if (!event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        event.stopPropagation();
        const { left, top } = event.currentTarget.getBoundingClientRect();
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX - left, y: event.clientY - top, left, top };
      }}
      onPointerMove={(event) => {
        const next = toBox(event);
        if (next) follow(next);
      }}
      onPointerUp={end}
      onPointerCancel={end}
    >
      {children}
      {box && (
        <svg className={styles.overlay} width={width} height={height} aria-hidden="true">
          <rect className={styles.brushBox} {...box} />
        </svg>
      )}
    </div>
  );
}
