import { useId } from 'react';
import type { SizeConvention } from '../../../core/data';
import { describeProblem } from '../../../messages/describe-problem';
import { ledger as words } from '../../../messages/ledger';
import { selectLaw, useAppState } from '../../../state';
import { Badge, Button, TableBox } from '../../../ui';
import { Cell, type Column, columnsOf, type Entry } from './exponent-cells';
import styles from './ledger.module.css';
import { idOf, type Ledger } from './use-ledger';

/** Every convention with its fitted exponents side by side; the chosen one is marked, another is a click away. */
export function ConventionsTable({ ledger }: { readonly ledger: Ledger }) {
  const { conventions, accounting, own, work, change } = ledger;
  const law = useAppState(selectLaw);
  const group = useId();
  const columns = columnsOf(law?.parameters ?? []);
  // A convention that is the dataset's own N again is the one as given.
  const listed = conventions.filter(
    ({ size, column }) => size === 'given' || !column.ok || column.value.from.kind !== 'own',
  );
  const chosen = listed.some((each) => idOf(each) === idOf(accounting))
    ? idOf(accounting)
    : 'given';
  return (
    <section className={styles.section} aria-label={words.conventions}>
      <div className={styles.status}>
        {work.busy && (
          <p role="status">
            {words.fitting(work.progress?.done ?? 0, work.progress?.total ?? listed.length)}
          </p>
        )}
        {work.busy && <Button onClick={work.cancel}>{words.cancel}</Button>}
        {work.problem && <p role="alert">{describeProblem(work.problem)}</p>}
        {!work.busy && work.ready && (work.result === null || work.stale) && (
          <Button onClick={work.run}>{words.run}</Button>
        )}
      </div>
      <TableBox label={words.table}>
        <thead>
          <tr>
            <th scope="col">{words.columns.convention}</th>
            {columns.map(({ id, label }) => (
              <th key={id} scope="col" data-number>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {listed.map((convention) => (
            <Row
              key={idOf(convention)}
              group={group}
              convention={convention}
              columns={columns}
              entry={work.result?.find(({ id }) => id === idOf(convention)) ?? null}
              stale={work.stale}
              own={own}
              isChosen={idOf(convention) === chosen}
              onChoose={() => change({ size: convention.size, flops: convention.flops })}
            />
          ))}
        </tbody>
      </TableBox>
      <p className={styles.quiet}>{words.note}</p>
    </section>
  );
}

interface RowProps {
  readonly group: string;
  readonly convention: SizeConvention;
  readonly columns: readonly Column[];
  readonly entry: Entry | null;
  readonly stale: boolean;
  /** What the dataset's own N counts. */
  readonly own: Ledger['own'];
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function Row(props: RowProps) {
  const { group, convention, columns, entry, stale, own, isChosen, onChoose } = props;
  const { size, flops, column } = convention;
  const name = words.choose(size, flops);
  return (
    <tr
      className={styles.row}
      data-chosen={isChosen || undefined}
      data-missing={!column.ok || undefined}
    >
      <th scope="row">
        <label className={styles.choice}>
          <input
            type="radio"
            name={group}
            aria-label={name}
            checked={isChosen}
            disabled={!column.ok && !isChosen}
            onChange={onChoose}
          />
          <span>
            <span className={styles.name}>
              {name}
              {isChosen && column.ok && <Badge tone="good">{words.chosen}</Badge>}
            </span>
            <span className={styles.small}>
              {column.ok
                ? `${words.made(column.value.from, own)}; ${words.how(flops)}`
                : words.how(flops)}
            </span>
          </span>
        </label>
      </th>
      {column.ok ? (
        columns.map(({ id, label, format }) => (
          <td key={id} data-number data-stale={stale || undefined}>
            <Cell name={words.say(label, name)} number={entry?.numbers[id]} format={format} />
          </td>
        ))
      ) : (
        <td colSpan={columns.length}>
          <span className={styles.missing}>{words.missing(column.problem)}</span>
        </td>
      )}
    </tr>
  );
}
