import type { Mapping, ReadTable, Role } from '../../core/data';
import { roleNames, upload as words } from '../../messages/upload';
import styles from './tables.module.css';

export interface PreviewTableProps {
  readonly read: ReadTable;
  readonly mapping: Mapping;
}

/** The first rows as written; columns that play a role say which. */
export function PreviewTable({ read, mapping }: PreviewTableProps) {
  const { table, preview } = read;
  const roleOf = new Map(
    Object.entries(mapping.roles).map(([role, choice]) => [choice.column, role as Role]),
  );
  const caption = words.preview(preview.length, table.rowCount);
  return (
    <div className={styles.section}>
      <h3 className={styles.title}>{caption}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className={styles.scroll} tabIndex={0} aria-label={words.previewTable}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{words.line}</th>
              {table.columns.map(({ name, kind }) => {
                const role = roleOf.get(name);
                return (
                  <th key={name} scope="col" data-kind={kind}>
                    {name}
                    {role && <span className={styles.badge}>{roleNames[role]}</span>}
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {preview.map((cells, row) => (
              <tr key={table.lines[row]}>
                <th scope="row">{table.lines[row]}</th>
                {table.columns.map(({ name, kind }, i) => (
                  <td key={name} data-kind={kind}>
                    {cells[i]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
