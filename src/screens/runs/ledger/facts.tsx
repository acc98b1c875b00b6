import { ledger as words } from '../../../messages/ledger';
import { Checkbox, QuantityField, SelectField } from '../../../ui';
import styles from './ledger.module.css';
import type { Ledger } from './use-ledger';

const FIELDS = ['vocabulary', 'sequence', 'aspect', 'bytesPerToken'] as const;

/** What a convention needs and no column holds: said once for the whole dataset. */
export function Facts({ ledger: { accounting, change } }: { readonly ledger: Ledger }) {
  const { counts = '', untied = false } = accounting;
  return (
    <section className={styles.section} aria-label={words.facts}>
      <h3 className={styles.subheading}>{words.facts}</h3>
      <SelectField
        label={words.own}
        value={counts}
        options={words.ownOptions}
        onChange={(value) => change({ counts: value === '' ? undefined : (value as 'with') })}
      />
      {FIELDS.map((name) => {
        const { label, unit } = words.fields[name];
        return (
          <div key={name} className={styles.field}>
            <span className={styles.label}>{label}</span>
            <QuantityField
              label={label}
              value={accounting[name] ?? Number.NaN}
              format={(value) => (Number.isNaN(value) ? '' : String(value))}
              refuse={(value, text) =>
                value !== undefined && value > 0 && value <= 1e12 ? undefined : words.refuse(text)
              }
              onCommit={(value) => change({ [name]: value })}
              {...(unit === '' ? {} : { unit })}
            />
          </div>
        );
      })}
      <Checkbox
        label={words.untied}
        checked={untied}
        onChange={(checked) => change({ untied: checked })}
      />
    </section>
  );
}
