import {
  type Accelerator,
  daysFor,
  findAccelerator,
  type Hardware,
  hardwareBounds,
  listAccelerators,
  peakOf,
  precisions,
  readHardware,
  servingUse,
  trainingBudget,
  trainingUse,
  writeHardware,
} from '../../../core/hardware';
import { formatCount, formatPlain } from '../../../core/units';
import { hardwareWords as words } from '../../../messages/hardware';
import type { AppState } from '../../../state';
import { memo, selectPoint, useAppState, useChange } from '../../../state';
import { Checkbox, QuantityField, Readout, Segmented, SelectField } from '../../../ui';
import panels from '../panels.module.css';
import { usePointActions } from '../use-point';
import { AcceleratorTable } from './accelerator-table';
import styles from './limits.module.css';

const selectHardware = memo(
  (state: AppState) => [state.explorer.hw] as const,
  (hw) => readHardware(hw),
);

type Field = keyof typeof hardwareBounds;

/** A budget in accelerators and days, what it costs, and what serving costs beside it. */
export default function HardwarePanel() {
  const hardware = useAppState(selectHardware);
  const point = useAppState(selectPoint);
  const served = useAppState(({ explorer: { served, off } }) =>
    off.includes('served') ? null : served,
  );
  const { change } = useChange();
  const { budgetPatch } = usePointActions();
  if (!point) return null;
  const days = daysFor(hardware, point.C);
  const put = (next: Hardware): void => change({ hw: writeHardware(next) });

  /** The same days on other accelerators are another budget. */
  function buy(next: Hardware, forDays: number): void {
    const budget = trainingBudget(next, forDays);
    const hw = writeHardware({ ...next, days: forDays });
    change({ hw, ...budgetPatch(budget) });
  }

  const field = (key: Field, label: string, value: number, set: (value: number) => void) => (
    <div className={panels.row}>
      <span className={panels.label}>{label}</span>
      <QuantityField
        label={label}
        value={value}
        format={(shown) => formatPlain(shown, 4)}
        refuse={(next, text) => words.refuse(text, next, hardwareBounds[key])}
        onCommit={set}
      />
    </div>
  );
  const training = trainingUse(hardware, 6 * point.N * point.D);
  const serving = served === null ? null : servingUse(hardware, 2 * point.N * served);
  const chosen = findAccelerator(hardware);
  return (
    <section className={panels.controls} aria-label={words.title}>
      <SelectField
        label={words.accelerator}
        value={hardware.id}
        options={listAccelerators(hardware).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) =>
          hardware.days === null ? put({ ...hardware, id }) : buy({ ...hardware, id }, days)
        }
      />
      <Segmented
        label={words.precision}
        value={hardware.precision}
        options={words.precisions.filter(({ value }) => precisions.includes(value))}
        onChange={(precision) => put({ ...hardware, precision })}
      />
      {field('count', words.count, hardware.count, (count) => buy({ ...hardware, count }, days))}
      {field('days', words.days, days, (next) => buy(hardware, next))}
      {field('mfu', words.mfu, hardware.mfu, (mfu) => buy({ ...hardware, mfu }, days))}
      <p className={styles.note}>{words.peak(chosen.name, peakOf(hardware), formatCount)}</p>
      <Readout name={words.hours} value={training.hours} format={words.formatHours} />
      <Readout name={words.cost} value={training.cost} format={words.formatCost} />
      <Readout name={words.energy} value={training.energy} format={words.formatEnergy} />
      {serving && (
        <>
          <h3 className={panels.heading}>{words.serving}</h3>
          {field('prefill', words.prefill, hardware.prefill, (prefill) =>
            put({ ...hardware, prefill }),
          )}
          {field('decode', words.decode, hardware.decode, (decode) => put({ ...hardware, decode }))}
          {field('input', words.input, hardware.input, (input) => put({ ...hardware, input }))}
          {field('servingPrice', words.servingPrice, hardware.servingPrice, (servingPrice) =>
            put({ ...hardware, servingPrice }),
          )}
          <Checkbox
            label={words.byCost}
            checked={hardware.byCost}
            onChange={(byCost) => put({ ...hardware, byCost })}
          />
          <Readout name={words.servingHours} value={serving.hours} format={words.formatHours} />
          <Readout name={words.servingCost} value={serving.cost} format={words.formatCost} />
          <Readout
            name={words.totalCost}
            value={training.cost + serving.cost}
            format={words.formatCost}
          />
          <p className={styles.note}>{words.after}</p>
        </>
      )}
      <AcceleratorTable
        rows={listAccelerators(hardware)}
        onEdit={(id, cell, value) => put(edit(hardware, id, cell, value))}
      />
    </section>
  );
}

function edit(
  hardware: Hardware,
  id: Accelerator['id'],
  cell: 'peak' | 'memory' | 'power' | 'price',
  value: number,
): Hardware {
  const own = hardware.edited.find((row) => row.id === id) ?? { id };
  const others = hardware.edited.filter((row) => row.id !== id);
  return { ...hardware, edited: [...others, { ...own, [cell]: value }] };
}
