import { type RejectedRow, rowsToCsv } from '../../core/data';
import { describeReason, upload as words } from '../../messages/upload';
import { Button } from '../../ui';
import { saveFile } from '../browser';
import styles from './tables.module.css';

const LISTED = 200;

export interface RejectedRowsProps {
  readonly rejected: readonly RejectedRow[];
  readonly count: number;
  readonly file: string;
}

/** The rows that are left out: line, column, value as written, reason; all of them as a file. */
export function RejectedRows({ rejected, count, file }: RejectedRowsProps) {
  const listed = rejected.slice(0, LISTED);
  const save = (): void => {
    const rows = rejected.map(({ line, column, value, reason }) => [
      line,
      column,
      value,
      describeReason(reason),
    ]);
    saveFile(words.rejectedFile(file), rowsToCsv([words.rejectedColumns, ...rows]), 'text/csv');
  };
  return (
    <div className={styles.section}>
      <div className={styles.heading}>
        <h3 className={styles.title}>{words.rejectedTitle}</h3>
        <Button onClick={save}>{words.downloadRejected}</Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className={styles.scroll} tabIndex={0} aria-label={words.rejectedTable}>
        <table className={styles.table}>
          <thead>
            <tr>
              {words.rejectedColumns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {listed.map(({ line, column, value, reason }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line can be rejected once as a row and once as a cell; the list never reorders.
              <tr key={i}>
                <th scope="row">{words.rejectedLine(line)}</th>
                <td>{column || words.wholeRow}</td>
                <td className={styles.value}>{value === '' ? words.empty : value}</td>
                <td>{describeReason(reason)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {count > listed.length && (
        <p className={styles.more}>{words.rejectedMore(listed.length, count)}</p>
      )}
    </div>
  );
}
