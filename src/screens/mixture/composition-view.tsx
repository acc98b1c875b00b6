import { useMemo } from 'react';
import { type ColumnSource, textAt } from '../../core/data';
import { formatCount } from '../../core/units';
import { tables, composition as words } from '../../messages/mixture';
import { plotFrame } from '../../messages/plots';
import { CompositionPlot, compositionLayout, PlotFrame } from '../../plots';
import { useTable } from '../../state';
import styles from './mixture.module.css';

const scores = ['gsm8k', 'humaneval', 'mt_bench'] as const;

interface Row {
  readonly strategy: string;
  readonly size: string;
  readonly scores: readonly number[];
}

function readRows(source: ColumnSource): Row[] {
  const strategy = source.columns.find(({ name }) => name === 'strategy');
  const numbers = (name: string) => {
    const column = source.columns.find((one) => one.name === name);
    return column?.kind === 'number' ? column.values : new Float64Array(0);
  };
  const params = numbers('params');
  const columns = scores.map(numbers);
  return Array.from({ length: source.rowCount }, (_, row) => ({
    strategy: strategy?.kind === 'text' ? textAt(strategy.values, row) : '',
    size: formatCount(params[row] as number),
    scores: columns.map((values) => values[row] as number),
  }));
}

/** How abilities fare under ways to compose the data of a fine-tuning. */
export function CompositionView() {
  const source = useTable('sft-mix');
  const rows = useMemo(() => (source ? readRows(source) : []), [source]);
  if (rows.length === 0) return <p className={styles.empty}>{words.pending}</p>;
  const best = rows.reduce((a, b) => ((b.scores[0] as number) > (a.scores[0] as number) ? b : a));
  return (
    <PlotFrame
      id="composition"
      title={words.title}
      subtitle={words.subtitle}
      alternative={words.alternative(`${best.strategy}, ${best.size}`, best.scores[0] as number)}
      table={() => ({
        columns: [
          { label: tables.strategy, unit: '' },
          { label: tables.size, unit: 'params' },
          ...words.columns.map((label) => ({ label, unit: '' })),
        ],
        rows: rows.map(({ strategy, size, scores: values }) => [strategy, size, ...values]),
      })}
      labels={plotFrame}
    >
      {(size) => (
        <CompositionPlot layout={compositionLayout(rows, words.columns, size.width, size.height)} />
      )}
    </PlotFrame>
  );
}
