import { isWeak } from '../../../core/fit';
import { CUSTOM, findLawTitle, isPlanSpec } from '../../../core/laws';
import { formatPlain } from '../../../core/units';
import { describeProblem } from '../../../messages/describe-problem';
import { fitCard } from '../../../messages/fit-card';
import { ownLaw } from '../../../messages/own-law';
import {
  type AppState,
  type Estimate,
  estimate,
  goTo,
  type Model,
  memo,
  openCard,
  useAppState,
  useChange,
  useServices,
} from '../../../state';
import { Button, Formula } from '../../../ui';
import { COMPARE } from '../choose';
import styles from './fit-summary.module.css';

const words = ownLaw.fit;

/** The fit of the law in the state, where it is the one on screen. */
const selectOwnFit = (state: AppState): Model | null => {
  const { shown } = state.fitting;
  const { formula, law } = state.explorer;
  return formula && law === CUSTOM && shown?.request.formula === formula ? shown.model : null;
};

const selectEstimates = memo(
  (state: AppState) => [selectOwnFit(state)] as const,
  (model): readonly Estimate[] =>
    model ? model.law.parameters.map((_, i) => estimate(model, (p) => p[i] as number)) : [],
);

/** Parameters with intervals, and what the fit says of itself; else what there is to do for it. */
export function FitSummary({ edited }: { readonly edited: boolean }) {
  const formula = useAppState((state) => state.explorer.formula);
  const law = useAppState((state) => state.explorer.law);
  const model = useAppState(selectOwnFit);
  const busy = useAppState((state) => state.fitting.busy);
  const progress = useAppState((state) => state.fitting.progress);
  const problem = useAppState((state) => state.fitting.problem);
  const inUse = formula !== null && law === CUSTOM;
  return (
    <section className={styles.root} aria-label={words.title}>
      <h3 className={styles.heading}>{model ? heading(model) : words.title}</h3>
      {!model && !inUse && (
        <p className={styles.text}>
          {formula === null
            ? words.waiting
            : isPlanSpec(formula)
              ? words.notInUse(findLawTitle(law) ?? law)
              : words.elsewhere}
        </p>
      )}
      {inUse && (
        <p role="status" className={styles.text}>
          {busy && (progress ? words.fitting(progress.done, progress.total) : words.busy)}
        </p>
      )}
      {inUse && problem && (
        <p role="alert" className={styles.fault}>
          {describeProblem(problem)}
        </p>
      )}
      {model && edited && <p className={styles.text}>{words.stale}</p>}
      {model && <Fitted model={model} />}
    </section>
  );
}

function heading({ source }: Model): string {
  if (source.kind !== 'fit') return words.title;
  const { n, objective, delta } = source.fit;
  return fitCard.heading(n, objective, objective.startsWith('huber') ? formatPlain(delta) : null);
}

function Fitted({ model }: { readonly model: Model }) {
  const estimates = useAppState(selectEstimates);
  const { store } = useServices();
  const { change } = useChange();
  if (model.source.kind !== 'fit') return null;
  const { fit, bootstrap } = model.source;
  const { agreed, starts, nextGap } = fit.certificate;
  const good: string[] = [];
  const warnings: string[] = [];
  (agreed < 2 ? warnings : good).push(fitCard.certificate(agreed, starts, nextGap));
  for (const { parameter, value } of fit.atBound) warnings.push(fitCard.bound(parameter, value));
  if (isWeak(fit)) warnings.push(fitCard.weaklyIdentified);
  if (bootstrap && bootstrap.failed > 0) {
    warnings.push(fitCard.failed(bootstrap.failed, bootstrap.replicates));
  }
  const plain = [
    bootstrap ? fitCard.method(bootstrap.replicates, bootstrap.seed) : fitCard.noneAsked,
    fitCard.objectiveValue(fit.value),
  ];
  function compare(): void {
    change({ vs: [`${CUSTOM}:fit`, 'chinchilla:besiroglu2024', 'chinchilla:hoffmann2022'] });
    openCard(store, COMPARE);
  }
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.parameter}</th>
            <th scope="col" data-number>
              {words.value}
            </th>
            <th scope="col" data-number>
              {words.interval}
            </th>
          </tr>
        </thead>
        <tbody>
          {model.law.parameters.map(({ id, symbol }, i) => {
            const { value, low, high } = estimates[i] ?? {
              value: Number.NaN,
              low: null,
              high: null,
            };
            return (
              <tr key={id}>
                <th scope="row" aria-label={id}>
                  <Formula tex={symbol} plain={id} />
                </th>
                <td data-number title={String(value)}>
                  {formatPlain(value, 4)}
                </td>
                <td data-number className={styles.interval}>
                  {low === null || high === null
                    ? '\u2013'
                    : words.range(formatPlain(low), formatPlain(high))}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <ul className={styles.notes}>
        {good.map((note) => (
          <li key={note} data-tone="good">
            {note}
          </li>
        ))}
        {warnings.map((note) => (
          <li key={note} data-tone="warn">
            {note}
          </li>
        ))}
        {plain.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      <div className={styles.actions}>
        <Button onClick={() => goTo(store, 'explore')}>{words.explore}</Button>
        <Button onClick={compare}>{words.compare}</Button>
      </div>
    </>
  );
}
