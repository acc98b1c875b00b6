import type { PlotTable } from '../../plots';
import { type AppState, selectLimitsBand, selectLimitsPoint } from '../../state';
import { selectRepeatGroup } from './repeat-dots';
import { selectHero, selectHeroOwn, selectLossUnit, selectSplitSeries } from './series';
import { selectSyntheticSeries } from './synthetic-series';

/** Table twins of the plots. */

const column = (label: string, unit = '') => ({ label, unit });
const epochsColumn = column('epochs', 'passes');
const lossColumn = (state: AppState) => column('loss', selectLossUnit(state));

export function heroTable(state: AppState): PlotTable {
  const { lines, dots } = selectHero(state);
  const own = selectHeroOwn(state).map((line) => ({ ...line, label: 'yours' }));
  return {
    columns: [column('what'), column('unique tokens', 'tokens'), lossColumn(state)],
    rows: [
      ...dots.map(({ x, y, included }) => [included ? 'row' : 'row left out', 10 ** x, y]),
      ...[...own, ...lines].flatMap(({ label, x, y }) =>
        Array.from(x, (at, i) => [
          label === 'yours' ? label : `epochs: ${label}`,
          10 ** at,
          y[i] as number,
        ]),
      ),
    ],
  };
}

export function splitTable(state: AppState): PlotTable {
  const series = selectSplitSeries(state);
  const [free, best] = series?.lines ?? [];
  return {
    columns: [
      column('compute', 'FLOPs'),
      column('best parameters', 'parameters'),
      epochsColumn,
      column('best parameters, endless data', 'parameters'),
    ],
    rows: Array.from(series?.x ?? [], (logC, i) => [
      10 ** logC,
      10 ** (best?.y[i] ?? Number.NaN),
      Math.max(1, series?.epochs[i] ?? 1),
      10 ** (free?.y[i] ?? Number.NaN),
    ]),
  };
}

export function bandTable(state: AppState): PlotTable {
  const band = selectLimitsBand(state);
  const { N, epochs } = selectLimitsPoint(state);
  const group = selectRepeatGroup(state);
  const rows = group?.rows ?? [];
  return {
    columns: [column('what'), column('parameters', 'parameters'), epochsColumn],
    rows: [
      ['band enters', N, band?.enters.value ?? Number.NaN],
      ['band leaves', N, band?.leaves.value ?? Number.NaN],
      ['yours', N, epochs],
      ...rows.map((row) => ['row', group?.N ?? Number.NaN, row.epochs]),
    ],
  };
}

export function measuredTable(state: AppState): PlotTable {
  const rows = selectRepeatGroup(state)?.rows ?? [];
  return {
    columns: [epochsColumn, column('loss', 'nats'), column('rise over one epoch', 'fraction')],
    rows: rows.map(({ epochs, loss, rise }) => [epochs, loss, rise]),
  };
}

export function syntheticTable(state: AppState): PlotTable {
  const { dots, lines } = selectSyntheticSeries(state);
  return {
    columns: [column('what'), column('synthetic tokens', 'tokens'), column('accuracy', 'percent')],
    rows: [
      ...dots.map(({ x, y, group }) => [`prediction ${group}`, 10 ** x, y]),
      ...lines.flatMap(({ key, x, y }) =>
        Array.from(x, (at, i) => [key, 10 ** at, y[i] as number]),
      ),
    ],
  };
}
