import type { Law } from '../../core/laws';
import type { DesignKind } from '../../core/simulate';
import { formatCount, formatExact, formatFlops, formatPlain } from '../../core/units';
import { simulateDialog as words } from '../../messages/simulate-dialog';
import { QuantityField } from '../../ui';
import { type DesignField, designFields, type FieldId } from './designs';
import styles from './simulate.module.css';
import { heldVariables } from './truths';

export interface DesignFieldsProps {
  readonly law: Law;
  readonly design: DesignKind;
  readonly numbers: Readonly<Record<FieldId, number>>;
  readonly onNumber: (id: FieldId, value: number) => void;
  readonly held: Readonly<Record<string, number>>;
  readonly onHeld: (id: string, value: number) => void;
  readonly noise: number;
  readonly onNoise: (noise: number) => void;
  readonly seed: number;
  readonly onSeed: (seed: number) => void;
}

const LARGEST_SEED = 2 ** 31 - 1;

/** The few numbers of a design, its noise and its seed. */
export function DesignFields(props: DesignFieldsProps) {
  const { law, design, numbers, onNumber, held, onHeld, noise, onNoise, seed, onSeed } = props;
  return (
    <div className={styles.fields}>
      {designFields[design].map(({ id, kind, range }) => (
        <Field
          key={id}
          label={words.fields[id]}
          unit={unitOf(kind)}
          value={numbers[id]}
          range={range}
          whole={kind === 'count'}
          format={formatOf(kind)}
          onCommit={(value) => onNumber(id, value)}
        />
      ))}
      {design !== 'recommended' &&
        heldVariables(law).map(({ id, name, unit, domain, default: usual }) => (
          <Field
            key={id}
            label={words.heldAt(name)}
            unit={unit}
            value={held[id] ?? law.typical[id] ?? usual ?? Number.NaN}
            range={domain}
            whole={false}
            format={(value) => (value >= 1e4 ? formatCount(value) : formatPlain(value, 4))}
            onCommit={(value) => onHeld(id, value)}
          />
        ))}
      <Field
        label={words.noise}
        unit={words.noiseUnit}
        value={noise * 100}
        range={[0, 100]}
        whole={false}
        format={(value) => formatPlain(value, 4)}
        onCommit={(value) => onNoise(value / 100)}
      />
      <Field
        label={words.seed}
        unit=""
        value={seed}
        range={[0, LARGEST_SEED]}
        whole
        format={formatExact}
        onCommit={onSeed}
      />
    </div>
  );
}

function unitOf(kind: DesignField['kind']): string {
  return kind === 'count' || kind === 'ratio' ? '' : words.units[kind];
}

function formatOf(kind: DesignField['kind']): (value: number) => string {
  if (kind === 'compute') return formatFlops;
  if (kind === 'params' || kind === 'tokens') return formatCount;
  return (value) => formatPlain(value, 4);
}

function Field(props: {
  readonly label: string;
  readonly unit: string;
  readonly value: number;
  readonly range: readonly [number, number];
  readonly whole: boolean;
  readonly format: (value: number) => string;
  readonly onCommit: (value: number) => void;
}) {
  const { label, unit, value, range, whole, format, onCommit } = props;
  return (
    <div className={styles.field}>
      <span>{label}</span>
      <QuantityField
        label={label}
        value={value}
        format={format}
        refuse={words.refuse(label, range[0], range[1], whole)}
        onCommit={onCommit}
        {...(unit === '' ? {} : { unit })}
      />
    </div>
  );
}
