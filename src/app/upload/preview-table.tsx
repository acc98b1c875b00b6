import type { ImportView, Role } from '../../core/data';
import { importDialog as words } from '../../messages/import-dialog';
import { roleNames, upload } from '../../messages/upload';
import styles from './tables.module.css';

/** The first rows as written; columns that play a role say which. */
export function PreviewTable({ view }: { readonly view: ImportView }) {
  const { preview, columns, mapping, rowCount } = view;
  const roleOf = new Map(
    Object.entries(mapping.roles).map(([role, choice]) => [choice.column, role as Role]),
  );
  const caption = upload.preview(preview.length, rowCount);
  return (
    <div className={styles.section}>
      <h3 className={styles.title}>{caption}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className={styles.scroll} tabIndex={0} aria-label={upload.previewTable}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{words.row}</th>
              {columns.map(({ name, kind }) => {
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
              // biome-ignore lint/suspicious/noArrayIndexKey: the first rows of a file, which never reorder.
              <tr key={row}>
                <th scope="row">{row + 1}</th>
                {columns.map(({ name, kind }, i) => (
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
