import { catalogue, tables } from '../../../core/catalogue';
import { findLawTitle } from '../../../core/laws';
import { datasets as words } from '../../../messages/runs';
import { chooseDataset, openCard, useAppState, useServices } from '../../../state';
import { Badge, Button } from '../../../ui';
import styles from './datasets.module.css';
import { OwnRow } from './own-row';
import { StorageLine } from './storage-line';
import { TrashList } from './trash-list';

/** Every dataset there is: those of this device with what can be done to them, and those that came along. */
export function DatasetsTab() {
  const own = useAppState((state) => state.own);
  return (
    <div className={styles.tab}>
      <section className={styles.part} aria-label={words.own}>
        <header className={styles.head}>
          <h2 className={styles.title}>{words.own}</h2>
          <StorageLine />
        </header>
        {own.length === 0 ? (
          <p className={styles.quiet}>{words.ownEmpty}</p>
        ) : (
          <ul className={styles.list}>
            {own.map((entry) => (
              <OwnRow key={entry.id} entry={entry} />
            ))}
          </ul>
        )}
        <TrashList />
      </section>
      <section className={styles.part} aria-label={words.bundled}>
        <h2 className={styles.title}>{words.bundled}</h2>
        <Bundled />
      </section>
      <section className={styles.part} aria-label={words.tables}>
        <h2 className={styles.title}>{words.tables}</h2>
        <Tables />
      </section>
    </div>
  );
}

function Bundled() {
  const { store } = useServices();
  const inUse = useAppState((state) => state.explorer.data);
  return (
    <ul className={styles.list}>
      {catalogue.map(({ id, title, source, licence, mapping }) => (
        <li key={id} className={styles.row}>
          <div className={styles.words}>
            <strong className={styles.name}>{title}</strong>
            <p className={styles.quiet}>
              {source}. {licence}. {words.unit(/byte/.test(mapping.roles.loss?.unit ?? ''))}
            </p>
          </div>
          <div className={styles.actions}>
            {id === inUse ? (
              <Badge tone="plain">{words.inUse}</Badge>
            ) : (
              <Button
                aria-label={words.action(words.open, title)}
                onClick={() => chooseDataset(store, id)}
              >
                {words.open}
              </Button>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Tables() {
  const { store } = useServices();
  return (
    <ul className={styles.list}>
      {tables.map(({ id, title, source, licence, bindings }) => {
        const law = bindings[0]?.law.split('/')[0];
        const name = law === undefined ? undefined : findLawTitle(law);
        return (
          <li key={id} className={styles.row}>
            <div className={styles.words}>
              <strong className={styles.name}>{title}</strong>
              <p className={styles.quiet}>
                {name === undefined ? '' : `${words.forLaw(name)}. `}
                {source}. {licence}
              </p>
            </div>
            {law !== undefined && name !== undefined && (
              <div className={styles.actions}>
                <Button
                  aria-label={words.action(words.openLaw, title)}
                  onClick={() => openCard(store, law)}
                >
                  {words.openLaw}
                </Button>
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
