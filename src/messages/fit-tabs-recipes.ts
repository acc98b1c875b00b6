import { formatFactor, formatFlops, formatPlain } from '../core/units';

/** Sentences of the comparison of two recipes. */

const factor = (value: number): string => formatFactor(value, 3);

export const recipes = {
  what: 'two recipes',
  heading: 'Two recipes',
  by: 'Recipes told by',
  choose: 'choose\u2026',
  columns: 'A column of these runs',
  datasets: 'Another dataset',
  baseline: 'Baseline recipe',
  other: 'Other recipe',
  at: 'Compared at',
  reached: (compute: number): string =>
    `${formatFlops(compute, 3)} FLOPs, the most both have reached`,
  budget: (compute: number): string => `${formatFlops(compute, 3)} FLOPs, your budget`,
  hint: 'How much compute is a better recipe (optimizer, data, architecture) worth? Choose what tells the two sets of runs apart.',
  none: 'No column parts these runs into two groups that a law could be fitted to. Upload runs with a column that names the recipe of each (optimizer, data, architecture), or choose another dataset above.',
  loading: (title: string): string => `Loading ${title}\u2026`,
  otherUnit: (title: string): string =>
    `${title} counts its loss per another unit, so the two cannot be compared. Choose another dataset.`,
  noPlane: 'A recipe is compared over parameters and tokens, which this law does not ask for.',
  title: (other: string, baseline: string, value: number): string =>
    !Number.isFinite(value)
      ? `${baseline} never reaches what ${other} does`
      : value >= 1
        ? `${other} makes compute worth ${factor(value)} that of ${baseline}`
        : `${other} makes compute worth only ${factor(value)} that of ${baseline}`,
  subtitle: (baseline: string, other: string): string =>
    `Least loss at each budget, floor and exponents shared. Blue: ${baseline}. Orange: ${other}. Ring: the budget of ${other}; the bar leads to the compute ${baseline} needs for that loss. Second picture: the multiplier over compute with its 95 % interval; dashed: two separate laws.`,
  alternative: (loss: number, compute: number, needed: number): string =>
    `Two falling lines. The other recipe reaches a loss of ${formatPlain(loss, 4)} with ${formatFlops(compute)} FLOPs, the baseline with ${formatFlops(needed)}.`,
  axisC: 'training compute C, FLOPs',
  axisLoss: (unit: string): string => `least loss, ${unit}`,
  axisFactor: 'compute multiplier',
  multiplier: 'Compute multiplier',
  multiplierSeparate: 'Compute multiplier, separate laws',
  pValue: 'Chance of shared exponents (p)',
  pairs: 'Paired runs',
  write: factor,
  method: (pairs: number, replicates: number): string =>
    pairs > 0
      ? `95 % percentile intervals of ${replicates} refits; ${pairs} pairs of equal size and data are drawn together.`
      : `95 % percentile intervals of ${replicates} refits, runs drawn within each recipe: no two are of equal size and data.`,
  table: 'Two recipes',
  columnsOf: {
    parameter: 'Parameter',
    shared: (label: string) => `${label}, shared law`,
    own: (label: string) => `${label}, own law`,
  },
  tableColumns: {
    recipe: 'Recipe',
    compute: 'Compute',
    loss: 'Loss',
    kind: 'Kind',
    line: 'least loss',
    run: 'run',
  },
} as const;
