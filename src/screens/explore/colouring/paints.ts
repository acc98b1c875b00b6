import { type Dataset, listTexts, type RawColumn } from '../../../core/data';
import { colourBy as words } from '../../../messages/colour-by';
import {
  type FamilyLook,
  familyLooks,
  paintFamilies,
  paintSigned,
  type RunPaint,
  robustReach,
} from '../../../plots';
import { type AppState, memo, selectDataset, selectModel } from '../../../state';
import { selectRuns } from '../series';

interface Signed {
  readonly paint: RunPaint;
  /** Nats at the ends of the scale. */
  readonly reach: number;
}

/** Measured less predicted, in nats. */
export const selectResiduals = memo(
  (state: AppState) => [selectModel(state), selectDataset(state), selectRuns(state)] as const,
  (model, dataset, runs): Signed | null => {
    if (!model || !dataset || !runs) return null;
    const { law, parameters } = model;
    const features = new Float64Array(2);
    const residuals = new Float64Array(dataset.loss.length).fill(Number.NaN);
    for (const row of runs.drawn) {
      features[0] = Math.log(dataset.N[row] as number);
      features[1] = Math.log(dataset.D[row] as number);
      residuals[row] = (dataset.loss[row] as number) - law.evaluate(features, parameters);
    }
    const fitted = runs.drawn.filter((row) => runs.included[row] === 1);
    const reach = robustReach(Array.from(fitted, (row) => residuals[row] as number));
    const say = (row: number): string => words.residual(residuals[row] as number);
    return { reach, paint: paintSigned(residuals, reach, say, false) };
  },
);

/** How far the forecast moves without each run in the fit; rows left out have no value. */
export function influencePaint(
  dataset: Dataset,
  rows: Uint32Array,
  moves: Float64Array,
): Signed | null {
  if (rows.length !== moves.length) return null;
  const all = new Float64Array(dataset.N.length).fill(Number.NaN);
  const isIn = new Uint8Array(all.length);
  rows.forEach((row, i) => {
    all[row] = moves[i] as number;
    isIn[row] = 1;
  });
  const reach = robustReach(moves);
  const say = (row: number): string =>
    isIn[row] === 1 ? words.influence(all[row] as number) : words.outOfFit;
  return { reach, paint: paintSigned(all, reach, say, true) };
}

/** A column of this many different labels at most names families, not runs. */
const MOST_FAMILIES = 24;

/** Runs by the families in use, else by the first column of text that tells a few groups apart. */
export const selectFamilies = memo(
  (state: AppState) => [selectDataset(state), state.explorer.cluster] as const,
  (dataset, cluster): { paint: RunPaint; looks: readonly FamilyLook[] } | null => {
    const labels = dataset && labelsOf(dataset, cluster);
    if (!labels) return null;
    const looks = familyLooks(labels, words.others);
    const say = (row: number): string => words.family(labels[row] ?? '');
    return { looks, paint: paintFamilies(labels, looks, say) };
  },
);

function labelsOf({ extra, names }: Dataset, cluster: string): readonly string[] | null {
  if (cluster === 'name') return listTexts(names);
  const chosen = extra.find(({ name }) => name === cluster);
  if (chosen) return listOf(chosen);
  for (const column of extra) {
    if (column.kind !== 'text') continue;
    const labels = listOf(column);
    const different = new Set(labels).size;
    if (different > 1 && different <= MOST_FAMILIES) return labels;
  }
  return null;
}

const listOf = (column: RawColumn): readonly string[] =>
  column.kind === 'text' ? listTexts(column.values) : Array.from(column.values, String);
