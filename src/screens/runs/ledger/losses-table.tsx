import { respondWith } from '../../../core/data';
import { editedTitle } from '../../../messages/edited-title';
import { ledger as words } from '../../../messages/ledger';
import { addOwn, selectLaw, useAppState, useServices } from '../../../state';
import { Badge, Button, TableBox } from '../../../ui';
import { Cell, columnsOf, type Entry } from './exponent-cells';
import styles from './ledger.module.css';
import { type Ledger, lossId } from './use-ledger';

/** The losses of a dataset that has several, each with its fitted exponents side by side; another is a click away. */
export function LossesTable({ ledger }: { readonly ledger: Ledger }) {
  const { dataset, losses, work } = ledger;
  const { store } = useServices();
  const law = useAppState(selectLaw);
  if (losses.length === 0) return null;
  const columns = columnsOf(law?.parameters ?? []);
  const entryOf = (id: string): Entry | undefined => work.result?.find((each) => each.id === id);

  const choose = (name: string): void => {
    const { explorer, own } = store.getState();
    const { excluded, reasons, where, acct, C, N, D, lock } = explorer;
    const title = editedTitle(
      dataset.title,
      own.map((entry) => entry.title),
    );
    const other = respondWith(dataset, name, title);
    // The rows are the same ones: what is left out stays so.
    if (other)
      void addOwn(store, other, undefined, { excluded, reasons, where, acct, C, N, D, lock });
  };

  return (
    <section className={styles.section} aria-label={words.losses}>
      <h3 className={styles.subheading}>{words.losses}</h3>
      <TableBox label={words.lossesTable}>
        <thead>
          <tr>
            <th scope="col">{words.lossesColumn}</th>
            {columns.map(({ id, label }) => (
              <th key={id} scope="col" data-number>
                {label}
              </th>
            ))}
            <th scope="col">{words.lossesUse}</th>
          </tr>
        </thead>
        <tbody>
          <tr className={styles.row} data-chosen>
            <th scope="row">{dataset.headers?.loss ?? words.lossInUse}</th>
            {columns.map(({ id, label, format }) => (
              <td key={id} data-number data-stale={work.stale || undefined}>
                <Cell
                  name={words.say(label, words.lossInUse)}
                  number={entryOf('given')?.numbers[id]}
                  format={format}
                />
              </td>
            ))}
            <td>
              <Badge tone="good">{words.chosen}</Badge>
            </td>
          </tr>
          {losses.map((loss) => {
            const entry = entryOf(lossId(loss));
            return (
              <tr key={loss.name} className={styles.row}>
                <th scope="row">{loss.name}</th>
                {columns.map(({ id, label, format }) => (
                  <td key={id} data-number data-stale={work.stale || undefined}>
                    <Cell
                      name={words.say(label, loss.name)}
                      number={entry?.numbers[id]}
                      format={format}
                    />
                  </td>
                ))}
                <td>
                  <Button
                    tone="quiet"
                    aria-label={words.fitTo(loss.name)}
                    onClick={() => choose(loss.name)}
                  >
                    {words.fitToThis}
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </TableBox>
      <p className={styles.quiet}>{words.lossesNote}</p>
    </section>
  );
}
