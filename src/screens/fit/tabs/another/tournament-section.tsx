import { useState } from 'react';
import type { HeldOut } from '../../../../core/diagnose';
import { findPlanLaw, type Law } from '../../../../core/laws';
import { formatPercent, formatPlain } from '../../../../core/units';
import { describeTournament } from '../../../../messages/diagnose';
import { tournament as words } from '../../../../messages/fit-tabs-another';
import {
  type AnalysisHandle,
  selectFitRuns,
  selectLaw,
  useAnalysis,
  useAppState,
} from '../../../../state';
import { SelectField, TableBox } from '../../../../ui';
import { WorkStatus } from '../work';
import styles from './another.module.css';

type Answer = NonNullable<AnalysisHandle<'tournament'>['result']>;

const MOST_AT_ONCE = 1000;

/** Laws and forms on the same rows: the error on whole groups left out decides. */
export function TournamentSection() {
  const [by, setBy] = useState<HeldOut | 'auto'>('auto');
  const runs = useAppState(selectFitRuns);
  const law = useAppState(selectLaw);
  const work = useAnalysis('tournament', by === 'auto' ? {} : { by }, {
    auto: runs !== null && runs.N.length <= MOST_AT_ONCE,
  });
  const { result, stale } = work;
  const kinds = [
    'auto',
    'budget',
    'size',
    ...(runs?.clusters ? ['cluster' as const] : []),
  ] as const;
  return (
    <section className={styles.section} aria-label={words.heading}>
      <div className={styles.head}>
        <h2 className={styles.heading}>{words.heading}</h2>
        <SelectField
          label={words.by}
          value={by}
          options={kinds.map((value) => ({ value, label: words.options[value] }))}
          onChange={(value) => setBy(value as HeldOut | 'auto')}
        />
      </div>
      <WorkStatus what={words.what} work={work} />
      {result && (
        <div data-stale={stale || undefined} className={styles.answer}>
          <p className={styles.verdict}>{sentence(result, law)}</p>
          <Standings result={result} law={law} />
          <p className={styles.quiet}>
            {words.method} {result.aiccWithheld ? words.clustered : ''}
          </p>
        </div>
      )}
    </section>
  );
}

const lawOf = (id: string, inUse: Law | null): Law | undefined =>
  findPlanLaw(id) ?? (inUse?.id === id ? inUse : undefined);

function sentence(result: Answer, inUse: Law | null): string {
  const entries = result.entries.flatMap(({ law: id, ...entry }) => {
    const law = lawOf(id, inUse);
    return law ? [{ ...entry, law }] : [];
  });
  return describeTournament({ ...result, entries });
}

function Standings({ result, law: inUse }: { readonly result: Answer; readonly law: Law | null }) {
  const { columns } = words;
  const title = (id: string): string => lawOf(id, inUse)?.title ?? id;
  const least = Math.min(...result.entries.map(({ aicc }) => aicc ?? Number.POSITIVE_INFINITY));
  const shown = result.aiccWithheld === null;
  return (
    <TableBox label={words.table}>
      <thead>
        <tr>
          <th scope="col">{columns.law}</th>
          <th scope="col" data-number>
            {columns.error}
          </th>
          <th scope="col" data-number>
            {columns.parameters}
          </th>
          {shown && (
            <>
              <th scope="col" data-number>
                {columns.aicc}
              </th>
              <th scope="col" data-number>
                {columns.weight}
              </th>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {result.entries.map(({ law, floor, error, parameters, aicc, weight, sameAs }) => {
          const [head = '', zero] = sameAs?.split(',') ?? [];
          return (
            <tr key={`${law} ${floor}`}>
              <th scope="row">
                {floor === 'zero' ? words.zeroFloor(title(law)) : title(law)}
                {sameAs !== null && (
                  <span className={styles.small}>
                    {words.sameAs(zero === undefined ? title(head) : words.zeroFloor(title(head)))}
                  </span>
                )}
              </th>
              <td data-number>{Number.isFinite(error) ? formatPercent(error, 3) : words.failed}</td>
              <td data-number>{parameters}</td>
              {shown && (
                <>
                  <td data-number>{aicc === null ? '\u2013' : formatPlain(aicc - least, 3)}</td>
                  <td data-number>{weight === null ? '\u2013' : formatPlain(weight, 2)}</td>
                </>
              )}
            </tr>
          );
        })}
      </tbody>
    </TableBox>
  );
}
