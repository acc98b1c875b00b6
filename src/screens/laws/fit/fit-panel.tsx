import { X } from 'lucide-react';
import { findPlanLaw, formsOf, type Law } from '../../../core/laws';
import { fitPanel as words } from '../../../messages/fit-panel';
import {
  chooseFitData,
  closeFit,
  freshChoice,
  selectLawFit,
  selectOpenForm,
  useAppState,
  useServices,
} from '../../../state';
import { Button, SelectField } from '../../../ui';
import { DataChoice } from './data-choice';
import styles from './fit.module.css';
import { FitResult } from './fit-result';
import { Mapping } from './mapping';
import { RunFit } from './run-fit';
import { useFitData, useOffers } from './use-fit-data';

/** Forms of a law that are fitted here: those that plan are fitted on Explore, on the runs there. */
export function formsToFit(law: Law): readonly Law[] {
  return formsOf(law).filter(({ id, parameters }) => !findPlanLaw(id) && parameters.length > 0);
}

/** Fits a law, or a part of one, to columns of any table: what to, which column is which, and what came out. */
export function FitPanel({ law }: { readonly law: Law }) {
  const open = useAppState(selectOpenForm(law.id));
  const forms = formsToFit(law);
  const form = forms.find(({ id }) => id === open);
  return form ? <OpenPanel key={form.id} law={law} form={form} forms={forms} /> : null;
}

function OpenPanel(props: {
  readonly law: Law;
  readonly form: Law;
  readonly forms: readonly Law[];
}) {
  const { law, form, forms } = props;
  const { store } = useServices();
  const data = useFitData(form);
  const { shown } = useAppState(selectLawFit(form.id));
  const offersOf = useOffers();
  function chooseForm(id: string): void {
    const next = forms.find((candidate) => candidate.id === id);
    if (!next) return;
    const earlier = store.getState().lawFits[id]?.choice;
    const [first] = offersOf(next);
    const choice = earlier ?? (first && freshChoice(first));
    if (choice) chooseFitData(store, id, choice);
  }
  return (
    <section className={styles.panel} aria-label={words.title} id="fit-panel" tabIndex={-1}>
      <div className={styles.head}>
        <h2 className={styles.title}>{words.title}</h2>
        <Button
          tone="quiet"
          className={styles.close}
          aria-label={words.close}
          title={words.close}
          onClick={() => closeFit(store, law.id)}
        >
          <X size={16} aria-hidden="true" />
        </Button>
      </div>
      <div className={styles.choices}>
        {forms.length > 1 && (
          <SelectField
            label={words.form}
            value={form.id}
            options={forms.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={chooseForm}
          />
        )}
        <DataChoice data={data} />
      </div>
      <Mapping data={data} />
      <RunFit data={data} />
      {shown && <FitResult result={shown} stale={shown.key !== data.key} />}
    </section>
  );
}
