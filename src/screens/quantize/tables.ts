import { tables as words } from '../../messages/quantize';
import { best as bestWords, methods as methodWords } from '../../messages/quantize-plots';
import type { PlotTable } from '../../plots';
import {
  type AppState,
  atBits,
  type BestIntervals,
  degradationAt,
  selectBest,
  selectMethods,
  selectQuantizeModel,
  selectQuantizePoint,
  selectQuantizeUnit,
} from '../../state';
import { nameOf, selectPoints, selectSource } from './series';

const count = (label: string) => ({ label, unit: 'count' });

/** Every row of the table in view beside what the law says there. */
export function heroTable(state: AppState): PlotTable {
  const model = selectQuantizeModel(state);
  const point = selectQuantizePoint(state);
  const source = selectSource(state);
  const nats = `nats/${selectQuantizeUnit(state)}`;
  return {
    columns: [
      { label: words.name, unit: '' },
      count(words.params),
      count(words.tokens),
      { label: words.bits, unit: 'bits' },
      { label: words.measured, unit: nats },
      { label: words.error, unit: nats },
      { label: words.predicted, unit: nats },
      { label: words.use, unit: '' },
    ],
    rows: selectPoints(state).map(({ row, logN, logD, logQ, logHigh, bits, included }) => {
      const at = { N: 10 ** logN, D: 10 ** logD };
      const there = model && atBits(model, bits);
      const law = there ?? model;
      const value = 10 ** logQ;
      const error = 10 ** logHigh - value;
      return [
        nameOf(source, row),
        at.N,
        at.D,
        bits,
        Number.isFinite(value) ? value : '',
        Number.isFinite(error) ? error : '',
        law && point ? degradationAt(law.law, law.parameters, { ...point, ...at, bits }) : '',
        included ? words.inFit : words.leftOut,
      ];
    }),
  };
}

export function methodsTable(state: AppState): PlotTable {
  const { columns } = methodWords;
  return {
    columns: [
      { label: columns.method, unit: '' },
      { label: columns.degradation, unit: 'nats/token' },
      { label: columns.loss, unit: 'nats/token' },
      { label: columns.compute, unit: 'FLOPs' },
      { label: columns.share, unit: 'share' },
    ],
    rows: (selectMethods(state) ?? []).map(({ id, degradation, loss, compute, effectiveShare }) => [
      methodWords.names[id] ?? id,
      degradation ?? '',
      loss ?? '',
      compute ?? '',
      effectiveShare ?? '',
    ]),
  };
}

export function bestTable(state: AppState, intervals: BestIntervals | null): PlotTable {
  const { columns } = bestWords;
  const nats = 'nats/token';
  return {
    columns: [
      { label: columns.bits, unit: 'bits' },
      count(columns.params),
      count(columns.tokens),
      { label: columns.loss, unit: nats },
      { label: columns.low, unit: nats },
      { label: columns.high, unit: nats },
      { label: columns.degradation, unit: nats },
    ],
    rows: (selectBest(state) ?? []).map(({ bits, N, D, loss, degradation }) => [
      bits,
      N,
      D,
      loss,
      ...(intervals?.loss.get(bits) ?? ['', '']),
      degradation,
    ]),
  };
}
