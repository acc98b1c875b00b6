import { useMemo } from 'react';
import { type ReferenceTable, runTableChecks } from '../../../core/laws';
import { lawIndex, card as words } from '../../../messages/laws';
import styles from './card.module.css';
import { ChecksTable } from './checks-table';
import { countOutcomes } from './count-outcomes';
import { Caveats, Quoted } from './quoted';
import { CopyBibtex, Sources } from './sources';

/** A published source that states facts but no law: what it says, its numbers, and its check points. */
export function TableCard({ table }: { readonly table: ReferenceTable }) {
  const outcomes = useMemo(() => runTableChecks(table), [table]);
  return (
    <article className={styles.card} aria-label={table.title}>
      <header className={styles.head}>
        <div className={styles.headline}>
          <h2 className={styles.title}>{table.title}</h2>
          <span className={styles.family}>{lawIndex.tables}</span>
        </div>
        <p className={styles.statement}>{table.formula}</p>
        <Sources citations={table.citations} />
        <p className={styles.summary}>
          {countOutcomes(outcomes)} <CopyBibtex source={table} />
        </p>
      </header>
      <div className={styles.body}>
        <section className={styles.form} aria-label={words.facts}>
          <Caveats caveats={table.caveats} />
          <Quoted values={table.facts} />
          {outcomes.length > 0 && (
            <ChecksTable title={table.title} form={null} outcomes={outcomes} />
          )}
        </section>
      </div>
    </article>
  );
}
