import type { MouseEvent } from 'react';
import { useMemo, useState } from 'react';
import { type Law, lawFamilies, laws } from '../../core/laws';
import { families, lawIndex as words } from '../../messages/laws';
import { openCard, useServices } from '../../state';
import { SelectField } from '../../ui';
import { COMPARE, type Filter, findLaws } from './choose';
import styles from './law-index.module.css';

/** Every law by family, with search and filter; each entry is a link of its own. */
export function LawIndex({ open, onOpen }: { readonly open: string; readonly onOpen: () => void }) {
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  const found = useMemo(() => findLaws(query, filter), [query, filter]);
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
          {words.found(found.length, laws.length)}
        </p>
      </div>
      <nav aria-label={words.list} className={styles.list}>
        <Entry
          id={COMPARE}
          title={words.compare}
          detail={words.compareHint}
          open={open}
          onOpen={onOpen}
        />
        {found.length === 0 && <p className={styles.none}>{words.none}</p>}
        {lawFamilies.map((family) => (
          <Family
            key={family}
            title={families[family]}
            laws={found.filter((law) => law.family === family)}
            open={open}
            onOpen={onOpen}
          />
        ))}
      </nav>
    </section>
  );
}

function Family(props: {
  readonly title: string;
  readonly laws: readonly Law[];
  readonly open: string;
  readonly onOpen: () => void;
}) {
  if (props.laws.length === 0) return null;
  return (
    <section className={styles.family} aria-label={props.title}>
      <h2 className={styles.heading}>{props.title}</h2>
      {props.laws.map((law) => (
        <Entry
          key={law.id}
          id={law.id}
          title={law.title}
          detail={citeShort(law)}
          open={props.open}
          onOpen={props.onOpen}
        />
      ))}
    </section>
  );
}

function citeShort({ citations }: Law): string {
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
