import { useMemo, useState } from 'react';
import { chooseHeldOut, type HeldOut } from '../../../../core/diagnose';
import { formatPercent } from '../../../../core/units';
import { describeProblem } from '../../../../messages/describe-problem';
import { signedPercent } from '../../../../messages/fit-tabs';
import { leaveOut as words } from '../../../../messages/fit-tabs-worked';
import { type AnalysisHandle, selectFitRuns, useAnalysis, useAppState } from '../../../../state';
import { SelectField, TableBox } from '../../../../ui';
import { type NamedRows, useNamedRows, WorkStatus } from '../work';
import styles from './worked.module.css';

type Answer = NonNullable<AnalysisHandle<'backtest'>['result']>;
type Fold = Answer['folds'][number];

const REPLICATES = 100;
const MOST_AT_ONCE = 1000;

/** One budget, size or family left out after the other, each foretold from the rest. */
export function LeaveOutSection() {
  const runs = useAppState(selectFitRuns);
  const [chosen, setChosen] = useState<HeldOut | null>(null);
  const usual = useMemo(() => (runs ? chooseHeldOut(runs) : 'budget'), [runs]);
  const by = chosen === 'cluster' && !runs?.clusters ? usual : (chosen ?? usual);
  const work = useAnalysis(
    'backtest',
    { by, replicates: REPLICATES },
    { auto: runs !== null && runs.N.length <= MOST_AT_ONCE, slot: 'leave-one-out' },
  );
  const { result, stale } = work;
  const named = useNamedRows(result, stale);
  const kinds: HeldOut[] = ['budget', 'size', ...(runs?.clusters ? ['cluster' as const] : [])];
  return (
    <section className={styles.section} aria-label={words.heading}>
      <div className={styles.head}>
        <h2 className={styles.heading}>{words.heading}</h2>
        <SelectField
          label={words.by}
          value={by}
          options={kinds.map((value) => ({ value, label: words.options[value] }))}
          onChange={(value) => setChosen(value as HeldOut)}
        />
      </div>
      <WorkStatus what={words.what} work={work} />
      {result && named && (
        <div data-stale={stale || undefined} className={styles.answer}>
          <FoldsTable result={result} by={result.heldOut ?? by} named={named} />
        </div>
      )}
    </section>
  );
}

function FoldsTable(props: {
  readonly result: Answer;
  readonly by: HeldOut;
  readonly named: NamedRows;
}) {
  const { result, by, named } = props;
  const { columns } = words;
  const all = result.folds.flatMap(({ runs }) => runs);
  return (
    <TableBox label={words.table}>
      <thead>
        <tr>
          <th scope="col">{columns.level}</th>
          <th scope="col" data-number>
            {columns.runs}
          </th>
          <th scope="col" data-number>
            {columns.fitted}
          </th>
          <th scope="col" data-number>
            {columns.bias}
          </th>
          <th scope="col" data-number>
            {columns.error}
          </th>
          <th scope="col" data-number>
            {columns.coverage}
          </th>
          <th scope="col" className={styles.worst}>
            {columns.worst}
          </th>
        </tr>
      </thead>
      <tbody>
        {result.folds.map((fold) => (
          <tr key={fold.level}>
            <th scope="row">{words.level(by, fold.level)}</th>
            {fold.problem ? (
              <td colSpan={6}>{describeProblem(fold.problem)}</td>
            ) : (
              <Cells runs={fold.runs} trained={String(fold.trained)} named={named} />
            )}
          </tr>
        ))}
        <tr>
          <th scope="row">{words.all}</th>
          <Cells runs={all} trained={words.none} named={named} />
        </tr>
      </tbody>
    </TableBox>
  );
}

function Cells(props: {
  readonly runs: Fold['runs'];
  readonly trained: string;
  readonly named: NamedRows;
}) {
  const { runs, trained, named } = props;
  const count = Math.max(1, runs.length);
  const bias = runs.reduce((sum, { error }) => sum + error, 0) / count;
  const error = runs.reduce((sum, run) => sum + Math.abs(run.error), 0) / count;
  const inside = runs.filter(
    ({ predictionInterval: interval, observed }) =>
      interval !== null && interval.low <= observed && observed <= interval.high,
  ).length;
  const [first] = runs;
  const worst = runs.reduce(
    (most, run) => (most && Math.abs(most.error) >= Math.abs(run.error) ? most : run),
    first,
  );
  return (
    <>
      <td data-number>{runs.length}</td>
      <td data-number>{trained}</td>
      <td data-number>{signedPercent(bias)}</td>
      <td data-number>{formatPercent(error)}</td>
      <td data-number>{words.inside(inside, runs.length)}</td>
      <td className={styles.worst}>
        {worst ? words.worst(named.describe(worst.row), worst.error) : words.none}
      </td>
    </>
  );
}
