import { useMemo } from 'react';
import { findLaw, type Law } from '../../core/laws';
import { describeProblem } from '../../messages/describe-problem';
import { domains as words } from '../../messages/mixture';
import {
  type Domains,
  type Model,
  readDomains,
  selectTrade,
  useAppState,
  useMeasured,
  useTable,
} from '../../state';
import { DomainsPicker } from './domains-picker';
import { simulateDomains } from './domains-source';
import styles from './mixture.module.css';

const slotOf = (loss: number): string => `mixture.domains.${loss}`;

/** Refits a loss: fewer where there are many parameters. */
const refits = (domains: number): number => (domains <= 4 ? 200 : 60);

/** The best mixture of several domains under weights: of the table in view where it has them, else of simulated runs. */
export function DomainsView() {
  const table = useAppState((state) => selectTrade(state)?.table ?? '');
  const isPlane = useAppState((state) => selectTrade(state)?.law.id === 'regmix');
  const source = useTable(table);
  const about = useMemo(
    () => (source ? (readDomains(source) ?? simulateDomains()) : null),
    [source],
  );
  if (!about) return null;
  const law = findLaw(`${isPlane ? 'regmix' : 'data-mixing'}/${about.shares.length}-domains`);
  return law ? (
    <>
      {about.losses.map((loss, i) => (
        <LossFit key={loss} about={about} law={law} index={i} />
      ))}
      <Fitted about={about} law={law} />
    </>
  ) : null;
}

/** Keeps the fit of one loss over the shares. */
function LossFit({ about, law, index }: { about: Domains; law: Law; index: number }) {
  const boot = useAppState((state) => state.explorer.boot);
  useMeasured(slotOf(index), {
    law,
    source: about.source,
    binding: {
      variables: Object.fromEntries(law.variables.map(({ id }, i) => [id, about.shares[i] ?? ''])),
      response: about.losses[index] as string,
    },
    settings: { objective: 'log-mse' },
    replicates: Math.min(boot, refits(about.shares.length)),
  });
  return null;
}

function Fitted({ about, law }: { readonly about: Domains; readonly law: Law }) {
  const measured = useAppState((state) => state.measured);
  const entries = about.losses.map((_, i) => measured[slotOf(i)]);
  const problem = entries.find((entry) => entry?.problem)?.problem;
  const models = listModels(
    entries.map((entry, i) => {
      const shown = entry?.shown;
      const isOurs =
        shown?.source.hash === about.source.hash &&
        shown.model.law.id === law.id &&
        shown.binding.response === about.losses[i];
      return isOurs ? shown.model : null;
    }),
  );
  if (problem)
    return (
      <div className={styles.empty}>
        <p className={styles.warn} role="alert">
          {describeProblem(problem)}
        </p>
        <p className={styles.quiet}>{words.needs(about.shares.length, law.parameters.length)}</p>
      </div>
    );
  return models ? (
    <DomainsPicker about={about} law={law} models={models} />
  ) : (
    <p className={styles.empty}>{words.pending}</p>
  );
}

const listOfModels = createEqual<Model>();

/** The fits of every loss once all of them are there; the same list while none of them changes. */
function listModels(found: readonly (Model | null)[]): readonly Model[] | null {
  const models = found.flatMap((model) => model ?? []);
  return models.length === found.length ? listOfModels(models) : null;
}

/** Gives the last list back where a new one has the same items. */
function createEqual<T>(): (list: readonly T[]) => readonly T[] {
  let last: readonly T[] = [];
  return (list) => {
    if (list.length !== last.length || list.some((item, i) => item !== last[i])) last = list;
    return last;
  };
}
