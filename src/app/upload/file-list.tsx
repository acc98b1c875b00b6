import type { ImportView } from '../../core/data';
import { describeProblem } from '../../messages/describe-problem';
import { importDialog as words } from '../../messages/import-dialog';
import { nameFormat, upload } from '../../messages/upload';
import styles from './tables.module.css';
import dialog from './upload-dialog.module.css';

const LISTED = 200;

/** The files with their formats, rows and problems; one file is one sentence. */
export function FileList({ view: { files, columns } }: { readonly view: ImportView }) {
  const [only] = files;
  const read = files.filter(({ format }) => format !== null).length;
  if (files.length <= 1) {
    if (!only || only.format === null) return null;
    return (
      <p className={dialog.summary}>
        {words.one(only.name, only.format, only.rows, columns.length)} {upload.privacy}
      </p>
    );
  }
  return (
    <div className={styles.section}>
      <p className={dialog.summary}>
        {words.several(files.length, read)} {upload.privacy}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className={styles.scroll} data-low tabIndex={0} aria-label={words.filesTable}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{words.fileColumns.name}</th>
              <th scope="col">{words.fileColumns.format}</th>
              <th scope="col" data-kind="number">
                {words.fileColumns.rows}
              </th>
              <th scope="col">{words.fileColumns.problem}</th>
            </tr>
          </thead>
          <tbody>
            {files.slice(0, LISTED).map(({ name, format, rows, problem }) => (
              <tr key={name}>
                <th scope="row" title={name}>
                  {name}
                </th>
                <td>{format === null ? words.unread : nameFormat(format)}</td>
                <td data-kind="number">{rows.toLocaleString('en')}</td>
                <td className={styles.problem}>
                  {problem ? describeProblem(problem) : words.fine}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {files.length > LISTED && (
        <p className={styles.more}>{words.moreFiles(LISTED, files.length)}</p>
      )}
    </div>
  );
}
