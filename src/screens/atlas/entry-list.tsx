import type { KeyboardEvent } from 'react';
import { atlasKinds, kindOf, listAtlas } from '../../core/atlas';
import { kindNames, atlas as words } from '../../messages/atlas';
import { selectAtlasFound, useAppState, useChange } from '../../state';
import { Button, SelectField } from '../../ui';
import styles from './atlas.module.css';
import { EntryLink } from './entry-link';
import { KindMark } from './kind-mark';

const kinds = [
  { value: '', label: words.allKinds },
  ...atlasKinds.map((kind) => ({ value: kind, label: kindNames[kind] })),
];

/** Search, filter, and every paper that passes them as a link of its own. */
export function EntryList({
  open,
  onOpen,
}: {
  readonly open: string;
  readonly onOpen: () => void;
}) {
  const found = useAppState(selectAtlasFound);
  const kind = useAppState((state) => state.explorer.kind);
  const query = useAppState((state) => state.explorer.q);
  const { change, endGesture } = useChange();

  function walk(event: KeyboardEvent<HTMLElement>): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const links = [...event.currentTarget.querySelectorAll('a')];
    links[links.indexOf(event.target as HTMLAnchorElement) + step]?.focus();
    event.preventDefault();
  }

  return (
    <section className={styles.index} aria-label={words.list}>
      <div className={styles.tools}>
        <input
          type="search"
          className={styles.search}
          aria-label={words.search}
          placeholder={words.placeholder}
          value={query}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => change({ q: event.currentTarget.value }, 'type:q')}
          onBlur={endGesture}
        />
        <SelectField
          label={words.kind}
          value={kindOf(kind) ?? ''}
          options={kinds}
          onChange={(value) => change({ kind: value })}
        />
        <p role="status" className={styles.quiet}>
          {words.found(found.length, listAtlas().length)}
        </p>
      </div>
      {found.length === 0 ? (
        <div className={styles.empty}>
          <p className={styles.quiet}>{words.none}</p>
          <Button onClick={() => change({ q: '', kind: '' })}>{words.clear}</Button>
        </div>
      ) : (
        <ul className={styles.list} onKeyDown={walk}>
          {found.map(({ id, title, kind: of, date }) => (
            <li key={id}>
              <EntryLink id={id} className={styles.entry} current={id === open} onOpen={onOpen}>
                <KindMark kind={of} />
                <span>
                  <span className={styles.entryTitle}>{title}</span>
                  <span className={styles.detail}>
                    {kindNames[of]}, {date === null ? words.noDate : date.slice(0, 4)}
                  </span>
                </span>
              </EntryLink>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
