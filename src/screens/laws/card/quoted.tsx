import type { QuotedValue, ValueStatus } from '../../../core/laws';
import { statuses, card as words } from '../../../messages/laws';
import { Badge, type BadgeTone } from '../../../ui';
import { formatPrinted } from '../format';
import styles from './card.module.css';

/** How sure a value is, as a badge: shape and word, not colour alone. */
export function StatusBadge({ status }: { readonly status: ValueStatus }) {
  return <Badge tone={tones[status]}>{statuses[status]}</Badge>;
}

const tones: Readonly<Record<ValueStatus, BadgeTone>> = {
  published: 'good',
  derived: 'plain',
  unverified: 'warn',
  fitted: 'plain',
};

/** Numbers the source states that are no parameters of a form. */
export function Quoted({ values }: { readonly values: readonly QuotedValue[] }) {
  if (values.length === 0) return null;
  return (
    <div>
      <h3 className={styles.heading}>{words.quoted}</h3>
      <ul className={styles.quoted}>
        {values.map(({ label, value, unit, status, source }) => (
          <li key={`${label} ${source} ${value}`}>
            <span>
              {label}: <strong>{formatPrinted(value)}</strong> {unit}
            </span>{' '}
            <StatusBadge status={status} /> <span className={styles.source}>{source}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What to know before a number is used. */
export function Caveats({ caveats }: { readonly caveats: readonly string[] }) {
  if (caveats.length === 0) return null;
  return (
    <div>
      <h3 className={styles.heading}>{words.caveats}</h3>
      <ul className={styles.caveats}>
        {caveats.map((caveat) => (
          <li key={caveat}>{caveat}</li>
        ))}
      </ul>
    </div>
  );
}
