import { useState } from 'react';
import { countParams, type Dataset, flopsPerToken, type ParameterCounts } from '../../../core/data';
import { ledger as words } from '../../../messages/ledger';
import { ConfigFields, firstConfig, Readout } from '../../../ui';
import { FillRun } from './fill-run';
import styles from './ledger.module.css';

const COUNTS = ['nonEmbedding', 'embedding', 'total', 'active'] as const;
const FLOPS = ['6ND', 'kaplan', 'chowdhery', 'hoffmann'] as const;

/** From the dimensions of a model to its parameters and FLOPs; its N can be given to a run. */
export function CalculatorSection({ dataset }: { readonly dataset: Dataset }) {
  const [config, setConfig] = useState(firstConfig);
  const counts: ParameterCounts = countParams(config);
  const flops = flopsPerToken(config);
  return (
    <section className={styles.section} aria-label={words.calculator}>
      <h3 className={styles.subheading}>{words.calculator}</h3>
      <ConfigFields config={config} onChange={setConfig} />
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
