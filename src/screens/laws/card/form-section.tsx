import type { Check, CheckOutcome, Law } from '../../../core/laws';
import { card as words } from '../../../messages/laws';
import { CopyButton, Formula } from '../../../ui';
import styles from './card.module.css';
import { ChecksTable } from './checks-table';
import { LawCurve } from './law-curve';
import { PresetsTable } from './presets-table';
import { Caveats, Quoted } from './quoted';
import { SymbolsTable } from './symbols-table';

export interface FormSectionProps {
  readonly form: Law;
  readonly isPart: boolean;
  readonly outcomes: ReadonlyMap<Check, CheckOutcome> | null;
  readonly onUse: (preset: string) => void;
  readonly onCompare: (preset: string) => void;
}

/** One form of a law: the law itself, or a part of it with a heading of its own. */
export function FormSection({ form, isPart, outcomes, onUse, onCompare }: FormSectionProps) {
  return (
    <section className={styles.form} aria-label={form.title}>
      {isPart && <h2 className={styles.partTitle}>{form.title}</h2>}
      {isPart && <FormulaLine form={form} />}
      <LawCurve form={form} />
      <div className={styles.facts}>
        <div>
          <h3 className={styles.heading}>{words.validity}</h3>
          <p className={styles.text}>{form.validity.words}</p>
        </div>
        <div>
          <h3 className={styles.heading}>{words.fittedOn}</h3>
          <p className={styles.text}>{form.fittedOn}</p>
        </div>
      </div>
      <Caveats caveats={form.caveats} />
      <PresetsTable form={form} onUse={onUse} onCompare={onCompare} />
      <Quoted values={form.quoted ?? []} />
      <SymbolsTable form={form} />
      {form.checks.length > 0 && (
        <ChecksTable
          title={form.title}
          form={form}
          outcomes={form.checks.flatMap((check) => outcomes?.get(check) ?? [])}
        />
      )}
    </section>
  );
}

/** The typeset formula, and its TeX to take along. */
export function FormulaLine({ form }: { readonly form: Law }) {
  return (
    <div className={styles.formula}>
      <Formula tex={form.tex} plain={form.formula} block />
      <CopyButton
        className={styles.small}
        label={words.tex}
        done={words.copied}
        refused={words.refused}
        text={() => form.tex}
      />
    </div>
  );
}
