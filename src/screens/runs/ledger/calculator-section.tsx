import { useState } from 'react';
import {
  countParams,
  type Dataset,
  flopsPerToken,
  type ModelConfig,
  type ParameterCounts,
} from '../../../core/data';
import { ledger as words } from '../../../messages/ledger';
import { Checkbox, QuantityField, Readout } from '../../../ui';
import { FillRun } from './fill-run';
import styles from './ledger.module.css';

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
const FIRST: ModelConfig = {
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

const COUNTS = ['nonEmbedding', 'embedding', 'total', 'active'] as const;
const FLOPS = ['6ND', 'kaplan', 'chowdhery', 'hoffmann'] as const;

/** From the dimensions of a model to its parameters and FLOPs; its N can be given to a run. */
export function CalculatorSection({ dataset }: { readonly dataset: Dataset }) {
  const [config, setConfig] = useState(FIRST);
  const counts: ParameterCounts = countParams(config);
  const flops = flopsPerToken(config);
  const set = (field: Field, value: number): void =>
    setConfig((current) => ({
      ...current,
      [field]: value,
      ...(field === 'experts' ? { activeExperts: Math.min(current.activeExperts, value) } : {}),
    }));
  return (
    <section className={styles.section} aria-label={words.calculator}>
      <h3 className={styles.subheading}>{words.calculator}</h3>
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
          onChange={(gated) => setConfig({ ...config, gated })}
        />
        <Checkbox
          label={words.tied}
          checked={config.tied}
          onChange={(tied) => setConfig({ ...config, tied })}
        />
      </div>
      <div className={styles.results}>
        {COUNTS.map((count) => (
          <Readout
            key={count}
            name={words.counted[count]}
            value={counts[count]}
            format={words.parameters}
          />
        ))}
        {FLOPS.map((count) => (
          <Readout
            key={count}
            name={words.perToken[count]}
            value={flops[count]}
            format={words.flops}
          />
        ))}
      </div>
      <FillRun dataset={dataset} counts={counts} />
      <p className={styles.quiet}>{words.calculatorNote}</p>
    </section>
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
