import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { fitScreen as words } from '../../messages/fit-screen';
import { openTab, useAppState, useServices } from '../../state';
import { Button } from '../../ui';
import styles from './fit.module.css';
import { FitControls } from './settings/fit-controls';
import { TargetControls } from './settings/target-controls';
import { AnotherTab } from './tabs/another';
import { NextTab } from './tabs/next';
import { TrustTab } from './tabs/trust';
import { WorkedTab } from './tabs/worked';
import { DesignOnly, WrongTab } from './tabs/wrong';
import { VerdictLine } from './verdict';

/** The tabs in their order, one question each. */
const tabs = [
  { id: 'trust', Tab: TrustTab },
  { id: 'wrong', Tab: WrongTab },
  { id: 'another', Tab: AnotherTab },
  { id: 'worked', Tab: WorkedTab },
  { id: 'next', Tab: NextTab },
] as const;

/** The fitter's screen: the verdict on the fit, and five questions about it. */
export function FitScreen({ head }: { readonly head: ReactNode }) {
  const [open, setOpen] = useState(false);
  const hasFit = useAppState((state) => state.fitting.shown !== null);
  const refused = useAppState((state) => state.fitting.problem !== null);
  return (
    <div className={styles.screen} data-screen="fit">
      <div className={styles.verdict}>{hasFit && <VerdictLine />}</div>
      <div className={styles.controls}>
        <Button className={styles.toggle} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? words.hideControls : words.controls}
        </Button>
        <div className={styles.controlsBody} data-open={open || undefined}>
          {head}
          <FitControls />
          <TargetControls />
        </div>
      </div>
      <div className={styles.main}>
        {hasFit || refused ? (
          <Tabs hasFit={hasFit} />
        ) : (
          <p className={styles.empty}>{words.fitting}</p>
        )}
      </div>
    </div>
  );
}

/**
 * Tabs whose open one is in the address; arrows, Home and End move as in any tab list. Without a fit only what is
 * wrong with the runs has an answer: it opens first, and the others say so.
 */
function Tabs({ hasFit }: { readonly hasFit: boolean }) {
  const { store } = useServices();
  const card = useAppState((state) => state.explorer.card);
  const base = useId();
  const shown = tabs.find(({ id }) => id === card) ?? (hasFit ? tabs[0] : tabs[1]);

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const at = tabs.findIndex(({ id }) => id === shown.id);
    const last = tabs.length - 1;
    const next = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    }[event.key];
    const tab = next === undefined ? undefined : tabs[next];
    if (!tab) return;
    event.preventDefault();
    openTab(store, tab.id);
    document.getElementById(`${base}-${tab.id}`)?.focus();
  }

  return (
    <>
      <div role="tablist" aria-label={words.tabs} className={styles.tabs} onKeyDown={onKeyDown}>
        {tabs.map(({ id }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`${base}-${id}`}
            className={styles.tab}
            aria-selected={id === shown.id}
            aria-controls={id === shown.id ? `${base}-panel` : undefined}
            tabIndex={id === shown.id ? 0 : -1}
            onClick={() => openTab(store, id)}
          >
            {words.names[id]}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={`${base}-panel`}
        aria-labelledby={`${base}-${shown.id}`}
        className={styles.panel}
      >
        {hasFit ? <shown.Tab key={shown.id} /> : <NoFit tab={shown.id} />}
      </div>
    </>
  );
}

function NoFit({ tab }: { readonly tab: (typeof tabs)[number]['id'] }) {
  const { store } = useServices();
  if (tab === 'wrong') return <DesignOnly />;
  return (
    <p className={styles.empty}>
      {words.noFit} <Button onClick={() => openTab(store, 'wrong')}>{words.seeDesign}</Button>
    </p>
  );
}
