import type { ModelConfig } from '../core/data';
import { ledger as words } from '../messages/ledger';
import { Checkbox } from './checkbox';
import styles from './config-fields.module.css';
import { QuantityField } from './quantity-field';

const FIELDS = [
  'layers',
  'width',
  'heads',
  'kvHeads',
  'headSize',
  'feedForward',
  'vocabulary',
  'sequence',
  'experts',
  'activeExperts',
] as const;
type Field = (typeof FIELDS)[number];

/** A model everybody knows the counts of, to begin with: GPT-2 small. */
export const firstConfig: ModelConfig = {
  layers: 12,
  width: 768,
  heads: 12,
  kvHeads: 12,
  headSize: 64,
  feedForward: 3072,
  gated: false,
  vocabulary: 50257,
  tied: true,
  sequence: 1024,
  experts: 1,
  activeExperts: 1,
};

/** The dimensions of a model, each to be changed. */
export function ConfigFields({
  config,
  onChange,
}: {
  readonly config: ModelConfig;
  readonly onChange: (config: ModelConfig) => void;
}) {
  const set = (field: Field, value: number): void =>
    onChange({
      ...config,
      [field]: value,
      ...(field === 'experts' ? { activeExperts: Math.min(config.activeExperts, value) } : {}),
    });
  return (
    <div className={styles.config}>
      {FIELDS.map((field) => {
        const { label, unit } = words.config[field];
        return (
          <div key={field} className={styles.field}>
            <span className={styles.label}>{label}</span>
            <QuantityField
              label={label}
              value={config[field]}
              format={String}
              refuse={(value, text) => refuse(field, value, text, config)}
              onCommit={(value) => set(field, value)}
              {...(unit === '' ? {} : { unit })}
            />
          </div>
        );
      })}
      <Checkbox
        label={words.gated}
        checked={config.gated}
        onChange={(gated) => onChange({ ...config, gated })}
      />
      <Checkbox
        label={words.tied}
        checked={config.tied}
        onChange={(tied) => onChange({ ...config, tied })}
      />
    </div>
  );
}

function refuse(
  field: Field,
  value: number | undefined,
  text: string,
  { experts }: ModelConfig,
): string | undefined {
  if (value === undefined || !Number.isInteger(value) || value < 1 || value > 1e9)
    return words.refuseWhole(text);
  return field === 'activeExperts' && value > experts ? words.refuseActive(experts) : undefined;
}
