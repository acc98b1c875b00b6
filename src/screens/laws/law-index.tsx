import type { MouseEvent } from 'react';
import { useMemo, useState } from 'react';
import { type Citation, CUSTOM, lawFamilies, laws, referenceTables } from '../../core/laws';
import { families, lawIndex as words } from '../../messages/laws';
import { ownLaw } from '../../messages/own-law';
import { openCard, useAppState, useServices } from '../../state';
import { SelectField } from '../../ui';
import { COMPARE, type Filter, findLaws, findTables } from './choose';
import styles from './law-index.module.css';

/** Every law by family, with search and filter; each entry is a link of its own. */
export function LawIndex({ open, onOpen }: { readonly open: string; readonly onOpen: () => void }) {
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  const formula = useAppState((state) => state.explorer.formula?.formula ?? null);
  const found = useMemo(() => findLaws(query.trim(), filter), [query, filter]);
  const tables = useMemo(() => findTables(query.trim(), filter), [query, filter]);
  return (
    <section className={styles.index} aria-label={words.title}>
      <div className={styles.tools}>
        <input
          type="search"
          className={styles.search}
          aria-label={words.search}
          placeholder={words.placeholder}
          value={query}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <SelectField
          label={words.status}
          value={filter}
          options={words.filters}
          onChange={(value) => setFilter(value as Filter)}
        />
        <p role="status" className={styles.count}>
          {words.found(found.length, laws.length, tables.length, referenceTables.length)}
        </p>
      </div>
      <nav aria-label={words.list} className={styles.list}>
        <Entry
          id={CUSTOM}
          title={ownLaw.title}
          detail={formula ?? ownLaw.indexHint}
          open={open}
          onOpen={onOpen}
        />
        <Entry
          id={COMPARE}
          title={words.compare}
          detail={words.compareHint}
          open={open}
          onOpen={onOpen}
        />
        {found.length + tables.length === 0 && <p className={styles.none}>{words.none}</p>}
        {lawFamilies.map((family) => (
          <Group
            key={family}
            title={families[family]}
            entries={found.filter((law) => law.family === family)}
            open={open}
            onOpen={onOpen}
          />
        ))}
        <Group title={words.tables} entries={tables} open={open} onOpen={onOpen} />
      </nav>
    </section>
  );
}

/** A law or a table: what the list needs of it. */
interface Listed {
  readonly id: string;
  readonly title: string;
  readonly citations: readonly Citation[];
}

function Group(props: {
  readonly title: string;
  readonly entries: readonly Listed[];
  readonly open: string;
  readonly onOpen: () => void;
}) {
  if (props.entries.length === 0) return null;
  return (
    <section className={styles.family} aria-label={props.title}>
      <h2 className={styles.heading}>{props.title}</h2>
      {props.entries.map((entry) => (
        <Entry
          key={entry.id}
          id={entry.id}
          title={entry.title}
          detail={citeShort(entry)}
          open={props.open}
          onOpen={props.onOpen}
        />
      ))}
    </section>
  );
}

function citeShort({ citations }: Listed): string {
  const [first, ...others] = citations;
  if (!first) return '';
  const [name = '', ...more] = first.authors.split(/,\s*|\s+and\s+/);
  const authors = more.length > 1 ? `${name} et al.` : first.authors;
  return `${authors} ${first.year}${others.length > 0 ? ` +${others.length}` : ''}`;
}

function Entry(props: {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly open: string;
  readonly onOpen: () => void;
}) {
  const { id, title, detail, open, onOpen } = props;
  const { store } = useServices();
  function follow(event: MouseEvent): void {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    openCard(store, id);
    onOpen();
  }
  return (
    <a
      className={styles.entry}
      href={`#/laws?v=1&card=${encodeURIComponent(id)}`}
      aria-current={id === open ? 'true' : undefined}
      onClick={follow}
    >
      <span className={styles.title}>{title}</span>
      <span className={styles.detail}>{detail}</span>
    </a>
  );
}
