import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { isWeak, objectives } from '../../core/fit';
import { formatPlain } from '../../core/units';
import { range } from '../../messages/explore';
import { fitCard as words } from '../../messages/fit-card';
import {
  chooseRows,
  type Estimate,
  estimate,
  type Model,
  memo,
  selectDataset,
  selectModel,
  useAppState,
  useChange,
  useServices,
} from '../../state';
import { Button, QuantityField, SelectField } from '../../ui';
import styles from './panels.module.css';

/** Each parameter and the frontier's exponent with its interval. */
const selectCoefficients = memo(
  (state: Parameters<typeof selectModel>[0]) => [selectModel(state)] as const,
  (model): readonly { readonly id: string; readonly estimate: Estimate }[] => {
    if (!model) return [];
    const rows = model.law.parameters.map(({ id }, i) => ({
      id,
      estimate: estimate(model, (p) => p[i] as number),
    }));
    const exponents = model.law.optimum;
    if (!exponents) return rows;
    return [...rows, { id: 'a', estimate: estimate(model, (p) => exponents.exponents(p).a) }];
  },
);

const greek: Readonly<Record<string, string>> = { alpha: '\u03b1', beta: '\u03b2' };

/** The fit on screen and what it is made with. */
export default function FitPanels() {
  return (
    <>
      <FitCard />
      <FitSettings />
    </>
  );
}

/** The fit (or the published values) on screen: coefficients, certificate, and what not to trust. */
function FitCard() {
  const model = useAppState(selectModel);
  const coefficients = useAppState(selectCoefficients);
  if (!model) return null;
  const { source } = model;
  return (
    <section className={styles.panel} aria-label={heading(model)}>
      <h2 className={styles.heading}>{heading(model)}</h2>
      <table className={styles.table}>
        <tbody>
          {coefficients.map(({ id, estimate: of }) => (
            <tr key={id}>
              <th scope="row">{greek[id] ?? id}</th>
              <td title={String(of.value)}>{formatPlain(of.value, 4)}</td>
              <td className={styles.interval}>{range(of, (value) => formatPlain(value))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className={styles.notes}>
        {source.kind === 'fit' ? <FitNotes model={model} /> : <PresetNotes model={model} />}
      </ul>
    </section>
  );
}

function heading(model: Model): string {
  if (model.source.kind === 'preset') return words.presetHeading(model.source.preset.label);
  const { n, objective, delta } = model.source.fit;
  const huber = objective.startsWith('huber');
  return words.heading(n, objective, huber ? formatPlain(delta) : null);
}

function FitNotes({ model }: { readonly model: Model }) {
  const held = useAppState((state) => state.fitting.shown?.request.settings.fixed);
  const why = useAppState((state) => state.explorer.why);
  if (model.source.kind !== 'fit') return null;
  const { fit, bootstrap } = model.source;
  const { agreed, starts, nextGap } = fit.certificate;
  const weak = isWeak(fit);
  return (
    <>
      <li className={`${styles.note} ${agreed < 2 ? styles.warn : ''}`}>
        {words.certificate(agreed, starts, nextGap)}
      </li>
      <WhenIdle of={fit}>
        <ProofNote />
      </WhenIdle>
      {fit.atBound.map(({ parameter, value }) => (
        <li key={parameter} className={`${styles.note} ${styles.warn}`}>
          {words.bound(parameter, value)}
        </li>
      ))}
      {Object.entries(held ?? {}).map(([id, value]) => (
        <li key={id} className={`${styles.note} ${styles.warn}`}>
          {words.held(id, value, why)}
        </li>
      ))}
      <li className={`${styles.note} ${styles.warn}`}>
        {weak ? words.weaklyIdentified : words.identified}
      </li>
      <li className={`${styles.note} ${styles.plain}`}>
        {bootstrap
          ? words.method(
              bootstrap.replicates,
              bootstrap.seed,
              bootstrap.kind,
              model.jackknife !== undefined,
            )
          : words.noneAsked}
      </li>
      {bootstrap && bootstrap.failed > 0 && (
        <li className={`${styles.note} ${styles.warn}`}>
          {words.failed(bootstrap.failed, bootstrap.replicates)}
        </li>
      )}
      <li className={`${styles.note} ${styles.plain}`}>{words.objectiveValue(fit.value)}</li>
    </>
  );
}

const ProofNote = lazy(() =>
  import('./proof-note').then(({ ProofNote }) => ({ default: ProofNote })),
);

/** A hand that rests this long leaves the worker to what nobody waits for. */
const IDLE = 1500;

/** Shows what takes the worker's time once nothing has changed for a while. */
function WhenIdle({ of, children }: { readonly of: object; readonly children: ReactNode }) {
  const [rested, setRested] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what changes starts the wait afresh
  useEffect(() => {
    const timer = setTimeout(() => setRested(true), IDLE);
    return () => clearTimeout(timer);
  }, [of]);
  return !rested ? null : <Suspense fallback={null}>{children}</Suspense>;
}

function PresetNotes({ model }: { readonly model: Model }) {
  if (model.source.kind !== 'preset') return null;
  const { preset } = model.source;
  return (
    <>
      <li className={`${styles.note} ${preset.status === 'unverified' ? styles.warn : ''}`}>
        {words.statuses[preset.status]}: {preset.source}
      </li>
      {preset.note !== undefined && (
        <li className={`${styles.note} ${styles.warn}`}>{preset.note}</li>
      )}
      <li className={`${styles.note} ${styles.plain}`}>{words.noInterval}</li>
    </>
  );
}

const resampleCounts = ['0', '200', '1000', '4000'] as const;

/** Objective, delta, resamples and filter of the fit, with progress and a way out of long work. */
function FitSettings() {
  const obj = useAppState((state) => state.explorer.obj);
  const delta = useAppState((state) => state.explorer.delta);
  const boot = useAppState((state) => state.explorer.boot);
  const where = useAppState((state) => state.explorer.where);
  const busy = useAppState((state) => state.fitting.busy);
  const progress = useAppState((state) => state.fitting.progress);
  const { change } = useChange();
  const { refit, cancelFit } = useServices();
  const counts = resampleCounts.includes(String(boot) as (typeof resampleCounts)[number])
    ? resampleCounts
    : [...resampleCounts, String(boot)];
  return (
    <section className={styles.controls} aria-label={words.settings}>
      <h2 className={styles.heading}>{words.settings}</h2>
      <SelectField
        label={words.objective}
        value={obj}
        options={objectives.map((value) => ({
          value,
          label: `${words.objectiveNames[value]} (${value})`,
        }))}
        onChange={(value) => {
          const next = objectives.find((objective) => objective === value);
          if (next) change({ obj: next });
        }}
      />
      {obj.startsWith('huber') && (
        <div className={styles.row}>
          <span className={styles.label}>{words.delta}</span>
          <QuantityField
            label={words.delta}
            value={delta}
            format={(value) => formatPlain(value)}
            refuse={(value, text) =>
              value === undefined || !(value > 0) || value > 10
                ? words.refuseDelta(text)
                : undefined
            }
            onCommit={(value) => change({ delta: value })}
          />
        </div>
      )}
      <SelectField
        label={words.resamples}
        value={String(boot)}
        options={counts.map((value) => ({
          value,
          label: value === '0' ? words.noResamples : value,
        }))}
        onChange={(value) => change({ boot: Number(value) })}
      />
      <WhereField where={where} onCommit={(value) => change({ where: value })} />
      <div className={styles.buttons}>
        <Button onClick={refit}>{words.fit}</Button>
        <Button onClick={cancelFit} disabled={!busy}>
          {words.cancel}
        </Button>
      </div>
      <p role="status" className={styles.label}>
        {busy ? (progress ? words.fitting(progress.done, progress.total) : words.busy) : ''}
      </p>
    </section>
  );
}

function WhereField({
  where,
  onCommit,
}: {
  readonly where: string;
  readonly onCommit: (where: string) => void;
}) {
  const [error, setError] = useState('');
  const { store } = useServices();

  function commit(text: string): void {
    if (text === where) {
      setError('');
      return;
    }
    const dataset = selectDataset(store.getState());
    const chosen = dataset && chooseRows(dataset, text, store.getState().explorer.excluded);
    setError('');
    if (chosen?.ok) onCommit(text);
    else if (chosen)
      // The sentences about what can go wrong are not on the way to the first picture.
      void import('../../messages/describe-problem').then(({ describeProblem }) =>
        setError(describeProblem(chosen.problem)),
      );
  }

  return (
    <label className={styles.controls}>
      <span className={styles.label}>{words.where}</span>
      <input
        // A new value from outside (undo, a link) starts the field afresh.
        key={where}
        type="text"
        className={styles.where}
        defaultValue={where}
        placeholder={words.whereExample}
        aria-invalid={error !== ''}
        spellCheck={false}
        autoComplete="off"
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit(event.currentTarget.value.trim());
          if (event.key === 'Escape') {
            event.currentTarget.value = where;
            setError('');
          }
        }}
        onBlur={(event) => commit(event.currentTarget.value.trim())}
      />
      {error !== '' && (
        <span role="alert" className={styles.fault}>
          {error}
        </span>
      )}
    </label>
  );
}
