import { useState } from 'react';
import {
  type Dataset,
  fillSize,
  listTexts,
  type ParameterCounts,
  textAt,
} from '../../../core/data';
import { editedTitle } from '../../../messages/edited-title';
import { ledger as words } from '../../../messages/ledger';
import { addOwn, useServices } from '../../../state';
import { Button, SelectField } from '../../../ui';
import styles from './ledger.module.css';

const COUNTS = ['nonEmbedding', 'total', 'active'] as const;
/** A longer list is no help; bulk edits are the table's. */
const MOST_LISTED = 2000;

/** Gives a run of the dataset the N of the config above, in a copy of the dataset. */
export function FillRun({
  dataset,
  counts,
}: {
  readonly dataset: Dataset;
  readonly counts: ParameterCounts;
}) {
  const { store } = useServices();
  const [row, setRow] = useState(0);
  const [count, setCount] = useState<(typeof COUNTS)[number]>('nonEmbedding');
  const [said, setSaid] = useState('');
  const listed = Array.from({ length: Math.min(dataset.N.length, MOST_LISTED) }, (_, i) => i);
  const at = row < dataset.N.length ? row : 0;
  const fill = (): void => {
    const { explorer, own } = store.getState();
    const { excluded, where, acct } = explorer;
    const titles = own.map(({ title }) => title);
    const filled = fillSize(dataset, at, counts[count], editedTitle(dataset.title, titles));
    // The rows are the same ones: what is left out stays so.
    void addOwn(store, filled, undefined, { excluded, where, acct });
    setSaid(words.filled(textAt(dataset.names, at), counts[count]));
  };
  return (
    <section className={styles.section} aria-label={words.fill}>
      <div className={styles.fill}>
        <SelectField
          label={words.fillRun}
          value={String(at)}
          options={listTexts(dataset.names, listed).map((name, i) => ({
            value: String(i),
            label: name,
          }))}
          onChange={(value) => setRow(Number(value))}
        />
        <SelectField
          label={words.fillCount}
          value={count}
          options={COUNTS.map((each) => ({ value: each, label: words.counted[each] }))}
          onChange={(value) => setCount(value as (typeof COUNTS)[number])}
        />
        <Button onClick={fill}>{words.fillButton}</Button>
      </div>
      {said !== '' && (
        <p role="status" className={styles.quiet}>
          {said}
        </p>
      )}
    </section>
  );
}
