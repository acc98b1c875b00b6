import type { Law, ParameterSet } from '../../../core/laws';
import { card as words } from '../../../messages/laws';
import { Button, Formula, TableBox } from '../../../ui';
import { formatPrinted } from '../format';
import styles from './card.module.css';
import { StatusBadge } from './quoted';

export interface PresetsTableProps {
  readonly form: Law;
  readonly onUse: (preset: string) => void;
  readonly onCompare: (preset: string) => void;
}

/** Every published set of values to its printed digits, with errors, status, source, and what no check pins. */
export function PresetsTable({ form, onUse, onCompare }: PresetsTableProps) {
  if (form.parameters.length === 0) return null;
  return (
    <div>
      <h3 className={styles.heading}>{words.presets}</h3>
      {form.presets.length === 0 ? (
        <p className={styles.text}>{words.noPresets}</p>
      ) : (
        <TableBox label={`${form.title}: ${words.presets}`}>
          <thead>
            <tr>
              <th scope="col">{words.values}</th>
              {form.parameters.map(({ id, symbol, name }) => (
                <th key={id} scope="col" data-number title={name}>
                  <Formula tex={symbol} plain={id} />
                  <span className={styles.name}>{name}</span>
                </th>
              ))}
            </tr>
          </thead>
          {form.presets.map((preset) => (
            <Rows
              key={preset.id}
              form={form}
              preset={preset}
              onUse={() => onUse(preset.id)}
              onCompare={() => onCompare(preset.id)}
            />
          ))}
        </TableBox>
      )}
    </div>
  );
}

function Rows(props: {
  readonly form: Law;
  readonly preset: ParameterSet;
  readonly onUse: () => void;
  readonly onCompare: () => void;
}) {
  const { form, preset, onUse, onCompare } = props;
  const { label, status, source, note, unpinned, values } = preset;
  const named = `${label}, ${form.title}`;
  return (
    <tbody className={styles.preset}>
      <tr>
        <th scope="row">
          <span className={styles.presetLabel}>{label}</span>
          <StatusBadge status={status} />
        </th>
        {form.parameters.map(({ id }) => (
          <td key={id} data-number>
            {values[id] === undefined ? '' : formatPrinted(values[id])}
            <Spread preset={preset} id={id} />
          </td>
        ))}
      </tr>
      <tr>
        <td colSpan={form.parameters.length + 1} className={styles.notes}>
          <div className={styles.noteRow}>
            <div className={styles.noteText}>
              <p>{source}</p>
              {note !== undefined && <p>{note}</p>}
              {unpinned !== undefined && unpinned.length > 0 && <p>{words.unpinned(unpinned)}</p>}
            </div>
            <div className={styles.noteActions}>
              <Button className={styles.action} aria-label={words.useNamed(named)} onClick={onUse}>
                {words.use}
              </Button>
              <Button
                className={styles.action}
                aria-label={words.compareNamed(named)}
                onClick={onCompare}
              >
                {words.addToCompare}
              </Button>
            </div>
          </div>
        </td>
      </tr>
    </tbody>
  );
}

/** Standard error or interval of a value where the source prints one. */
function Spread({ preset, id }: { readonly preset: ParameterSet; readonly id: string }) {
  const error = preset.standardErrors?.[id];
  const interval = preset.intervals?.[id];
  if (error === undefined && !interval) return null;
  return (
    <>
      {error !== undefined && (
        <span className={styles.spread}>{words.standardError(formatPrinted(error))}</span>
      )}
      {interval && (
        <span className={styles.spread}>
          {words.interval(formatPrinted(interval[0]), formatPrinted(interval[1]))}
        </span>
      )}
    </>
  );
}
