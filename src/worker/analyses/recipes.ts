import { compareRecipes, pickRows, type RecipeComparison, type RunRows } from '../../core/diagnose';
import { type Analysis, runsOf } from './analysis';

/** Runs of another dataset beside those of the fit, or two groups among those of the fit, by place. */
export type RecipeSets =
  | { readonly other: RunRows }
  | { readonly baseline: Int32Array; readonly others: Int32Array };

export type RecipesOptions = RecipeSets & {
  /** Budget of the other recipe, FLOPs. */
  readonly compute: number;
  /** Parameters each recipe has its own value of; the factors of the law's terms where not given. */
  readonly separate?: readonly string[];
  readonly replicates?: number;
  readonly level?: number;
};

/** Effective-compute multiplier of another recipe. Problems: `diagnose-no-plane`, those of a fit. */
export const recipes: Analysis<RecipesOptions, RecipeComparison> = function* (about, options) {
  const rows = runsOf(about);
  if (!rows.ok) return rows;
  const [baseline, other] =
    'other' in options
      ? [rows.value, options.other]
      : [pickRows(rows.value, options.baseline), pickRows(rows.value, options.others)];
  const { compute, separate, replicates, level } = options;
  const { law, settings, seed } = about;
  return yield* compareRecipes(baseline, other, {
    law,
    settings,
    seed,
    compute,
    ...(separate ? { separate } : {}),
    ...(replicates === undefined ? {} : { replicates }),
    ...(level === undefined ? {} : { level }),
  });
};
