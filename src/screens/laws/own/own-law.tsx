import { useState } from 'react';
import { CUSTOM, type CustomSpec, isPlanSpec, type Law } from '../../../core/laws';
import { describeProblem } from '../../../messages/describe-problem';
import { ownLawExamples, ownLaw as words } from '../../../messages/own-law';
import {
  goTo,
  keepFormula,
  type Store,
  selectCustomLaw,
  useAppState,
  useServices,
} from '../../../state';
import { Button, Formula } from '../../../ui';
import { type Draft, markOf, type Reading, startDraft } from './draft';
import { FitSummary } from './fit-summary';
import { FormulaBox } from './formula-box';
import { Names } from './names';
import styles from './own.module.css';
import { OwnFit } from './own-fit';
import { Reference } from './reference';
import { type Editing, useDraft } from './use-draft';

/** The editor of a law of one's own: a formula, what its names are, and the fit of it. */
export function OwnLaw() {
  const editing = useDraft();
  const { draft, good, fault, unavailable, reading } = editing;
  const { store } = useServices();
  const kept = useAppState(selectCustomLaw);
  const [used, setUsed] = useState<CustomSpec | null>(null);
  const [refusal, setRefusal] = useState<{ readonly text: string; readonly of: unknown }>();

  async function use(): Promise<void> {
    const read = await editing.read();
    if (!read?.law || !read.spec) return;
    const isPlan = isPlanSpec(read.spec);
    const missing = read.spec.variables.filter(
      ({ column }) => !editing.columns.names.includes(column),
    );
    if (isPlan && missing.length > 0) {
      setRefusal({ text: words.missingColumn(missing.map(({ name }) => name)), of: read.draft });
      return;
    }
    setUsed(read.spec);
    keepFormula(store, read.spec);
    if (!isPlan) return;
    await untilBuilt(store);
    goTo(store, 'explore');
  }

  const error = unavailable
    ? words.unavailable
    : fault?.problem
      ? describeProblem(fault.problem)
      : refusal && refusal.of === draft
        ? refusal.text
        : '';
  const mark =
    fault?.problem && fault.draft.text === draft.text ? markOf(draft.text, fault.problem) : null;
  // Names of the newest formula that could be read: a law that lacks a column is put right among them.
  const named = reading?.spec ? reading : good;
  return (
    <article className={styles.card} aria-label={words.title}>
      <header className={styles.head}>
        <div className={styles.headline}>
          <h2 className={styles.title}>{words.title}</h2>
          <span className={styles.family}>{words.family}</span>
        </div>
        <FormulaBox
          text={draft.text}
          error={error}
          mark={mark}
          onText={(text) => editing.edit({ text })}
          onUse={() => void use()}
        />
        <Examples editing={editing} />
        <Preview good={good} isLast={reading?.draft === draft && !reading.law} />
        <div className={styles.actions}>
          <Button tone="strong" title={words.useHint} onClick={() => void use()}>
            {words.use}
          </Button>
          <Button disabled={!draft.touched} onClick={editing.discard}>
            {words.discard}
          </Button>
          {draft.base && (
            <Button tone="quiet" onClick={() => keepFormula(store, null)}>
              {words.remove}
            </Button>
          )}
          <State editing={editing} />
        </div>
      </header>
      <div className={styles.side}>
        <FitSummary edited={draft.touched} />
      </div>
      <div className={styles.body}>
        {named && (
          <Names
            reading={named}
            response={draft.response}
            uses={draft.uses}
            choices={draft.parameters}
            columns={editing.columns}
            edit={editing.edit}
          />
        )}
        {kept && draft.base && !isPlanSpec(draft.base) && (
          <OwnFit key={draft.base.formula} law={kept} wanted={used === draft.base} />
        )}
        <Reference />
      </div>
    </article>
  );
}

/** Resolves when the law in the state is made of its formula: from then on its fit is under way. */
function untilBuilt(store: Store): Promise<void> {
  return new Promise((resolve) => {
    const isDone = (): boolean =>
      store.getState().explorer.formula === null || selectCustomLaw(store.getState()) !== null;
    if (isDone()) {
      resolve();
      return;
    }
    const stop = store.subscribe(() => {
      if (!isDone()) return;
      stop();
      resolve();
    });
  });
}

/** Formulas to begin with; what was written before one of them was chosen can be put back. */
function Examples({ editing }: { readonly editing: Editing }) {
  const { draft, before, replace } = editing;
  return (
    <div className={styles.examples}>
      <span className={styles.quiet}>{words.examples}</span>
      {ownLawExamples.map((example) => (
        <Button
          key={example.label}
          className={styles.example}
          aria-label={words.example(example.label)}
          aria-pressed={draft.text.trim() === example.formula}
          title={example.formula}
          onClick={() => replace({ ...startDraft(null, example), base: draft.base, touched: true })}
        >
          {example.label}
        </Button>
      ))}
      {before && (
        <Button tone="quiet" className={styles.example} onClick={() => replace(before)}>
          {words.putBack}
        </Button>
      )}
    </div>
  );
}

function Preview({ good, isLast }: { readonly good: Editing['good']; readonly isLast: boolean }) {
  return (
    <section className={styles.preview} aria-label={words.preview} data-last={isLast || undefined}>
      {good && <Formula tex={good.law.tex} plain={good.law.formula} block />}
      {good && <p className={styles.quiet}>{isLast ? words.lastGood : describe(good)}</p>}
    </section>
  );
}

function describe({ law, spec }: Reading & { readonly law: Law }): string {
  const exact = law.parameters.filter(({ linear }) => linear).length;
  const names = law.variables.map(({ id }) => id);
  const plan = spec && isPlanSpec(spec) ? words.plans : words.plansNot;
  return `${words.summary(names, law.parameters.length, exact)} ${plan}`;
}

function State({ editing: { draft } }: { readonly editing: Editing }) {
  const inUse = useAppState((state) => state.explorer.law === CUSTOM);
  return <span className={styles.quiet}>{words.states[stateOf(draft, inUse)]}</span>;
}

function stateOf({ base, touched }: Draft, inUse: boolean): keyof typeof words.states {
  if (!base) return 'none';
  if (touched) return 'edited';
  if (inUse) return 'inUse';
  return isPlanSpec(base) ? 'kept' : 'keptAlone';
}
