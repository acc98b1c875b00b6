import { useEffect, useRef } from 'react';
import type { Law } from '../../../core/laws';
import { fitPanel } from '../../../messages/fit-panel';
import {
  chooseFitData,
  selectLawFit,
  selectOpenForm,
  useAppState,
  useServices,
} from '../../../state';
import { Button } from '../../../ui';
import { FitPanel } from '../fit/fit-panel';
import { useOpenFit } from '../fit/use-open-fit';
import styles from './own.module.css';

/** A law that makes no plan is fitted here, to a table or to columns of runs: at once where it was just put in use. */
export function OwnFit({ law, wanted }: { readonly law: Law; readonly wanted: boolean }) {
  const { store } = useServices();
  const open = useAppState(selectOpenForm(law.id));
  const openFit = useOpenFit(law);
  const asked = useRef(false);
  useEffect(() => {
    if (!wanted || asked.current || !openFit) return;
    asked.current = true;
    openFit();
    // Columns chosen for the names of an earlier formula say nothing of this one's.
    const { choice } = selectLawFit(law.id)(store.getState());
    if (choice?.binding) chooseFitData(store, law.id, { ...choice, binding: null });
  }, [wanted, openFit, law, store]);
  return (
    <>
      {open === null && openFit && (
        <div className={styles.actions}>
          <Button title={fitPanel.openHint} onClick={openFit}>
            {fitPanel.open}
          </Button>
        </div>
      )}
      <FitPanel law={law} />
    </>
  );
}
