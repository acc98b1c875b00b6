import { findPlanLaw, type Law } from '../../../core/laws';
import { FITTED } from '../../../core/permalink';
import { fitPanel } from '../../../messages/fit-panel';
import { card as words } from '../../../messages/laws';
import { askSimulation, goTo, selectOpenForm, useAppState, useServices } from '../../../state';
import { Button } from '../../../ui';
import { useOpenFit } from '../fit/use-open-fit';
import styles from './card.module.css';

/**
 * Fits a law: one of size and tokens to the runs on screen, any other to a table made for it or to columns of
 * runs, in the panel of its card. While that is open it has the button. Beside it, runs drawn from the law.
 */
export function FitAction({ law }: { readonly law: Law }) {
  const { store } = useServices();
  const open = useAppState(selectOpenForm(law.id));
  const openFit = useOpenFit(law);
  const plans = findPlanLaw(law.id) !== undefined;
  return (
    <span className={styles.noteActions}>
      {plans && (
        <Button
          title={words.fitHint}
          onClick={() => goTo(store, 'explore', { law: law.id, preset: FITTED })}
        >
          {words.fit}
        </Button>
      )}
      {open === null && openFit && (
        <Button title={fitPanel.openHint} onClick={openFit}>
          {plans ? fitPanel.parts : fitPanel.open}
        </Button>
      )}
      <Button title={fitPanel.simulateHint} onClick={() => askSimulation(store, law.id)}>
        {fitPanel.simulate}
      </Button>
    </span>
  );
}
