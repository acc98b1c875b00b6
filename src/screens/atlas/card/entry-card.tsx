import type { AtlasEntry } from '../../../core/atlas';
import { atlas, kindNames, entryCard as words } from '../../../messages/atlas';
import { Badge } from '../../../ui';
import { KindMark } from '../kind-mark';
import styles from './card.module.css';
import { Models } from './models';
import { Ratios } from './ratios';
import { Sources } from './sources';
import { UnderLaw } from './under-law';

/** A paper: its claim, where it comes from, what it says in numbers, and what that means under the law in use. */
export function EntryCard({ entry }: { readonly entry: AtlasEntry }) {
  const { title, kind, date, claim, note } = entry;
  return (
    <article className={styles.card} aria-label={title}>
      <header>
        <h2 className={styles.title}>{title}</h2>
        <p className={styles.meta}>
          <KindMark kind={kind} /> {kindNames[kind]}, {date ?? atlas.noDate}
        </p>
      </header>
      <p className={styles.claim}>{claim}</p>
      {note !== null && <p className={styles.quiet}>{note}</p>}
      <p className={styles.status}>
        <Badge tone="plain">{words.stated}</Badge>
        <span className={styles.quiet}>{words.statedHint}</span>
      </p>
      <Sources entry={entry} />
      <Models entry={entry} />
      <Ratios entry={entry} />
      <UnderLaw />
    </article>
  );
}
