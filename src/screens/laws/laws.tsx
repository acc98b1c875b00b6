import { memo, type ReactNode, useDeferredValue, useEffect, useRef, useState } from 'react';
import { CUSTOM, findLaw, type Law, laws, referenceTables } from '../../core/laws';
import { card as cardWords, lawIndex as words } from '../../messages/laws';
import { ownLaw } from '../../messages/own-law';
import { useAppState } from '../../state';
import { LawCard } from './card/law-card';
import { TableCard } from './card/table-card';
import { COMPARE } from './choose';
import { Compare } from './compare/compare';
import { LawIndex } from './law-index';
import styles from './laws.module.css';
import { OwnLaw } from './own/own-law';

/** The reader's screen: a card per law, and laws beside each other. */
export function Laws({ head }: { readonly head: ReactNode }) {
  const open = useAppState(selectOpen);
  // A card is a long page: it is rendered in slices while the list already shows where one is going.
  const ready = useDeferredValue(open, '');
  const [listed, setListed] = useState(false);
  const main = useRef<HTMLDivElement>(null);
  const side = useRef<HTMLDivElement>(null);
  const shown = useRef(open);
  useEffect(() => {
    side.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
    if (shown.current === open) return;
    shown.current = open;
    main.current?.scrollTo(0, 0);
    if (window.scrollY > 0) window.scrollTo(0, 0);
  }, [open]);
  const law = wholeOf(open);
  return (
    <div className={styles.screen} data-screen="laws">
      <button
        type="button"
        className={styles.toggle}
        aria-expanded={listed}
        onClick={() => setListed(!listed)}
      >
        {words.choose(
          open === COMPARE
            ? words.compare
            : open === CUSTOM
              ? ownLaw.title
              : (law?.title ?? findTable(open)?.title ?? open),
        )}
      </button>
      <div ref={side} className={styles.side} data-open={listed || undefined}>
        {head}
        <LawIndex open={law?.id ?? open} onOpen={() => setListed(false)} />
      </div>
      <div ref={main} className={styles.main}>
        <Opened id={ready} />
      </div>
    </div>
  );
}

const Opened = memo(function Opened({ id }: { readonly id: string }) {
  if (id === '') return null;
  if (id === COMPARE) return <Compare />;
  if (id === CUSTOM) return <OwnLaw />;
  const law = wholeOf(id);
  if (law) return <LawCard key={law.id} law={law} />;
  const table = findTable(id);
  if (table) return <TableCard key={table.id} table={table} />;
  return (
    <p className={styles.missing} role="alert">
      {cardWords.missing(id)}
    </p>
  );
});

/** The card of the address; without one the comparison it carries, else the law in use. */
const selectOpen = ({ explorer }: Parameters<Parameters<typeof useAppState>[0]>[0]): string =>
  explorer.card !== ''
    ? explorer.card
    : explorer.vs.length > 0
      ? COMPARE
      : explorer.law === CUSTOM || findLaw(explorer.law)
        ? explorer.law
        : (laws[0]?.id ?? '');

const findTable = (id: string) => referenceTables.find((table) => table.id === id);

/** The law of an id; a part is shown on the card of its whole. */
function wholeOf(id: string): Law | undefined {
  return (
    laws.find((law) => law.id === id || law.parts?.some((part) => part.id === id)) ?? findLaw(id)
  );
}
