import { failure, success } from '../../result';
import { firstRow } from '../csv-header';
import type { Importer } from '../importer';
import { isStepName, isTokensName, lossKind } from '../log-names';
import { meltRuns } from '../melt-runs';
import { delimited } from './delimited';

const BOUND = /__(MIN|MAX)$/;

/**
 * A chart as Weights & Biases exports it: a row for each place on the axis, and for each run `RUN - METRIC` with
 * its least and largest value beside it. Read as one row for each run and place.
 */
export const wandbChart: Importer = {
  id: 'wandb-chart',
  title: 'W&B chart',
  sniff({ text }) {
    const names = new Set(firstRow(text));
    if (names.size < 4) return 0;
    const bounded = [...names].filter(
      (name) => names.has(`${name}__MIN`) && names.has(`${name}__MAX`),
    );
    return bounded.length > 0 ? 0.98 : 0;
  },
  *parse(source, options) {
    const read = yield* delimited.parse(source, options);
    if (!read.ok) return read;
    const [axis, ...columns] = read.value.table.columns;
    const series = columns.flatMap((column) => {
      if (BOUND.test(column.name)) return [];
      const at = column.name.lastIndexOf(' - ');
      return [
        {
          run: at < 0 ? '' : column.name.slice(0, at),
          metric: at < 0 ? column.name : column.name.slice(at + 3),
          column,
        },
      ];
    });
    if (!axis || series.length === 0)
      return failure('data-incomplete-log', {
        file: options.fileName,
        format: wandbChart.id,
        missing: 'header',
      });
    const melted = meltRuns({ ...read.value, format: wandbChart.id }, axis, series);
    const metrics = melted.table.columns.map(({ name }) => name);
    const step = [axis.name, ...metrics].find(isStepName);
    const tokens = [axis.name, ...metrics].find(isTokensName);
    const losses = metrics.flatMap((column) => {
      const kind = lossKind(column);
      return kind === null || column === axis.name ? [] : [{ column, kind }];
    });
    if (losses.length === 0)
      return failure('data-incomplete-log', {
        file: options.fileName,
        format: wandbChart.id,
        missing: 'loss',
      });
    return success({
      ...melted,
      log: {
        ...(metrics.includes('run') ? { run: 'run' } : {}),
        ...(step === undefined ? {} : { step }),
        ...(tokens === undefined ? {} : { tokens }),
        losses,
        facts: new Map(),
      },
    });
  },
};
