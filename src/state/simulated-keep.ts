import { findPlanLaw, laws } from '../core/laws';
import { FITTED } from '../core/permalink';
import type { SimulatedRuns } from '../core/simulate';
import { chooseFitData } from './law-fits';
import { addOwn } from './own';
import { goTo, openCard } from './screens';
import type { Store } from './store';
import { keepTable } from './tables';

/**
 * Takes simulated runs into use. Runs of size and tokens become an own dataset like an upload; where their law
 * plans they are shown on Explore and fitted with it, as one undoable step. What only another law can read is a
 * table of this tab: its card opens with the table chosen.
 */
export function keepSimulated(store: Store, law: string, { source, dataset }: SimulatedRuns): void {
  if (dataset && findPlanLaw(law)) {
    void addOwn(store, dataset, undefined, { law, preset: FITTED });
    goTo(store, 'explore');
    return;
  }
  if (dataset) void addOwn(store, dataset);
  else keepTable(store, source);
  chooseFitData(store, law, {
    offer: dataset ? `runs:${dataset.id}` : `made:${source.id}`,
    group: null,
    binding: null,
    weighted: false,
  });
  const whole = laws.find(({ id, parts }) => id === law || parts?.some((part) => part.id === law));
  openCard(store, whole?.id ?? law);
}
