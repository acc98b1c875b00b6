import type { AtlasModel, AtlasRatio } from '../../core/atlas';
import { bars, entryCard, kindNames, plane, stageNames, unitNames } from '../../messages/atlas';
import type { PlotTable } from '../../plots';

/** Every model of the papers in view, placed or not: what the picture cannot show is in its table. */
export function modelsTable(models: readonly AtlasModel[]): PlotTable {
  const { columns } = plane;
  return {
    columns: [
      { label: columns.model, unit: '' },
      { label: columns.paper, unit: '' },
      { label: columns.kind, unit: '' },
      { label: columns.params, unit: '' },
      { label: columns.tokens, unit: '' },
      { label: columns.unit, unit: '' },
      { label: columns.ratio, unit: '' },
      { label: columns.stage, unit: '' },
      { label: columns.status, unit: '' },
    ],
    rows: models.map(({ name, entry, point, unit, status }) => [
      ...[name, entry.title, kindNames[entry.kind], point.params],
      point.tokens ?? plane.noTokens,
      unitNames[unit],
      point.tokens === null || point.tokens === 0 || unit !== 'text'
        ? ''
        : point.tokens / point.params,
      stageNames[point.stage],
      status === 'stated' ? entryCard.stated : `${entryCard.unverified}: ${point.note ?? ''}`,
    ]),
  };
}

export function ratiosTable(ratios: readonly AtlasRatio[]): PlotTable {
  const { columns } = bars;
  return {
    columns: [
      { label: columns.what, unit: '' },
      { label: columns.paper, unit: '' },
      { label: columns.factor, unit: '' },
      { label: columns.bound, unit: '' },
    ],
    rows: ratios.map(({ what, entry, factor, bound }) => [
      ...[what, entry.title, factor],
      bound === null ? '' : bars.bounds[bound],
    ]),
  };
}
