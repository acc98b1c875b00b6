import { Download } from 'lucide-react';
import type { GalleryEntry } from '../../../core/catalogue';
import { describeProblem } from '../../../messages/describe-problem';
import { galleryWords as words } from '../../../messages/gallery';
import { Button } from '../../../ui';
import styles from './gallery.module.css';
import type { Load } from './use-load';

interface CardProps {
  readonly entry: GalleryEntry;
  /** How the click on this entry stands; null where there was none. */
  readonly load: Load | null;
  /** Any entry is being fetched. */
  readonly isBusy: boolean;
  onLoad(): void;
  onCancel(): void;
}

/** One public dataset: what it is, how large, of whom, and the button that fetches it. */
export function GalleryCard({ entry, load, isBusy, onLoad, onCancel }: CardProps) {
  const { title, about, rows, exactRows, bytes, files, licence, notes, where, law } = entry;
  const isFetching = load?.stage === 'fetching';
  return (
    <article className={styles.card} aria-label={title}>
      <div className={styles.head}>
        <div>
          <h3 className={styles.title}>{title}</h3>
          <p className={styles.about}>{about}</p>
        </div>
        <Button aria-label={words.loadName(title)} disabled={isBusy} onClick={onLoad}>
          <Download size={14} aria-hidden="true" />
          {words.load}
        </Button>
      </div>
      <p className={styles.facts}>
        <span>
          {files.length > 1 && !law ? words.logs(files.length) : words.rows(rows, exactRows)}
        </span>
        <span>{words.size(bytes, files.length)}</span>
        <span>{licence}</span>
      </p>
      {isFetching && (
        <div className={styles.progress}>
          <span role="status">{words.progress(load.progress.done, load.progress.total)}</span>
          <Button onClick={onCancel}>{words.cancel}</Button>
        </div>
      )}
      {load?.stage === 'loaded' && (
        <p role="status" className={styles.done}>
          {words.loaded(load.rows, load.rejected)}
        </p>
      )}
      {load?.stage === 'failed' && (
        <p role="alert" className={styles.failed}>
          {describeProblem(load.problem)}
        </p>
      )}
      <details className={styles.more}>
        <summary aria-label={words.moreOf(title)}>{words.more}</summary>
        <Columns entry={entry} />
        <ul className={styles.notes}>
          {where !== '' && <li>{words.begins(where)}</li>}
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
        <Origin entry={entry} />
      </details>
    </article>
  );
}

function Columns({ entry: { title, columns } }: Pick<CardProps, 'entry'>) {
  return (
    <div className={styles.scroll}>
      <table className={styles.columns} aria-label={words.columnsOf(title)}>
        <thead>
          <tr>
            {words.column.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {columns.map(({ name, unit, meaning }) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>{unit}</td>
              <td>{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Origin({ entry: { source, files, seen, pinned } }: Pick<CardProps, 'entry'>) {
  return (
    <dl className={styles.origin}>
      <dt>{words.source}</dt>
      <dd>{source}</dd>
      <dt>{words.address}</dt>
      {files.map(({ address }) => (
        <dd key={address}>
          <a href={address} target="_blank" rel="noreferrer noopener">
            {address}
          </a>
        </dd>
      ))}
      <dd>
        {words.seen[seen]} {!pinned && words.moving}
      </dd>
    </dl>
  );
}
