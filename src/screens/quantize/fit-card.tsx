import { findTableEntry } from '../../core/catalogue';
import { objectives } from '../../core/fit';
import { FITTED } from '../../core/permalink';
import { formatPlain } from '../../core/units';
import { describeProblem } from '../../messages/describe-problem';
import { range } from '../../messages/explore';
import { controls, fitCard as words } from '../../messages/quantize';
import {
  type MeasuredView,
  openCard,
  selectQuantizeBinding,
  selectQuantizeModel,
  selectQuantizeRows,
  selectTooFew,
  selectTrade,
  useAppState,
  useChange,
  useServices,
} from '../../state';
import { Button, SelectField } from '../../ui';
import { missingRuns } from './missing';
import styles from './quantize.module.css';
import { selectCoefficients, selectSource } from './series';
import { useCanFit } from './use-fit';

const greek: Readonly<Record<string, string>> = {
  alpha: '\u03b1',
  beta: '\u03b2',
  gamma: '\u03b3',
};

/** The law on screen in numbers: coefficients, what it was fitted to, what was left out, what is refused. */
export function FitCard({ fit }: { readonly fit: MeasuredView }) {
  const model = useAppState(selectQuantizeModel);
  const coefficients = useAppState(selectCoefficients);
  const out = useAppState((state) => state.explorer.out);
  const { change } = useChange();
  const { store } = useServices();
  const canFit = useCanFit();
  const isFit = model?.source.kind !== 'preset';
  return (
    <section className={styles.part} aria-label={words.heading(isFit)}>
      <h2 className={styles.heading}>{words.heading(isFit)}</h2>
      {coefficients.length > 0 && (
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
      )}
      {model?.source.kind === 'preset' ? (
        <>
          <ul className={styles.notes}>
            <li>{model.source.preset.label}</li>
            <li>{model.source.preset.source}</li>
            {model.source.preset.note && <li>{model.source.preset.note}</li>}
          </ul>
          <span className={styles.buttons}>
            {canFit && (
              <Button onClick={() => change({ tpreset: FITTED })}>{words.fitTable}</Button>
            )}
            <Button
              tone="quiet"
              onClick={() => openCard(store, model.law.id.split('/')[0] as string)}
            >
              {words.openCard}
            </Button>
          </span>
        </>
      ) : (
        <Fitted fit={fit} />
      )}
      {out.length > 0 && <Button onClick={() => change({ out: [] })}>{words.restore}</Button>}
    </section>
  );
}

function Fitted({ fit }: { readonly fit: MeasuredView }) {
  const { shown, problem, busy, progress } = fit;
  const objective = useAppState((state) => state.explorer.obj);
  const out = useAppState((state) => state.explorer.out.length);
  const where = useAppState((state) => selectQuantizeBinding(state)?.where);
  const { change } = useChange();
  const source = shown?.model.source;
  const found = source?.kind === 'fit' ? source.fit : null;
  return (
    <>
      <SelectField
        label={controls.objective}
        value={objective}
        options={objectives.map((value) => ({ value, label: controls.objectives[value] }))}
        onChange={(value) =>
          change({ obj: objectives.find((known) => known === value) ?? objective })
        }
      />
      {busy && (
        <p role="status" className={styles.hint}>
          {progress ? words.busy(progress.done, progress.total) : words.starting}{' '}
          <Button tone="quiet" onClick={fit.cancel}>
            {words.cancel}
          </Button>
        </p>
      )}
      {problem && <Refused problem={describeProblem(problem)} />}
      {shown && found && !problem && (
        <ul className={styles.notes}>
          <li>{words.rows(found.n, out)}</li>
          <li>{words.where(where ?? words.all)}</li>
          <li>{words.objective(controls.objectives[found.objective], found.value)}</li>
          {shown.bound.leftOut.map(({ part, reason, count }) => (
            <li key={`${part} ${reason}`}>{words.left(count, part, reason)}</li>
          ))}
          {found.atBound.map(({ parameter, side }) => (
            <li key={parameter}>{words.bound(parameter, side)}</li>
          ))}
          {shown.warnings.map((warning) => (
            <li key={warning.code}>{describeProblem(warning)}</li>
          ))}
        </ul>
      )}
      <NoColumns />
      <TooFewGroups />
    </>
  );
}

/** The table is there and has not the columns of the law. */
function NoColumns() {
  const trade = useAppState(selectTrade);
  const isMissing = useAppState(
    (state) => selectSource(state) !== null && selectQuantizeRows(state) === null,
  );
  if (!trade || !isMissing) return null;
  const { law, table } = trade;
  const parts = [...law.variables, law.outputs[0]].map(({ id, name }) => `${id} (${name})`);
  return (
    <>
      <p role="alert" className={styles.fault}>
        {words.refusedTitle}:{' '}
        {words.noColumns(law.title, parts, findTableEntry(table) !== undefined)}
      </p>
      <p className={styles.hint}>{words.wouldDo(law.recommendedDesign.words)}</p>
    </>
  );
}

/** Why there is no fit, with the runs that would change it. */
function Refused({ problem }: { readonly problem: string }) {
  const rows = useAppState(selectQuantizeRows);
  const missing = rows ? missingRuns(rows) : [];
  return (
    <p role="alert" className={styles.fault}>
      {words.refusedTitle}: {problem} {missing.length > 0 && words.missing(missing)}
    </p>
  );
}

/** Groups of the table that were not made for a law. */
function TooFewGroups() {
  const groups = useAppState(selectTooFew);
  return groups.map(({ where, rows }) => (
    <p key={where} className={styles.fault}>
      {words.tooFew(where, rows.bound.response.length)} {words.missing(missingRuns(rows))}
    </p>
  ));
}
