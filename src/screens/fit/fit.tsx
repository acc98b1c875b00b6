import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { describeProblem } from '../../messages/describe-problem';
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
import { WrongTab } from './tabs/wrong';
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
  const problem = useAppState((state) => state.fitting.problem);
  return (
    <div className={styles.screen} data-screen="fit">
      <div className={styles.verdict}>
        {problem && (
          <p role="alert" className={styles.alert}>
            {describeProblem(problem)}
          </p>
        )}
        {hasFit && <VerdictLine />}
      </div>
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
        {hasFit ? <Tabs /> : !problem && <p className={styles.empty}>{words.fitting}</p>}
        {!hasFit && problem && <p className={styles.empty}>{words.noFit}</p>}
      </div>
    </div>
  );
}

/** Tabs whose open one is in the address; arrows, Home and End move as in any tab list. */
function Tabs() {
  const { store } = useServices();
  const card = useAppState((state) => state.explorer.card);
  const base = useId();
  const shown = tabs.find(({ id }) => id === card) ?? tabs[0];

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
        <shown.Tab key={shown.id} />
      </div>
    </>
  );
}
