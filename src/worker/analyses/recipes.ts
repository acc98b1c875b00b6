import { compareRecipes, type RecipeComparison, type RunRows } from '../../core/diagnose';
import { type Analysis, runsOf } from './analysis';

export interface RecipesOptions {
  /** Runs of the other recipe; those of the fit are the baseline. */
  readonly other: RunRows;
  /** Budget of the other recipe, FLOPs. */
  readonly compute: number;
  /** Parameters each recipe has its own value of; the factors of the law's terms where not given. */
  readonly separate?: readonly string[];
  readonly replicates?: number;
  readonly level?: number;
}

/** Effective-compute multiplier of another recipe. Problems: `diagnose-no-plane`, those of a fit. */
export const recipes: Analysis<RecipesOptions, RecipeComparison> = function* (about, options) {
  const rows = runsOf(about);
  if (!rows.ok) return rows;
  const { other, ...rest } = options;
  const { law, settings, seed } = about;
  return yield* compareRecipes(rows.value, other, { law, settings, seed, ...rest });
};
