import styles from './badge.module.css';

/** `plain` says what is, `good` and `warn` judge it, `bad` is a fault; each has a shape of its own beside its colour. */
export type BadgeTone = 'plain' | 'good' | 'warn' | 'bad';

export function Badge({ tone, children }: { readonly tone: BadgeTone; readonly children: string }) {
  return <span className={`${styles.badge} ${styles[tone]}`}>{children}</span>;
}
