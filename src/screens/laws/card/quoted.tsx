import type { Law, ValueStatus } from '../../../core/laws';
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

/** Numbers the source states that are no parameters of the form. */
export function Quoted({ form }: { readonly form: Law }) {
  if (!form.quoted || form.quoted.length === 0) return null;
  return (
    <div>
      <h3 className={styles.heading}>{words.quoted}</h3>
      <ul className={styles.quoted}>
        {form.quoted.map(({ label, value, unit, status, source }) => (
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
