import { Columns3 } from 'lucide-react';
import { Popover } from 'radix-ui';
import { tools as words } from '../../../messages/runs';
import {
  changeTable,
  selectLossUnit,
  selectRunColumns,
  useAppState,
  useServices,
} from '../../../state';
import { Button, Checkbox } from '../../../ui';
import { headingOf } from './grid-head';
import styles from './tools.module.css';

/** Which columns are shown; the choice is remembered on this device. */
export function ColumnsMenu() {
  const { store } = useServices();
  const columns = useAppState(selectRunColumns);
  const hidden = useAppState((state) => state.runsTable.hidden);
  const lossUnit = useAppState(selectLossUnit);
  const shown = columns.filter(({ id }) => !hidden.includes(id)).length;
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <Button className={styles.columns}>
          <Columns3 size={15} aria-hidden="true" />
          {words.columnsShown(shown, columns.length)}
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className={styles.menu} align="end" sideOffset={4} collisionPadding={8}>
          <div className={styles.menuList}>
            {columns
              // Without their names runs could not be told apart.
              .filter(({ id }) => id !== 'name')
              .map((column) => {
                const { label, unit } = headingOf(column, lossUnit);
                return (
                  <Checkbox
                    key={column.id}
                    label={unit === '' ? label : `${label}, ${unit}`}
                    checked={!hidden.includes(column.id)}
                    onChange={(checked) =>
                      changeTable(store, {
                        hidden: checked
                          ? hidden.filter((id) => id !== column.id)
                          : [...hidden, column.id],
                      })
                    }
                  />
                );
              })}
          </div>
          <Button onClick={() => changeTable(store, { hidden: [] })}>{words.allColumns}</Button>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
