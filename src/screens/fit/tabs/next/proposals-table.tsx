import { tableToCsv } from '../../../../core/export';
import { nextRunColumns } from '../../../../core/next-runs';
import { formatCount, formatFlops, formatPlain } from '../../../../core/units';
import { nextRuns } from '../../../../messages/fit-screen-next';
import { Button, saveFile, TableBox } from '../../../../ui';
import styles from './next.module.css';
import type { Proposals } from './use-proposals';

const words = nextRuns.table;

/** The proposed runs, best first, with what each costs and leaves of the interval; and the same as a file. */
export function ProposalsTable(props: {
  readonly result: NonNullable<Proposals['next']['result']>;
  readonly unit: string;
  readonly dataset: string;
}) {
  const { result, unit, dataset } = props;
  const { runs } = result;
  if (runs.length === 0) return <p className={styles.quiet}>{nextRuns.none}</p>;
  const columns = [
    words.params,
    words.tokens,
    words.ratio,
    words.cost,
    words.after,
    words.alone,
  ] as const;
  return (
    <section aria-label={words.label}>
      <div className={styles.tableHead}>
        <h2 className={styles.heading}>{words.label}</h2>
        <Button
          onClick={() =>
            saveFile(words.file(dataset), tableToCsv(nextRunColumns(result, unit)), 'text/csv')
          }
        >
          {words.save}
        </Button>
      </div>
      <TableBox label={words.label}>
        <thead>
          <tr>
            <th scope="col">{words.rank}</th>
            {columns.map((label) => (
              <th key={label} scope="col" data-number>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {runs.map(({ N, D, flops, halfWidthAfter, halfWidthAlone }, i) => (
            <tr key={`${N} ${D}`}>
              <th scope="row">{i + 1}</th>
              <td data-number>{formatCount(N)}</td>
              <td data-number>{formatCount(D)}</td>
              <td data-number>{formatPlain(D / N)}</td>
              <td data-number>{formatFlops(flops)}</td>
              <td data-number>{nextRuns.half(halfWidthAfter)}</td>
              <td data-number>{nextRuns.half(halfWidthAlone)}</td>
            </tr>
          ))}
        </tbody>
      </TableBox>
    </section>
  );
}
