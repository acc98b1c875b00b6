import { useEffect, useMemo } from 'react';
import { tables } from '../../../../core/catalogue';
import { type ColumnSource, cellAt, type Dataset, listTexts } from '../../../../core/data';
import { findCurveSize, type LossCurve } from '../../../../core/diagnose';
import { loadOffer, selectDataset, useAppState, useServices } from '../../../../state';

/** Loss curves of the runs of the dataset in use, where a bundled table named after it has them. */
export function useCurves(): readonly LossCurve[] | null {
  const services = useServices();
  const dataset = useAppState(selectDataset);
  const table = tables.find(({ id }) => id === `${dataset?.id}-curves`);
  const source = useAppState((state) => (table ? (state.tables[table.id] ?? null) : null));
  useEffect(() => {
    if (!table || source) return;
    const { id, title } = table;
    // Without the curves the other approaches stand alone, and the screen says what the first one needs.
    void loadOffer(services, { key: `table:${id}:0`, kind: 'table', id, title, table });
  }, [services, table, source]);
  return useMemo(() => (dataset && source ? readCurves(source, dataset) : null), [dataset, source]);
}

function readCurves({ columns, rowCount }: ColumnSource, dataset: Dataset): LossCurve[] | null {
  const label = columns.find(({ kind }) => kind === 'text');
  const numbers = columns.flatMap((column) => (column.kind === 'number' ? [column] : []));
  const tokens = numbers.find(({ name }) => /^(tokens|D)\b/i.test(name));
  const loss =
    numbers.find(({ name }) => /val.*loss|loss.*val/i.test(name)) ??
    numbers.find(({ name }) => /loss/i.test(name));
  if (!label || !tokens || !loss) return null;
  const byName = new Map<string, number[]>();
  for (let row = 0; row < rowCount; row++) {
    const id = String(cellAt(label, row));
    const rows = byName.get(id);
    if (rows) rows.push(row);
    else byName.set(id, [row]);
  }
  const names = listTexts(dataset.names);
  const curves = [...byName].flatMap(([id, rows]): LossCurve[] => {
    const params = findCurveSize(id, names, dataset.N);
    if (params === undefined) return [];
    const pick = (values: Float64Array): number[] => rows.map((row) => values[row] as number);
    return [{ id, params, tokens: pick(tokens.values), loss: pick(loss.values) }];
  });
  return curves.length > 0 ? curves : null;
}
