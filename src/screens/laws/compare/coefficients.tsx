import { formatPlain } from '../../../core/units';
import { compare as words } from '../../../messages/laws';
import { type Compared, parameterIntervals } from '../../../state';
import { Formula, TableBox } from '../../../ui';
import { formatPrinted } from '../format';
import styles from './compare.module.css';
import { labelOf, labelsOf } from './labels';

interface Row {
  readonly id: string;
  readonly symbol: string;
  readonly names: readonly string[];
}

/** Values side by side; parameters of one id share a row, and say so where laws mean different things by it. */
export function Coefficients({ compared }: { readonly compared: readonly Compared[] }) {
  const labels = labelsOf(compared);
  const rows = rowsOf(compared);
  return (
    <section className={styles.section} aria-label={words.coefficients}>
      <h3 className={styles.heading}>{words.coefficients}</h3>
      {rows.length === 0 ? (
        <p className={styles.quiet}>{words.none}</p>
      ) : (
        <TableBox label={words.coefficients}>
          <thead>
            <tr>
              <th scope="col">{words.coefficient}</th>
              {compared.map((entry) => (
                <th key={entry.key} scope="col" data-number>
                  {labelOf(labels, entry)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, symbol, names }) => (
              <tr key={id}>
                <th scope="row">
                  <Formula tex={symbol} plain={id} />
                  <span className={styles.meaning}>{names.join(' / ')}</span>
                </th>
                {compared.map((entry) => (
                  <td key={entry.key} data-number>
                    <Value entry={entry} id={id} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </TableBox>
      )}
    </section>
  );
}

function rowsOf(compared: readonly Compared[]): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const { id, symbol, name } of compared.flatMap(({ law }) => law.parameters)) {
    const before = rows.get(id);
    const names = before?.names ?? [];
    rows.set(id, {
      id,
      symbol: before?.symbol ?? symbol,
      names: names.includes(name) ? names : [...names, name],
    });
  }
  return [...rows.values()];
}

function Value({ entry, id }: { readonly entry: Compared; readonly id: string }) {
  const at = entry.law.parameters.findIndex((parameter) => parameter.id === id);
  const value = entry.parameters?.[at];
  if (at < 0 || value === undefined) return null;
  if (entry.preset) {
    const error = entry.preset.standardErrors?.[id];
    return (
      <>
        {formatPrinted(value)}
        {error !== undefined && (
          <span className={styles.meaning}>{`\u00b1 ${formatPrinted(error)}`}</span>
        )}
      </>
    );
  }
  const interval = parameterIntervals(entry)[at];
  return (
    <>
      {formatPlain(value, 5)}
      {interval && (
        <span className={styles.meaning}>
          {words.interval(formatPlain(interval[0]), formatPlain(interval[1]))}
        </span>
      )}
    </>
  );
}
