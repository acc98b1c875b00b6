import type { ReactNode } from 'react';
import styles from './table-box.module.css';

/** A table that scrolls inside itself where it is wider than the page, by keyboard too. Cells with `data-number` stand right. */
export function TableBox({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without a tab stop a keyboard cannot scroll it
    <section className={styles.scroll} aria-label={`${label}: table`} tabIndex={0}>
      <table className={styles.table}>{children}</table>
    </section>
  );
}
