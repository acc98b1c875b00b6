import type { Accelerator } from '../../../core/hardware';
import { formatPlain } from '../../../core/units';
import { hardwareWords as words } from '../../../messages/hardware';
import { QuantityField, TableBox } from '../../../ui';
import panels from '../panels.module.css';
import styles from './limits.module.css';

const cells = ['peak', 'memory', 'power', 'price'] as const;
type Cell = (typeof cells)[number];

/** In what a cell is typed: TFLOP/s, GB, W, dollars an hour. */
const units: Readonly<Record<Cell, number>> = { peak: 1e12, memory: 1e9, power: 1, price: 1 };

const figureOf = (row: Accelerator, cell: Cell): number =>
  cell === 'peak' ? (row.peak.bf16 as number) : row[cell];

/** Figures of the vendors' data sheets, each to be changed, with where they come from. */
export function AcceleratorTable(props: {
  readonly rows: readonly Accelerator[];
  readonly onEdit: (id: string, cell: Cell, value: number) => void;
}) {
  return (
    <details>
      <summary className={panels.summary}>{words.table}</summary>
      <p className={styles.note}>{words.prices}</p>
      <TableBox label={words.table}>
        <thead>
          <tr>
            <th scope="col">{words.accelerator}</th>
            {cells.map((cell) => (
              <th key={cell} scope="col">
                {words.columns[cell]}
              </th>
            ))}
            <th scope="col">{words.fp8}</th>
            <th scope="col">{words.source}</th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.name}</th>
              {cells.map((cell) => (
                <td key={cell}>
                  <QuantityField
                    label={words.cell(row.name, cell)}
                    value={figureOf(row, cell) / units[cell]}
                    format={(value) => formatPlain(value, 5)}
                    refuse={(value, text) => words.refuse(text, value, [1e-3, 1e6])}
                    onCommit={(value) => props.onEdit(row.id, cell, value * units[cell])}
                  />
                </td>
              ))}
              <td>{row.peak.fp8 === null ? '\u2013' : formatPlain(row.peak.fp8 / 1e12, 5)}</td>
              <td>
                {row.source}
                {row.note && `. ${row.note}`}
              </td>
            </tr>
          ))}
        </tbody>
      </TableBox>
    </details>
  );
}
