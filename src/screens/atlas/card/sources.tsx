import type { MouseEvent } from 'react';
import { type AtlasEntry, findLawSource } from '../../../core/atlas';
import { entryCard as words } from '../../../messages/atlas';
import { shell } from '../../../messages/shell';
import { goTo, openCard, useServices } from '../../../state';
import styles from './card.module.css';

/** Where the paper is, and where the product shows what it is about. */
export function Sources({ entry }: { readonly entry: AtlasEntry }) {
  const { store } = useServices();
  const { url, title, screen } = entry;
  const law = findLawSource(entry);
  const place = screen === 'atlas' ? null : screen;
  const follow = (act: () => void) => (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    act();
  };
  return (
    <ul className={styles.sources}>
      {law !== null && law.arxiv !== '' && (
        <li>
          <Outside href={`https://arxiv.org/abs/${encodeURIComponent(law.arxiv)}`}>
            {words.paper(law.arxiv)}
          </Outside>
        </li>
      )}
      {url !== null && (
        <li>
          <Outside href={url}>{words.page(new URL(url).hostname)}</Outside>
        </li>
      )}
      {(law === null || law.arxiv === '') && (
        <li>
          <Outside
            href={`https://arxiv.org/search/?searchtype=title&query=${encodeURIComponent(title)}`}
          >
            {words.find}
          </Outside>
        </li>
      )}
      {law !== null && (
        <li>
          <a
            className={styles.link}
            href={`#/laws?v=1&card=${encodeURIComponent(law.card)}`}
            onClick={follow(() => openCard(store, law.card))}
          >
            {law.isTable ? words.table(law.title) : words.law(law.title)}
          </a>{' '}
          <span className={styles.quiet}>{words.checks(law.checks)}</span>
        </li>
      )}
      {place !== null && (
        <li>
          <a
            className={styles.link}
            href={`#/${place}?v=1`}
            onClick={follow(() => goTo(store, place))}
          >
            {words.screen(shell.names[place])}
          </a>
        </li>
      )}
    </ul>
  );
}

function Outside({ href, children }: { readonly href: string; readonly children: string }) {
  return (
    <a className={styles.link} href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}
