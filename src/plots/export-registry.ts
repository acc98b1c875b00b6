/** A plot's numbers as a table: the twin on screen and the CSV are the same thing. */
export interface PlotTable {
  readonly columns: readonly { readonly label: string; readonly unit: string }[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** A plot on screen that can be saved. */
export interface ExportablePlot {
  readonly id: string;
  readonly title: () => string;
  readonly subtitle: () => string;
  readonly table: () => PlotTable;
  /** Drawing layers, bottom first, all of one size. */
  readonly layers: () => readonly SVGSVGElement[];
}

const plots = new Map<string, ExportablePlot>();

/** Announces a mounted plot; call the result when it unmounts. */
export function registerPlot(plot: ExportablePlot): () => void {
  plots.set(plot.id, plot);
  return () => {
    if (plots.get(plot.id) === plot) plots.delete(plot.id);
  };
}

export function listPlots(): readonly ExportablePlot[] {
  return [...plots.values()];
}
