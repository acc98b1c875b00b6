import { findCatalogueEntry, tables } from '../core/catalogue';
import { findLaw, type Law, presetsOf } from '../core/laws';
import { FITTED } from '../core/permalink';
import { shell as words } from '../messages/shell';
import { chooseDataset, type TradeChoice, useAppState, useChange, useServices } from '../state';
import { SelectField } from './select-field';
import styles from './trade-head.module.css';

export interface TradeHeadProps {
  readonly choice: TradeChoice;
  /** Whether the law can be fitted to the table in view: offered beside the published values. */
  readonly canFit: boolean;
}

/** Head of the control column on a screen of trade-offs: its table, its law, fitted or published. */
export function TradeHead({ choice, canFit }: TradeHeadProps) {
  const { scope, table, law, preset } = choice;
  const own = useAppState((state) => state.own);
  const { store } = useServices();
  const { change } = useChange();
  const loaded = useAppState((state) => state.tables);
  const device = [...own, ...Object.values(loaded).filter(isOwn)].map(({ id, title }) => ({
    value: id,
    label: title,
  }));
  const listed = scope.tables.includes(table) || device.some(({ value }) => value === table);
  const others = listed ? [] : [{ value: table, label: titleOf(table) }];
  return (
    <section className={styles.head} aria-label={words.dataset}>
      <SelectField
        label={words.dataset}
        value={table}
        options={[
          {
            group: words.bundled,
            options: scope.tables.map((id) => ({ value: id, label: titleOf(id) })),
          },
          ...(device.length + others.length > 0
            ? [{ group: words.own, options: [...device, ...others] }]
            : []),
        ]}
        onChange={(id) => chooseDataset(store, id)}
      />
      <div className={styles.two}>
        <SelectField
          label={words.law}
          value={law.id}
          options={scope.laws.flatMap((id) => {
            const known = findLaw(id);
            return known ? [{ value: id, label: known.title }] : [];
          })}
          onChange={(id) => change({ tlaw: id, tpreset: '' })}
        />
        <SelectField
          label={words.preset}
          value={preset}
          options={[
            ...(canFit || preset === FITTED ? [{ value: FITTED, label: words.fittedToTable }] : []),
            { group: words.published, options: presetOptions(law) },
          ]}
          onChange={(id) => change({ tpreset: id })}
        />
      </div>
    </section>
  );
}

/** Tables of measurements of this tab, beside the runs kept on this device. */
const isOwn = ({ id }: { readonly id: string }): boolean => id.startsWith('own-');

const titleOf = (id: string): string =>
  tables.find((table) => table.id === id)?.title ?? findCatalogueEntry(id)?.title ?? id;

const presetOptions = (law: Law) => presetsOf(law).map(({ id, label }) => ({ value: id, label }));
