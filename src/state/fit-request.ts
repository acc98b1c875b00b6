import { cellAt, type Dataset, toColumnSource } from '../core/data';
import type { FitSettings } from '../core/fit';
import { CUSTOM, type Law } from '../core/laws';
import { failure, type Result, success } from '../core/result';
import type { FitRequest } from '../worker';
import { columnsKey, findExtra } from './columns';
import { memo } from './memo';
import { selectDataset, selectRowChoice } from './rows';
import { selectLaw } from './selectors';
import type { AppState } from './store';

/** Names of the columns rows can be grouped by, those of the file; the runs' own names last. */
export function listClusterColumns(dataset: Dataset): readonly string[] {
  return [...dataset.extra.map(({ name }) => name), 'name'];
}

/**
 * The family of each row in the fit, numbered in order of appearance. Problem: `diagnose-no-clusters` (column,
 * known).
 */
export function readClusters(
  dataset: Dataset,
  column: string,
  rows: Uint32Array,
): Result<Int32Array> {
  const { columns, aliases = {} } = toColumnSource(dataset);
  const found = columns.find(({ name }) => name === column || name === aliases[column]);
  if (!found) {
    return failure('diagnose-no-clusters', {
      column,
      known: listClusterColumns(dataset).join(', '),
    });
  }
  const numbers = new Map<string | number, number>();
  return success(
    Int32Array.from(rows, (row) => {
      const label = cellAt(found, row);
      const number = numbers.get(label) ?? numbers.size;
      numbers.set(label, number);
      return number;
    }),
  );
}

/**
 * What the fit on screen is asked with; the same object while nothing it depends on changes, so that a result is
 * the newest exactly when it carries this very object. Null without rows, a law, or families that are asked for.
 */
export const selectFitRequest = memo(
  (state: AppState) => {
    const { obj, delta, seed, boot, resample, cluster, weights, floor, envelope } = state.explorer;
    return [
      selectDataset(state),
      selectRowChoice(state),
      selectLaw(state),
      state.explorer.formula,
      obj,
      delta,
      seed,
      boot,
      resample,
      cluster,
      weights,
      floor,
      envelope,
    ] as const;
  },
  (
    dataset,
    choice,
    law,
    formulaOfState,
    objective,
    delta,
    seed,
    boot,
    resample,
    cluster,
    weights,
    floor,
    envelope,
  ): FitRequest | null => {
    if (!dataset || !choice?.ok || !law) return null;
    const formula = law.id === CUSTOM ? formulaOfState : null;
    const rows = choice.value.included;
    const clusters = cluster === '' ? null : readClusters(dataset, cluster, rows);
    if (clusters && !clusters.ok) return null;
    return {
      dataset: columnsKey(dataset, formula, weights),
      law: law.id,
      ...(formula ? { formula } : {}),
      settings: settingsOf(law, { objective, delta }, floor, envelope),
      weighted: weights !== '' && findExtra(dataset, weights) !== null,
      rows,
      seed,
      replicates: boot,
      // Families are drawn only where they are named.
      resample: resample === 'clusters' && !clusters ? 'cases' : resample,
      ...(clusters ? { clusters: clusters.value } : {}),
    };
  },
);

function settingsOf(
  law: Law,
  settings: FitSettings,
  floor: number | null,
  envelope: number,
): FitSettings {
  const id = floorOf(law);
  return {
    ...settings,
    ...(floor !== null && id !== null ? { fixed: { [id]: floor } } : {}),
    ...(envelope === 1 ? {} : { envelope }),
  };
}

/** Id of the parameter that is the law's floor; null for a law without one. */
export function floorOf(law: Law): string | null {
  if (law.additiveForm) return law.additiveForm.floor;
  return law.parameters.some(({ id }) => id === 'E') ? 'E' : null;
}
