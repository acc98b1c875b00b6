import { writeSession } from '../core/permalink';
import type { Problem } from '../core/result';
import { noticeActions as words } from '../messages/storage';
import { restoreOwn, type Services, useServices } from '../state';
import { Button, saveFile } from '../ui';
import styles from './notices.module.css';
import { takeUpdate } from './offline';

interface Action {
  readonly label: string;
  act(services: Services, problem: Problem): void;
}

const saveSession: Action = {
  label: words.saveSession,
  act({ store }) {
    const { explorer, datasets } = store.getState();
    // Every dataset this tab has of its own: what is not kept here must not be lost with it.
    const own = Object.values(datasets).filter(({ origin }) => origin.kind !== 'bundled');
    saveFile('scalescope-session.json', writeSession(explorer, own), 'application/json');
  },
};
const bringBack = (label: string): Action => ({
  label,
  act: ({ store }, { data }) => void restoreOwn(store, String(data.id)),
});

/** The way out of what a notice says, where the page itself can go it. */
const actions: Readonly<Record<string, Action>> = {
  'storage-denied': saveSession,
  'storage-full': saveSession,
  'storage-blocked': saveSession,
  'storage-failed': saveSession,
  'session-not-kept': saveSession,
  'own-deleted': bringBack(words.undo),
  'own-deleted-elsewhere': bringBack(words.keep),
  'storage-newer': { label: words.reload, act: () => window.location.reload() },
  'update-ready': { label: words.reload, act: () => void takeUpdate() },
};

/** The button of a notice. */
export function NoticeAction({ problem }: { readonly problem: Problem }) {
  const services = useServices();
  const action = actions[problem.code];
  if (!action) return null;
  return (
    <Button className={styles.action} onClick={() => action.act(services, problem)}>
      {action.label}
    </Button>
  );
}
