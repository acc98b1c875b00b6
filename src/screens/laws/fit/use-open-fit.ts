import type { Law } from '../../../core/laws';
import {
  chooseFitData,
  findSource,
  fitLawTo,
  freshChoice,
  loadOffer,
  useServices,
} from '../../../state';
import { formsToFit } from './fit-panel';
import { useOffers } from './use-fit-data';

/**
 * Opens the panel of a law on the first form there is a table for and fits it at once, or as it was left.
 * Null where no form of the law is fitted here.
 */
export function useOpenFit(law: Law): (() => void) | null {
  const services = useServices();
  const offersOf = useOffers();
  const forms = formsToFit(law);
  if (forms.length === 0) return null;
  return () => {
    const { store } = services;
    const { lawFits } = store.getState();
    const before = forms.find(({ id }) => lawFits[id]?.choice);
    const form =
      before ?? forms.find((one) => offersOf(one).some(({ kind }) => kind === 'table')) ?? forms[0];
    if (!form) return;
    const earlier = lawFits[form.id]?.choice;
    const offers = offersOf(form);
    const offer = offers.find(({ key }) => key === earlier?.offer) ?? offers[0];
    if (!offer) return;
    const choice = earlier?.offer === offer.key ? earlier : freshChoice(offer);
    chooseFitData(store, form.id, choice);
    requestAnimationFrame(showPanel);
    // Runs may lack the columns: there a person looks first. A table made for the law is fitted at once.
    if (offer.kind !== 'table' || lawFits[form.id]?.shown) return;
    void loadOffer(services, offer).then(() => {
      const source = findSource(store.getState(), offer);
      if (source) void fitLawTo(services, form, offer, source, choice);
    });
  };
}

/** The button that was pressed is gone: the panel takes the focus, and comes into view where it is below. */
function showPanel(): void {
  const panel = document.getElementById('fit-panel');
  panel?.focus({ preventScroll: true });
  if (panel && panel.getBoundingClientRect().top > window.innerHeight / 2)
    panel.scrollIntoView({ block: 'start' });
}
