import { useEffect, useMemo, useState } from 'react';
import { type ColumnDescription, findCatalogueEntry } from '../../../core/catalogue';
import type { ColumnSource, OpenBinding } from '../../../core/data';
import type { Law } from '../../../core/laws';
import type { Problem } from '../../../core/result';
import {
  bindingOf,
  type FitChoice,
  findSource,
  fitKey,
  freshChoice,
  listOffers,
  loadOffer,
  type Offer,
  selectLawFit,
  useAppState,
  useServices,
} from '../../../state';

/** What a law is to be fitted to: the choice, its columns as soon as they are there, and how they are read. */
export interface FitData {
  readonly law: Law;
  readonly offers: readonly Offer[];
  readonly offer: Offer | null;
  readonly choice: FitChoice | null;
  readonly source: ColumnSource | null;
  readonly binding: OpenBinding | null;
  readonly columns: readonly ColumnDescription[];
  /** What a result must answer to be of this choice. */
  readonly key: string;
  readonly problem: Problem | null;
}

/** The offers of any law, of the state as it is. */
export function useOffers(): (law: Law) => readonly Offer[] {
  const { store } = useServices();
  return (law) => {
    const { explorer, ...state } = store.getState();
    return listOffers(law, { ...state, data: explorer.data });
  };
}

export function useFitData(law: Law): FitData {
  const services = useServices();
  const { choice: chosen } = useAppState(selectLawFit(law.id));
  const datasets = useAppState((state) => state.datasets);
  const own = useAppState((state) => state.own);
  const tables = useAppState((state) => state.tables);
  const data = useAppState((state) => state.explorer.data);
  const formula = useAppState((state) => state.explorer.formula);
  const offers = useMemo(
    () => listOffers(law, { datasets, own, tables, data }),
    [law, datasets, own, tables, data],
  );
  // A dataset that was removed meanwhile: what is offered first takes its place.
  const offer = offers.find(({ key }) => key === chosen?.offer) ?? offers[0] ?? null;
  const choice = offer && (chosen?.offer === offer.key ? chosen : freshChoice(offer));
  const source = offer && findSource({ datasets, tables }, offer);
  const [failed, setFailed] = useState<{ key: string; problem: Problem } | null>(null);
  useEffect(() => {
    if (!offer || source) return;
    let wanted = true;
    void loadOffer(services, offer).then((problem) => {
      if (wanted && problem) setFailed({ key: offer.key, problem });
    });
    return () => {
      wanted = false;
    };
  }, [services, offer, source]);
  const key = useAppState((state) =>
    choice && source ? fitKey(state, law, choice, source.hash) : '',
  );
  return {
    law,
    offers,
    offer,
    choice,
    source,
    binding: offer && source && choice && bindingOf(law, offer, source, choice, formula),
    columns: offer?.table?.columns ?? findCatalogueEntry(offer?.id ?? '')?.columns ?? [],
    key,
    problem: failed?.key === offer?.key ? (failed?.problem ?? null) : null,
  };
}
