import { memo } from 'react';
import { runsTable as words } from '../../../messages/runs';
import type { RunColumn } from '../../../state';
import { exactCell, formatCell, isNumeric } from './format-cell';
import styles from './grid.module.css';

export interface GridRowProps {
  readonly id: string;
  readonly row: number;
  /** Place in the order shown. */
  readonly position: number;
  readonly columns: readonly RunColumn[];
  readonly picked: boolean;
  readonly hovered: boolean;
  /** The cell the keyboard is on; null where it is on another row. */
  readonly activeColumn: number | null;
  readonly reason: string | undefined;
  readonly onUse: (row: number, include: boolean) => void;
}

/** One run. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { id, row, position, columns, picked, hovered, activeColumn, reason, onUse } = props;
  const isOut = (columns.find(({ kind }) => kind === 'use')?.number(row) ?? 0) !== 0;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell
    // biome-ignore lint/a11y/useSemanticElements: a virtualised grid is no table
    <div
      role="row"
      className={styles.row}
      aria-rowindex={position + 2}
      aria-selected={picked}
      data-position={position}
      data-out={isOut || undefined}
      data-hovered={hovered || undefined}
    >
      {columns.map((column, at) => (
        // biome-ignore lint/a11y/useSemanticElements: see above
        // biome-ignore lint/a11y/useFocusableInteractive: see above
        <div
          key={column.id}
          id={`${id}-${at}`}
          role="gridcell"
          aria-colindex={at + 1}
          className={at === 0 ? styles.first : styles.cell}
          data-number={isNumeric(column) || undefined}
          data-active={at === activeColumn || undefined}
          title={exactCell(column, row, reason)}
        >
          {column.kind === 'use' ? (
            <label className={styles.use}>
              <input
                type="checkbox"
                tabIndex={-1}
                checked={!isOut}
                aria-label={words.use(columns[0]?.text(row) || String(row + 1))}
                onChange={(event) => onUse(row, event.currentTarget.checked)}
              />
              <span>{isOut ? formatCell(column, row, reason) : ''}</span>
            </label>
          ) : (
            formatCell(column, row, reason)
          )}
        </div>
      ))}
    </div>
  );
});
