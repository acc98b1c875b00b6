import { useState } from 'react';
import { findPlanLaw, formsOf, type Law } from '../../../core/laws';
import { card as words } from '../../../messages/laws';
import {
  goTo,
  openCard,
  selectComparedKeys,
  useAppState,
  useChange,
  useServices,
} from '../../../state';
import { COMPARE } from '../choose';
import { FitPanel } from '../fit/fit-panel';
import { Calculator, type Chosen } from './calculator';
import styles from './card.module.css';
import { countOutcomes } from './count-outcomes';
import { FitAction } from './fit-action';
import { FormSection, FormulaLine } from './form-section';
import { CopyBibtex, Sources } from './sources';
import { useChecks } from './use-checks';

/** Everything a law's value says, and a calculator. Made from the value alone: no law is special here. */
export function LawCard({ law }: { readonly law: Law }) {
  const forms = formsOf(law);
  const outcomes = useChecks(law);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const { store } = useServices();
  const { change } = useChange();
  const compared = useAppState(selectComparedKeys);

  function use(form: Law, preset: string): void {
    if (findPlanLaw(form.id)) {
      goTo(store, 'explore', { law: form.id, preset });
      return;
    }
    setChosen({ form: form.id, preset });
    document.getElementById('calculator')?.scrollIntoView({ block: 'nearest' });
    document.getElementById('calculator')?.focus();
  }

  function compare(form: Law, preset: string): void {
    const key = `${form.id}:${preset}`;
    change({ vs: [key, ...compared.filter((other) => other !== key)].slice(0, 6) });
    openCard(store, COMPARE);
  }

  return (
    <article className={styles.card} aria-label={law.title}>
      <header className={styles.head}>
        <div className={styles.headline}>
          <h2 className={styles.title}>{law.title}</h2>
          <span className={styles.family}>{words.family(law.family)}</span>
          <FitAction law={law} />
        </div>
        <FormulaLine form={law} />
        <Sources citations={law.citations} />
        <p className={styles.summary}>
          {outcomes ? countOutcomes([...outcomes.values()]) : '\u2026'} <CopyBibtex source={law} />
        </p>
      </header>
      <div className={styles.calculator} id="calculator" tabIndex={-1}>
        <Calculator law={law} chosen={chosen} onChoose={setChosen} />
      </div>
      <div className={styles.body}>
        <FitPanel law={law} />
        {forms.map((form) => (
          <FormSection
            key={form.id}
            form={form}
            isPart={form !== law}
            outcomes={outcomes}
            onUse={(preset) => use(form, preset)}
            onCompare={(preset) => compare(form, preset)}
          />
        ))}
      </div>
    </article>
  );
}
