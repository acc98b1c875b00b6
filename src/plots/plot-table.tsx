import type { PlotTable } from './export-registry';
import styles from './plot-table.module.css';

/** Rows shown at once; the CSV holds every one. */
const shownRows = 500;

export function PlotTableView({
  title,
  table,
}: {
  readonly title: string;
  readonly table: PlotTable;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without a tab stop a keyboard cannot scroll it
    <section className={styles.scroll} aria-label={`${title}: table`} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {table.columns.map(({ label, unit }) => (
              <th key={label} scope="col">
                {label}
                {unit !== '' && <span className={styles.unit}> {unit}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.slice(0, shownRows).map((row, index) => (
            // Rows of a computed table have no identity but their place.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <tr key={index}>
              {row.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                <td key={column}>{typeof cell === 'number' ? formatCell(cell) : cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function formatCell(value: number): string {
  if (!Number.isFinite(value)) return '\u2013';
  const size = Math.abs(value);
  return size >= 1e6 || (size < 1e-3 && value !== 0)
    ? value.toExponential(4).replace('e+', 'e')
    : String(Number(value.toPrecision(6)));
}
