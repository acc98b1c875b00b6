import { ArrowDown, ArrowUp } from 'lucide-react';
import { runsTable as words } from '../../../messages/runs';
import { type RunColumn, selectLossUnit, sortBy, useAppState, useServices } from '../../../state';
import { isNumeric } from './format-cell';
import styles from './grid.module.css';

/** What a column is called, and its unit. */
export function headingOf(column: RunColumn, lossUnit: string): { label: string; unit: string } {
  const known = words.headings(lossUnit)[column.kind];
  return known ?? { label: column.name, unit: '' };
}

/** Heads of the columns; each sorts by its own. */
export function GridHead(props: {
  readonly id: string;
  readonly columns: readonly RunColumn[];
  readonly activeColumn: number | null;
}) {
  const { id, columns, activeColumn } = props;
  const { store } = useServices();
  const sort = useAppState((state) => state.runsTable.sort);
  const lossUnit = useAppState(selectLossUnit);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell
    // biome-ignore lint/a11y/useSemanticElements: a virtualised grid is no table
    <div role="row" className={styles.headRow} aria-rowindex={1}>
      {columns.map((column, at) => {
        const { label, unit } = headingOf(column, lossUnit);
        const isSorted = sort?.column === column.id;
        const Arrow = sort?.descending ? ArrowDown : ArrowUp;
        return (
          // biome-ignore lint/a11y/useFocusableInteractive: see above
          // biome-ignore lint/a11y/useSemanticElements: see above
          <div
            key={column.id}
            id={`${id}-${at}`}
            role="columnheader"
            aria-colindex={at + 1}
            aria-sort={!isSorted ? 'none' : sort.descending ? 'descending' : 'ascending'}
            className={at === 0 ? styles.firstHead : styles.headCell}
            data-number={isNumeric(column) || undefined}
            data-active={at === activeColumn || undefined}
          >
            <button
              type="button"
              tabIndex={-1}
              className={styles.sort}
              title={column.kind === 'residual' ? words.residualHint : words.sortHint}
              onClick={() => sortBy(store, column.id)}
            >
              <span className={styles.label}>
                {label}
                {isSorted && <Arrow size={13} aria-hidden="true" />}
              </span>
              {unit !== '' && <span className={styles.unit}>{unit}</span>}
            </button>
          </div>
        );
      })}
    </div>
  );
}
