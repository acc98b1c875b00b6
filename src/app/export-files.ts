import { type Dataset, toCsv } from '../core/data';
import {
  bibtex,
  buildFitReport,
  type FitReportInput,
  fitToJson,
  pythonSnippet,
  svgDocument,
  tableToCsv,
} from '../core/export';
import { isWeak, standardErrors } from '../core/fit';
import { toRecord } from '../core/laws';
import { writeSession } from '../core/permalink';
import { fitWarnings } from '../messages/cli';
import { simulateDialog } from '../messages/simulate-dialog';
import { type ExportablePlot, extent } from '../plots';
import {
  type AppState,
  estimate,
  type Model,
  type Store,
  selectDataset,
  selectModel,
  selectPoint,
  selectRawDataset,
} from '../state';
import { saveFile } from './browser';
import { drawPng, flattenLayers } from './plot-picture';

export type PlotFormat = 'svg' | 'png' | 'csv';
export type FitFormat = 'fitJson' | 'runsCsv' | 'session' | 'python' | 'bibtex';

/** A picture or table of a plot; where the runs behind it are simulated, its name and its second line say so. */
export async function exportPlot(
  store: Store,
  plot: ExportablePlot,
  format: PlotFormat,
): Promise<void> {
  const simulated = findSimulated(store);
  const name = `scalescope-${plot.id}${simulated ? `-${simulateDialog.badge}` : ''}`;
  if (format === 'csv') {
    const { columns, rows } = plot.table();
    const csv = tableToCsv(
      columns.map(({ label, unit }, i) => ({
        name: label,
        unit,
        values: rows.map((row) => writeCell(row[i])),
      })),
    );
    saveFile(`${name}.csv`, csv, 'text/csv');
    return;
  }
  const svg = svgDocument(flattenLayers(plot, simulated ? `${simulated.title}. ` : ''), '');
  if (format === 'svg') saveFile(`${name}.svg`, svg, 'image/svg+xml');
  else saveFile(`${name}.png`, await drawPng(svg));
}

/** The dataset of the screens that draw it, where none of its runs was measured. */
function findSimulated(store: Store): Dataset | null {
  const state = store.getState();
  const dataset = selectDataset(state);
  return state.explorer.screen !== 'laws' && dataset?.origin.simulated ? dataset : null;
}

function writeCell(cell: string | number | undefined): string {
  return typeof cell === 'number' ? String(cell).replace('e+', 'e') : (cell ?? '');
}

export function exportFit(store: Store, format: FitFormat): void {
  const state = store.getState();
  const dataset = selectDataset(state);
  const model = selectModel(state);
  const point = selectPoint(state);
  if (!dataset || !model || !point) return;
  if (format === 'runsCsv') saveFile(`${dataset.id}.csv`, toCsv(dataset), 'text/csv');
  if (format === 'bibtex')
    saveFile('scalescope.bib', bibtex([model.law], dataset, __APP_VERSION__), 'text/x-bibtex');
  if (format === 'session') {
    // The file carries the conventions beside the runs as they were imported.
    const raw = selectRawDataset(state);
    saveFile(
      'scalescope-session.json',
      writeSession(state.explorer, raw && raw.origin.kind !== 'bundled' ? [raw] : []),
      'application/json',
    );
  }
  const values = toRecord(model.law, model.parameters);
  const at = { N: point.N, D: point.D };
  if (format === 'python') {
    const ci95: Record<string, readonly [number, number]> = {};
    model.law.parameters.forEach(({ id }, i) => {
      const { low, high } = estimate(model, (p) => p[i] as number);
      if (low !== null && high !== null) ci95[id] = [low, high];
    });
    const source =
      model.source.kind === 'preset' ? model.source.preset.source : `fitted to ${dataset.title}`;
    saveFile(
      'scalescope_law.py',
      pythonSnippet({ law: model.law, values, source, ci95, point: at }),
      'text/x-python',
    );
  }
  if (format === 'fitJson')
    saveFile(
      'scalescope-fit.json',
      fitJson(model, dataset, at, readHeld(state)),
      'application/json',
    );
}

/** The floor where it is held, with its reason. */
function readHeld({ explorer, fitting }: AppState): FitReportInput['held'] {
  const { fixed = {} } = fitting.shown?.request.settings ?? {};
  const reason = explorer.why.trim();
  return Object.fromEntries(
    Object.entries(fixed).map(([id, value]) => [id, { value, reason: reason || null }]),
  );
}

function fitJson(
  model: Model,
  dataset: Dataset,
  at: { N: number; D: number },
  held: FitReportInput['held'],
): string {
  if (model.source.kind === 'preset') {
    const { preset } = model.source;
    return `${JSON.stringify({ law: model.law.id, preset: preset.id, params: preset.values, source: preset.source, status: preset.status }, null, 2)}\n`;
  }
  const { fit, bootstrap } = model.source;
  return fitToJson(
    buildFitReport({
      law: model.law,
      fit,
      bootstrap,
      deltaErrors: standardErrors(fit),
      predictAt: [at],
      held,
      warnings: [
        ...(dataset.origin.simulated ? [simulateDialog.warning(dataset.title)] : []),
        ...fitWarnings({
          law: model.law,
          fit,
          weak: isWeak(fit),
          bootstrap,
          leftOut: dataset.N.length - fit.n,
          rejected: 0,
          unsure: [],
          lossPerByte: dataset.lossPer === 'byte',
          spans: { N: extent(dataset.N), D: extent(dataset.D) },
          points: [at],
        }),
      ],
      timeMs: 0,
    }),
  );
}
