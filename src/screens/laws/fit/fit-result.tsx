import { useMemo, useState } from 'react';
import { isWeak } from '../../../core/fit';
import { unusableWarning } from '../../../messages/data-binding';
import { describeProblem } from '../../../messages/describe-problem';
import { fitCard } from '../../../messages/fit-card';
import { fitPanel as words } from '../../../messages/fit-panel';
import { type LawFitResult, useAppState } from '../../../state';
import { Badge, Button, SelectField } from '../../../ui';
import { closestPreset } from './closest-preset';
import styles from './fit.module.css';
import { ObservedFigure } from './observed-figure';
import { ParametersTable } from './parameters-table';
import { saveFit } from './save-fit';

const NONE = '';

/** What a fit says: parameters beside published ones, how near the rows are, and what not to trust. */
export function FitResult({
  result,
  stale,
}: {
  readonly result: LawFitResult;
  readonly stale: boolean;
}) {
  const { law } = result.model;
  const closest = useMemo(() => closestPreset(result), [result]);
  const [chosen, setChosen] = useState<string | null>(null);
  const busy = useAppState((state) => state.lawFits[law.id]?.busy ?? false);
  const presetId = chosen ?? closest?.id ?? NONE;
  const preset = law.presets.find(({ id }) => id === presetId) ?? null;
  const { rows } = result.bound;
  return (
    <section
      className={styles.result}
      aria-label={words.result}
      data-stale={stale || busy || undefined}
    >
      <div className={styles.numbers}>
        <div>
          <h3 className={styles.heading}>
            {words.heading(rows.length, result.rowCount, result.binding.where ?? null)}{' '}
            {result.source.origin.simulated && <Badge tone="warn">{words.simulated}</Badge>}
          </h3>
          <p className={styles.from}>{words.from(result.source.title)}</p>
        </div>
        {law.presets.length > 0 && (
          <SelectField
            label={words.compareWith}
            value={presetId}
            options={[
              ...law.presets.map(({ id, label }) => ({ value: id, label })),
              { value: NONE, label: words.nothing },
            ]}
            onChange={setChosen}
          />
        )}
        <ParametersTable result={result} preset={preset} />
        <Notes result={result} />
        <Button className={styles.save} onClick={() => saveFit(result)}>
          {words.saveFit}
        </Button>
      </div>
      <ObservedFigure result={result} preset={preset} stale={stale || busy} />
    </section>
  );
}

function Notes({ result }: { readonly result: LawFitResult }) {
  const { model, bound, warnings, rowCount } = result;
  if (model.source.kind !== 'fit') return null;
  const { fit, bootstrap } = model.source;
  const { agreed, starts, nextGap } = fit.certificate;
  const unusable = bound.leftOut.reduce((sum, { count }) => sum + count, 0);
  const unused = rowCount - bound.rows.length - unusable;
  return (
    <ul className={styles.notes}>
      <Note tone={agreed < 2 ? 'warn' : 'good'}>
        {fitCard.certificate(agreed, starts, nextGap)}
      </Note>
      {fit.atBound.map(({ parameter, value }) => (
        <Note key={parameter} tone="warn">
          {fitCard.bound(parameter, value)}
        </Note>
      ))}
      {isWeak(fit) && <Note tone="warn">{words.weakly}</Note>}
      {warnings.map((problem) => (
        <Note key={problem.code + JSON.stringify(problem.data)} tone="warn">
          {describeProblem(problem)}
        </Note>
      ))}
      {bound.leftOut.map((rows) => (
        <Note key={`${rows.part} ${rows.reason}`} tone="warn">
          {unusableWarning(rows)}
        </Note>
      ))}
      {unused > 0 && <Note tone="plain">{words.unused(unused)}</Note>}
      {bootstrap && bootstrap.failed > 0 && (
        <Note tone="warn">{fitCard.failed(bootstrap.failed, bootstrap.replicates)}</Note>
      )}
      <Note tone="plain">
        {bootstrap ? words.method(bootstrap.replicates, bootstrap.seed) : fitCard.noneAsked}
      </Note>
      <Note tone="plain">
        {words.value(fit.value, fit.objective, fit.delta, model.law.outputs[0].name)}
      </Note>
    </ul>
  );
}

function Note(props: { readonly tone: 'good' | 'warn' | 'plain'; readonly children: string }) {
  return <li className={`${styles.note} ${styles[props.tone]}`}>{props.children}</li>;
}
