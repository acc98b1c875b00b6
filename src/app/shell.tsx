import { Link2, Redo2, Share2, Undo2 } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { isTradeScreen } from '../core/permalink';
import { shell as words } from '../messages/shell';
import { stepBack, stepForward, useAppState, useServices } from '../state';
import { Button } from '../ui';
import { DataHead } from './data-head';
import { Notices } from './notices';
import { ScreenNav } from './screen-nav';
import { screenGroups } from './screens';
import { copyPermalink } from './share-link';
import styles from './shell.module.css';
import { SimulateDialog } from './simulate';
import { TradeUpload } from './trade-upload';
import { UploadHost } from './upload-host';

// Menus and dialogs come after the first picture; until then their buttons wait in place.
const ShareHost = lazy(() => import('./share-host'));
const ExportMenu = lazy(() => import('./export-menu'));
const MoreMenu = lazy(() => import('./more-menu'));

/** The bar, the notices, and the screen of the state. */
export function Shell() {
  const canUndo = useAppState((state) => state.history.past.length > 0);
  const canRedo = useAppState((state) => state.history.future.length > 0);
  const settled = useAppState(
    (state) => state.fitting.shown !== null || state.fitting.problem !== null,
  );
  const [sharing, setSharing] = useState(false);
  const [copied, setCopied] = useState('');
  const { store } = useServices();

  async function copy(): Promise<void> {
    const outcome = await copyPermalink(store);
    if (outcome === 'copied') setCopied(words.copied);
    else setSharing(true);
    setTimeout(() => setCopied(''), 2500);
  }

  return (
    <div className={styles.app}>
      <header className={styles.bar}>
        <a className={styles.name} href="#/explore?v=1" aria-label={words.home}>
          <Mark />
          <span className={styles.wide}>Scalescope</span>
        </a>
        <ScreenNav />
        <div className={styles.actions}>
          <Button
            tone="quiet"
            className={styles.icon}
            aria-label={words.undo}
            title={words.undoKey}
            disabled={!canUndo}
            onClick={() => stepBack(store)}
          >
            <Undo2 size={16} aria-hidden="true" />
          </Button>
          <Button
            tone="quiet"
            className={styles.icon}
            aria-label={words.redo}
            title={words.redoKey}
            disabled={!canRedo}
            onClick={() => stepForward(store)}
          >
            <Redo2 size={16} aria-hidden="true" />
          </Button>
          <span role="status" className={styles.copied}>
            {copied}
          </span>
          <Button
            tone="quiet"
            className={styles.icon}
            aria-label={words.copyLink}
            // The dialog has a button of this name; two at once would be one too many.
            style={{ visibility: sharing ? 'hidden' : 'visible' }}
            title={words.copyLink}
            onClick={() => void copy()}
          >
            <Link2 size={16} aria-hidden="true" />
          </Button>
          <Suspense fallback={<Button disabled>{words.export}</Button>}>
            {settled ? <ExportMenu /> : <Button disabled>{words.export}</Button>}
          </Suspense>
          <Button tone="strong" onClick={() => setSharing(true)}>
            <Share2 size={14} aria-hidden="true" />
            <span className={styles.wide}>{words.share}</span>
          </Button>
          <Suspense
            fallback={
              <Button tone="quiet" disabled className={styles.icon} aria-label={words.more} />
            }
          >
            {settled && <MoreMenu />}
          </Suspense>
        </div>
      </header>
      <Notices />
      <main className={styles.main}>
        <h1 className={styles.hidden}>{words.title}</h1>
        <Suspense fallback={<p className={styles.loading}>{words.loading}</p>}>
          <CurrentScreen />
        </Suspense>
      </main>
      <Suspense>{sharing && <ShareHost onClose={() => setSharing(false)} />}</Suspense>
      <UploadHost />
      <SimulateDialog />
    </div>
  );
}

const allScreens = screenGroups.flatMap(({ screens }) => screens);

/** The screen of the state. Everything a person changed on it is in the state, so it may come and go. */
function CurrentScreen() {
  const id = useAppState((state) => state.explorer.screen);
  const entry = allScreens.find((screen) => screen.id === id) ?? allScreens[0];
  const shown = useRef(id);
  useEffect(() => {
    document.title = words.pageTitle(words.names[id]);
    if (shown.current !== id) window.scrollTo(0, 0);
    shown.current = id;
  }, [id]);
  return entry ? <entry.Screen head={isTradeScreen(id) ? <TradeUpload /> : <DataHead />} /> : null;
}

/** A frontier through a few runs. */
function Mark() {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" className={styles.mark}>
      <path d="M2 16 18 5" stroke="var(--blue)" strokeWidth="2.5" strokeLinecap="round" />
      <circle cx="6" cy="7" r="2" fill="var(--ink)" />
      <circle cx="11" cy="15" r="2" fill="var(--ink)" />
      <circle
        cx="12.5"
        cy="8.8"
        r="2.8"
        fill="var(--paper)"
        stroke="var(--accent)"
        strokeWidth="2"
      />
    </svg>
  );
}
