import { type FormEvent, useState } from 'react';
import { catalogue } from '../../../core/catalogue';
import { describeProblem } from '../../../messages/describe-problem';
import { datasets as words } from '../../../messages/runs';
import {
  addOwn,
  findDataset,
  loadOffer,
  mergeDatasets,
  type OwnEntry,
  useAppState,
  useServices,
} from '../../../state';
import { Button, SelectField } from '../../../ui';
import { Dialog } from '../dialog';
import styles from '../dialog.module.css';

/** Puts the runs of another dataset behind those of this one. */
export function MergeDialog({
  entry,
  onClose,
}: {
  readonly entry: OwnEntry;
  readonly onClose: () => void;
}) {
  const services = useServices();
  const { store } = services;
  const own = useAppState((state) => state.own);
  const others = own.filter(({ id }) => id !== entry.id);
  const [chosen, setChosen] = useState(others[0]?.id ?? catalogue[0]?.id ?? '');
  const [error, setError] = useState('');

  async function merge(): Promise<void> {
    const offered = catalogue.find(({ id }) => id === chosen);
    const missing = offered
      ? await loadOffer(services, { ...offered, key: `runs:${chosen}`, kind: 'runs' })
      : null;
    const first = await findDataset(store, entry.id);
    const second = await findDataset(store, chosen);
    if (missing || !first.ok || !second.ok) {
      const problem = missing ?? (first.ok ? !second.ok && second.problem : first.problem);
      setError(problem ? describeProblem(problem) : '');
      return;
    }
    const title = words.mergeName(first.value.title, second.value.title);
    const merged = mergeDatasets(first.value, second.value, title);
    if (!merged.ok) setError(describeProblem(merged.problem));
    else {
      void addOwn(store, merged.value);
      onClose();
    }
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    void merge();
  }

  return (
    <Dialog title={words.mergeTitle(entry.title)} onClose={onClose}>
      <form onSubmit={submit} style={{ display: 'contents' }}>
        <SelectField
          label={words.mergeWith}
          value={chosen}
          options={[
            ...(others.length > 0
              ? [
                  {
                    group: words.own,
                    options: others.map(({ id, title }) => ({ value: id, label: title })),
                  },
                ]
              : []),
            {
              group: words.bundled,
              options: catalogue.map(({ id, title }) => ({ value: id, label: title })),
            },
          ]}
          onChange={(id) => {
            setChosen(id);
            setError('');
          }}
        />
        <p className={styles.explain}>{words.mergeExplain}</p>
        {error !== '' && (
          <p role="alert" className={styles.error}>
            {error}
          </p>
        )}
        <div className={styles.actions}>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" tone="strong">
            {words.mergeConfirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
