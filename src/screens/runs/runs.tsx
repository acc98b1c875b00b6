import {
  type ComponentType,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useState,
} from 'react';
import { runsScreen as words } from '../../messages/runs';
import { openTab, recallTable, useAppState, useServices } from '../../state';
import { Button } from '../../ui';
import { CurvesTab } from './curves/curves-tab';
import { DatasetsTab } from './datasets/datasets-tab';
import { Facts } from './facts';
import { Gallery } from './gallery/gallery';
import { Ledger } from './ledger/ledger';
import styles from './runs.module.css';
import { TableTab } from './table/table-tab';

function LedgerTab() {
  return (
    <div className={styles.padded}>
      <Ledger />
    </div>
  );
}

function GalleryTab() {
  return (
    <div className={styles.padded}>
      <Gallery />
    </div>
  );
}

/** The tabs in their order. */
const tabs: readonly { readonly id: keyof typeof words.names; readonly Tab: ComponentType }[] = [
  { id: 'table', Tab: TableTab },
  { id: 'curves', Tab: CurvesTab },
  { id: 'ledger', Tab: LedgerTab },
  { id: 'datasets', Tab: DatasetsTab },
  { id: 'gallery', Tab: GalleryTab },
];

/** The runs themselves: their table, their curves, how they are counted, and the datasets there are. */
export function Runs({ head }: { readonly head: ReactNode }) {
  const [open, setOpen] = useState(false);
  const { store } = useServices();
  useEffect(() => {
    void recallTable(store);
  }, [store]);
  return (
    <div className={styles.screen} data-screen="runs">
      <div className={styles.controls}>
        <Button className={styles.toggle} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? words.hideControls : words.controls}
        </Button>
        <div className={styles.controlsBody} data-open={open || undefined}>
          {head}
          <Facts />
        </div>
      </div>
      <div className={styles.main}>
        <Tabs />
      </div>
    </div>
  );
}

/** The open tab is in the address; arrows, Home and End move as in any tab list. */
function Tabs() {
  const { store } = useServices();
  const card = useAppState((state) => state.explorer.card);
  const base = useId();
  const shown = tabs.find(({ id }) => id === card) ?? tabs[0];

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const at = tabs.findIndex(({ id }) => id === shown?.id);
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
    openTab(store, tab.id, 'runs');
    document.getElementById(`${base}-${tab.id}`)?.focus();
  }

  if (!shown) return null;
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
            onClick={() => openTab(store, id, 'runs')}
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
