import { type FormEvent, useState } from 'react';
import { toCsv } from '../../../core/data';
import { datasets as words } from '../../../messages/runs';
import { mapAgain, writeBytes } from '../../../messages/storage';
import {
  askMapAgain,
  chooseDataset,
  duplicateOwn,
  findDataset,
  notify,
  type OwnEntry,
  removeOwn,
  renameOwn,
  useAppState,
  useServices,
} from '../../../state';
import { Badge, Button, saveFile } from '../../../ui';
import styles from './datasets.module.css';
import { MergeDialog } from './merge-dialog';

/** A dataset of this device. */
export function OwnRow({ entry }: { readonly entry: OwnEntry }) {
  const { id, title, runs, savedAt, bytes, hasFiles, kept } = entry;
  const { store } = useServices();
  const inUse = useAppState((state) => state.explorer.data === id);
  const [renaming, setRenaming] = useState(false);
  const [merging, setMerging] = useState(false);
  const about = [
    words.runs(runs),
    ...(bytes > 0 ? [writeBytes(bytes)] : []),
    ...(savedAt > 0 ? [words.saved(savedAt)] : []),
    ...(hasFiles ? [words.withFile] : []),
    ...(kept ? [] : [words.notKept]),
  ];

  async function exportCsv(): Promise<void> {
    const dataset = await findDataset(store, id);
    if (!dataset.ok) notify(store, dataset.problem);
    else saveFile(`${title.replace(/[^\w.-]+/g, '-')}.csv`, toCsv(dataset.value), 'text/csv');
  }

  const button = (word: string, act: () => void) => (
    <Button tone="quiet" aria-label={words.action(word, title)} onClick={act}>
      {word}
    </Button>
  );
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        {renaming ? (
          <RenameForm entry={entry} onDone={() => setRenaming(false)} />
        ) : (
          <strong className={styles.name}>{title}</strong>
        )}
        <p className={styles.quiet}>{about.join(' \u00b7 ')}</p>
      </div>
      <div className={styles.actions}>
        {inUse ? (
          <Badge tone="plain">{words.inUse}</Badge>
        ) : (
          <Button
            aria-label={words.action(words.open, title)}
            onClick={() => chooseDataset(store, id)}
          >
            {words.open}
          </Button>
        )}
        {!renaming && button(words.rename, () => setRenaming(true))}
        {button(words.duplicate, () => void duplicateOwn(store, id, words.copyOf(title)))}
        {hasFiles && button(mapAgain, () => askMapAgain(store, id))}
        {button(words.merge, () => setMerging(true))}
        {button(words.export, () => void exportCsv())}
        {button(words.remove, () => void removeOwn(store, id))}
      </div>
      {merging && <MergeDialog entry={entry} onClose={() => setMerging(false)} />}
    </li>
  );
}

function RenameForm({ entry, onDone }: { readonly entry: OwnEntry; readonly onDone: () => void }) {
  const { store } = useServices();
  const [title, setTitle] = useState(entry.title);

  function submit(event: FormEvent): void {
    event.preventDefault();
    void renameOwn(store, entry.id, title);
    onDone();
  }

  return (
    <form className={styles.rename} onSubmit={submit}>
      <input
        // biome-ignore lint/a11y/noAutofocus: the button that was pressed has given its place to it
        autoFocus
        className={styles.input}
        aria-label={words.titleOf(entry.title)}
        value={title}
        maxLength={200}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setTitle(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone();
        }}
      />
      <Button type="submit">{words.save}</Button>
      <Button tone="quiet" onClick={onDone}>
        {words.cancel}
      </Button>
    </form>
  );
}
