import { expect, test } from 'vitest';
import { listRecipeGroups } from './recipe-groups';

/** A grid of sizes and data for each recipe, and one recipe with a single size. */
const sizes = [1e8, 3e8, 1e9];
const data = [1e9, 1e10];
const grid = sizes.flatMap((N) => data.map((D) => ({ N, D })));
const runs = [...grid, ...grid, ...data.map((D) => ({ N: 1e8, D }))];
const N = Float64Array.from(runs, (run) => run.N);
const D = Float64Array.from(runs, (run) => run.D);
const labels = runs.map((_, i) => (i < 6 ? 'adamw' : i < 12 ? 'muon' : 'sgd'));

test('groups a law can be fitted to, by label, with the places of their runs', () => {
  const groups = listRecipeGroups({ N, D }, labels, 5);
  expect(groups.map(({ label }) => label)).toEqual(['adamw', 'muon']);
  expect([...(groups[1]?.rows ?? [])]).toEqual([6, 7, 8, 9, 10, 11]);
});

test('none where runs are too few, lie on one line, or every run has a label of its own', () => {
  expect(listRecipeGroups({ N, D }, labels, 6)).toEqual([]);
  const ray = N.map((params) => 20 * params);
  expect(listRecipeGroups({ N, D: ray }, labels, 5)).toEqual([]);
  expect(
    listRecipeGroups(
      { N, D },
      runs.map((_, i) => `run ${i}`),
      0,
    ),
  ).toEqual([]);
  // A cell left empty names no recipe.
  expect(
    listRecipeGroups(
      { N, D },
      labels.map((label) => (label === 'muon' ? '' : label)),
      5,
    ),
  ).toEqual([]);
});
