import { type Accounting, accountFor } from '../../../core/data';
import { formatLoss, formatPlain } from '../../../core/units';
import { ledger as words } from '../../../messages/ledger';
import { selectLossUnit, selectModel, selectReadouts, useAppState } from '../../../state';
import { SelectField, TableBox } from '../../../ui';
import styles from './ledger.module.css';
import type { Ledger } from './use-ledger';

/** What the loss is counted per, and the floor and the loss at the point in the units papers print. */
export function LossUnits({
  ledger: { dataset, accounting, change },
}: {
  readonly ledger: Ledger;
}) {
  const perByte = useAppState(selectLossUnit) === 'nats/byte';
  const model = useAppState(selectModel);
  const here = useAppState((state) => selectReadouts(state)?.loss.value ?? null);
  const place = model?.law.parameters.findIndex(({ id }) => id === 'E') ?? -1;
  const floor = place < 0 ? null : (model?.parameters[place] ?? null);
  const lacks = accountFor(dataset, accounting).problems.find(
    ({ code }) => code === 'acct-no-bytes',
  );
  const bytes = accounting.bytesPerToken ?? null;
  const rows = unitRows(perByte, bytes);
  const write = (loss: number | null, row: UnitRow): string =>
    loss === null ? '\u2013' : row.of === null ? '\u2013' : row.format(row.of(loss));
  return (
    <section className={styles.section} aria-label={words.loss}>
      <h3 className={styles.subheading}>{words.loss}</h3>
      <SelectField
        label={words.lossPer}
        value={accounting.loss}
        options={words.lossOptions}
        onChange={(value) => change({ loss: value as Accounting['loss'] })}
      />
      {lacks && <p className={styles.missing}>{words.missing(lacks)}</p>}
      <TableBox label={words.lossTable}>
        <thead>
          <tr>
            <th scope="col">{words.lossColumns.unit}</th>
            <th scope="col" data-number>
              {words.lossColumns.floor}
            </th>
            <th scope="col" data-number>
              {words.lossColumns.here}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.label}>
              <th scope="row">{row.label}</th>
              <td data-number>{write(floor, row)}</td>
              <td data-number>{write(here, row)}</td>
            </tr>
          ))}
        </tbody>
      </TableBox>
      <p className={styles.quiet}>{words.lossNote}</p>
    </section>
  );
}

interface UnitRow {
  readonly label: string;
  /** Null where bytes per token are asked for and not known. */
  readonly of: ((loss: number) => number) | null;
  readonly format: (value: number) => string;
}

function unitRows(perByte: boolean, bytes: number | null): readonly UnitRow[] {
  const { nats, bits, bitsPerByte, perplexity } = words.lossUnits;
  // A token is one byte where the loss is per byte and nobody says otherwise: then all four are the same count.
  const toToken = perByte ? (bytes ?? null) : 1;
  const toByte = perByte ? 1 : bytes === null ? null : 1 / bytes;
  const scaled = (factor: number | null, by = 1) =>
    factor === null ? null : (loss: number) => loss * factor * by;
  const perToken = scaled(toToken);
  return [
    { label: nats, of: perToken, format: formatLoss },
    { label: bits, of: scaled(toToken, 1 / Math.LN2), format: formatLoss },
    { label: bitsPerByte, of: scaled(toByte, 1 / Math.LN2), format: formatLoss },
    {
      label: perplexity,
      of: perToken && ((loss) => Math.exp(perToken(loss))),
      format: (value) => formatPlain(value, 4),
    },
  ];
}
