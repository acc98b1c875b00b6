import { textAt } from '../../core/data';
import { predict } from '../../core/laws';
import { tables as words } from '../../messages/tables';
import type { PlotTable } from '../../plots';
import {
  type AppState,
  selectDataset,
  selectLossUnit,
  selectMarks,
  selectModel,
} from '../../state';
import { selectFrontier, selectHeroFrontier, selectRuns, selectSlice } from './series';

const params = { label: words.params, unit: words.count };
const compute = { label: words.compute, unit: 'FLOPs' };
const nats = (state: AppState) => {
  const unit = selectLossUnit(state);
  return (label: string) => ({ label, unit });
};

/** The hero's numbers: every run that is drawn with the fit's prediction, then the optimal path. */
export function heroTable(state: AppState): PlotTable {
  const dataset = selectDataset(state);
  const model = selectModel(state);
  const runs = selectRuns(state);
  const frontier = selectHeroFrontier(state);
  const rows: (string | number)[][] = [];
  if (dataset && runs) {
    for (const i of runs.drawn) {
      const N = dataset.N[i] as number;
      const D = dataset.D[i] as number;
      rows.push([
        textAt(dataset.names, i) || String(i + 1),
        6 * N * D,
        N,
        D,
        dataset.loss[i] as number,
        model ? predict(model.law, { N, D }, model.parameters) : '',
        runs.included[i] === 1 ? words.inFit : words.leftOut,
      ]);
    }
  }
  frontier?.logC.forEach((logC, i) => {
    const N = 10 ** (frontier.logN[i] as number);
    rows.push([
      words.optimal,
      10 ** logC,
      N,
      10 ** logC / (6 * N),
      '',
      frontier.loss[i] as number,
      '',
    ]);
  });
  return {
    columns: [
      { label: words.run, unit: '' },
      compute,
      params,
      { label: words.tokens, unit: words.count },
      nats(state)(words.measured),
      nats(state)(words.predicted),
      { label: words.use, unit: '' },
    ],
    rows,
  };
}

/** The IsoFLOP curve with its band, and the runs of this budget. */
export function sliceTable(state: AppState): PlotTable {
  const slice = selectSlice(state);
  const runs = selectRuns(state);
  const marks = selectMarks(state);
  const rows: (string | number)[][] = [];
  if (slice && marks) {
    slice.logN.forEach((logN, i) => {
      rows.push([
        words.curve,
        10 ** logN,
        slice.loss[i] as number,
        slice.low[i] ?? '',
        slice.high[i] ?? '',
      ]);
    });
    for (const row of runs ? slice.measured : []) {
      rows.push([
        runs ? textAt(runs.names, row) : '',
        10 ** (runs?.logN[row] as number),
        runs?.loss[row] as number,
        '',
        '',
      ]);
    }
  }
  return {
    columns: [
      { label: words.series, unit: '' },
      params,
      nats(state)(words.loss),
      nats(state)(words.low),
      nats(state)(words.high),
    ],
    rows,
  };
}

/** Optimal tokens per parameter along the path, with its band. */
export function ratioTable(state: AppState): PlotTable {
  const frontier = selectFrontier(state);
  const band = frontier?.ratioBands[0];
  const rows: (string | number)[][] = [];
  frontier?.logC.forEach((logC, i) => {
    rows.push([
      10 ** logC,
      10 ** (frontier.logRatio[i] as number),
      band ? 10 ** (band.low[i] as number) : '',
      band ? 10 ** (band.high[i] as number) : '',
    ]);
  });
  const ratio = (label: string) => ({ label, unit: 'tokens/param' });
  return { columns: [compute, ratio(words.optimal), ratio(words.low), ratio(words.high)], rows };
}
