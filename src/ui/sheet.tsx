import { type ReactNode, useState } from 'react';
import styles from './sheet.module.css';

export interface SheetProps {
  readonly label: string;
  readonly side: 'left' | 'right';
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/**
 * A column where there is room, a sheet opened by a button where there is not. Its content stays in the
 * document either way, so that every control and output can be reached by name.
 */
export function Sheet({ label, side, className, children }: SheetProps) {
  const [open, setOpen] = useState(false);
  return (
    <div
      className={`${styles.host} ${styles[side]} ${className ?? ''}`}
      data-open={open || undefined}
    >
      <button
        type="button"
        className={styles.toggle}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {label}
      </button>
      <div className={styles.body}>{children}</div>
    </div>
  );
}
