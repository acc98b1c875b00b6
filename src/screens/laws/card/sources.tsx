import { bibtex } from '../../../core/export';
import type { Citation } from '../../../core/laws';
import { card as words } from '../../../messages/laws';
import { CopyButton } from '../../../ui';
import styles from './card.module.css';

/** The papers, each with its page. */
export function Sources({ citations }: { readonly citations: readonly Citation[] }) {
  return (
    <ul className={styles.sources}>
      {citations.map(({ key, authors, title, year, arxiv }) => (
        <li key={key}>
          {words.cite(authors, year)}, <cite>{title}</cite>
          {arxiv !== '' && (
            <>
              {' '}
              <a
                className={styles.link}
                href={`https://arxiv.org/abs/${encodeURIComponent(arxiv)}`}
                target="_blank"
                rel="noreferrer"
              >
                {words.arxiv(arxiv)}
              </a>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

export function CopyBibtex({
  source,
}: {
  readonly source: { readonly citations: readonly Citation[] };
}) {
  return (
    <CopyButton
      className={styles.small}
      label={words.bibtex}
      done={words.copied}
      refused={words.refused}
      text={() => bibtex([source], null, __APP_VERSION__)}
    />
  );
}
