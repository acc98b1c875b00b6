import { useState } from 'react';
import { countParams, flopsPerToken } from '../../core/data';
import { importDialog as words } from '../../messages/import-dialog';
import { ledger } from '../../messages/ledger';
import { Button, ConfigFields, firstConfig, SelectField } from '../../ui';
import dialog from './upload-dialog.module.css';

const COUNTS = ['total', 'nonEmbedding', 'active'] as const;
type Count = (typeof COUNTS)[number];

export interface SizeCalculatorProps {
  /** Runs whose size can be given; empty for all others. */
  readonly runs: readonly string[];
  onFill(run: string, params: number): void;
}

/** From the dimensions of a model to its parameters, for runs whose size no file says. */
export function SizeCalculator({ runs, onFill }: SizeCalculatorProps) {
  const [config, setConfig] = useState(firstConfig);
  const [run, setRun] = useState(runs[0] ?? '');
  const [count, setCount] = useState<Count>('total');
  const counts = countParams(config);
  const chosen = runs.includes(run) ? run : (runs[0] ?? '');
  return (
    <details className={dialog.calculator}>
      <summary>{words.calculator}</summary>
      <ConfigFields config={config} onChange={setConfig} />
      <p className={dialog.hint}>
        {words.calculated(counts, flopsPerToken(config, counts.active).chowdhery)}
      </p>
      <div className={dialog.fill}>
        <SelectField
          label={words.fillRun}
          value={chosen}
          options={runs.map((name) => ({
            value: name,
            label: name === '' ? words.allRuns : name,
          }))}
          onChange={setRun}
        />
        <SelectField
          label={ledger.fillCount}
          value={count}
          options={COUNTS.map((each) => ({ value: each, label: ledger.counted[each] }))}
          onChange={(value) => setCount(value as Count)}
        />
        <Button onClick={() => onFill(chosen, counts[count])}>{ledger.fillButton}</Button>
      </div>
    </details>
  );
}
