import type { Check, CheckOutcome, Law } from '../../../core/laws';
import { formatPercent } from '../../../core/units';
import { checkKinds, card as words } from '../../../messages/laws';
import { Badge, type BadgeTone, TableBox } from '../../../ui';
import { formatInputs, formatValue } from '../format';
import styles from './card.module.css';
import { countOutcomes } from './count-outcomes';

export interface ChecksTableProps {
  readonly title: string;
  /** Whose outputs and presets the checks name; null for a table of facts. */
  readonly form: Law | null;
  readonly outcomes: readonly CheckOutcome[];
}

/** Every published number against what this build computes. */
export function ChecksTable({ title, form, outcomes }: ChecksTableProps) {
  return (
    <div>
      <h3 className={styles.heading}>{words.checks}</h3>
      <p className={styles.text}>{outcomes.length > 0 ? countOutcomes(outcomes) : '\u2026'}</p>
      <TableBox label={`${title}: ${words.checks}`}>
        <thead>
          <tr>
            <th scope="col">{words.quantity}</th>
            <th scope="col" data-number>
              {words.expected}
            </th>
            <th scope="col" data-number>
              {words.computed}
            </th>
            <th scope="col" data-number>
              {words.tolerance}
            </th>
            <th scope="col">{words.outcome}</th>
          </tr>
        </thead>
        <tbody>
          {outcomes.map((check, i) => (
            // Check points are a fixed list without ids of their own.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <CheckRow key={i} form={form} check={check} />
          ))}
        </tbody>
      </TableBox>
    </div>
  );
}

function CheckRow({ form, check }: { readonly form: Law | null; readonly check: CheckOutcome }) {
  const unit = unitOf(form, check);
  const preset = form?.presets.find(({ id }) => id === check.preset);
  const { tolerance } = check;
  const details = [
    Object.keys(check.inputs).length > 0 ? formatInputs(form, check.inputs) : '',
    check.preset === null ? words.without : (preset?.label ?? check.preset),
    check.source,
  ].filter(Boolean);
  return (
    <tr>
      <td className={styles.quantity}>
        <span>{check.quantity}</span>
        <span className={styles.source}>{details.join(' \u00b7 ')}</span>
        {check.note !== undefined && check.outcome !== 'mismatch' && (
          <span className={styles.source}>{check.note}</span>
        )}
      </td>
      <td data-number>{formatValue(check.expected, unit, 6)}</td>
      <td data-number>
        {check.computed === null ? '\u2013' : formatValue(check.computed, unit, 6)}
      </td>
      <td data-number>
        {tolerance.type === 'relative'
          ? formatPercent(tolerance.value)
          : formatValue(tolerance.value, unit, 3)}
      </td>
      <td className={styles.outcome}>
        <Outcome check={check} />
        <span className={styles.source}>{checkKinds[check.kind]}</span>
      </td>
    </tr>
  );
}

function Outcome({ check }: { readonly check: CheckOutcome }) {
  if (check.outcome === 'not run')
    return (
      <>
        <Badge tone="plain">{words.outcomes['not run']}</Badge>
        {check.notRun !== undefined && (
          <span className={styles.reason}>{words.notRun[check.notRun]}</span>
        )}
      </>
    );
  const key =
    check.outcome === 'reproduces' ? 'reproduces' : check.knownMismatch ? 'known' : 'unexpected';
  return (
    <>
      <Badge tone={tones[key]}>{words.outcomes[key]}</Badge>
      {key !== 'reproduces' && check.note !== undefined && (
        <span className={styles.reason}>{check.note}</span>
      )}
    </>
  );
}

const tones: Readonly<Record<'reproduces' | 'known' | 'unexpected', BadgeTone>> = {
  reproduces: 'good',
  known: 'warn',
  unexpected: 'bad',
};

/** A check that computes something of its own (a ratio, a change) has no unit to be written in. */
function unitOf(form: Law | null, check: Check): string {
  if (check.compute) return '';
  return form?.outputs.find(({ id }) => id === check.output)?.unit ?? '';
}
