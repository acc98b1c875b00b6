import { readFileSync } from 'node:fs';
import { findCatalogueEntry, loadCatalogueDataset } from '../../catalogue';
import { findLaw, type Law, toVector } from '../../laws';
import { createRandom } from '../../numerics';
import { indicesWhere, pickRows, type RunRows } from '../run-rows';

export const chinchilla = findLaw('chinchilla') as Law;

/** Coefficients of a preset of the additive form, as a vector. */
export function presetVector(id: string): Float64Array {
  const preset = chinchilla.presets.find((candidate) => candidate.id === id);
  if (!preset) throw new Error(`no preset ${id}`);
  return toVector(chinchilla, preset.values);
}

/** Rows of the default dataset that its source keeps (118), or all of them (123). */
export function defaultRows(all = false): RunRows {
  const entry = findCatalogueEntry('chinchilla-isoflop');
  const file = new URL(`../../../../public/data/${entry?.file}`, import.meta.url);
  const loaded = entry && loadCatalogueDataset(entry, readFileSync(file));
  if (!loaded?.ok) throw new Error('the default dataset must load');
  const { N, D, loss, leftOut } = loaded.value;
  const out = new Set(all ? [] : leftOut);
  const rows = { N, D, loss, C: N.map((params, i) => nominal(6 * params * (D[i] as number))) };
  return pickRows(
    rows,
    indicesWhere(N.length, (row) => !out.has(row)),
  );
}

/** The planned budget: tokens are rounded to five digits in the file. */
const nominal = (compute: number): number => Number(compute.toPrecision(3));

/** Losses of the additive form at given sizes and data, times log-normal noise. */
export function rowsFrom(
  truth: ArrayLike<number>,
  points: readonly (readonly [params: number, tokens: number])[],
  noise = 0,
  seed = 1,
): RunRows {
  const random = createRandom(seed);
  const N = Float64Array.from(points, ([params]) => params);
  const D = Float64Array.from(points, ([, tokens]) => tokens);
  const loss = N.map((params, i) => {
    const clean = chinchilla.evaluate([Math.log(params), Math.log(D[i] as number)], truth);
    return clean * Math.exp(noise * random.normal());
  });
  return { N, D, loss };
}

/** The nine budgets of the paper, FLOPs. */
export const nineBudgets = [6e18, 1e19, 3e19, 6e19, 1e20, 3e20, 6e20, 1e21, 3e21];

/**
 * Sizes at equal steps in log N, a decade either side of a centre that moves by `drift` decades from the first
 * budget to the last, passing the optimum half-way.
 */
export function isoFlopPoints(truth: Float64Array, drift: number, sizes = 15): [number, number][] {
  return nineBudgets.flatMap((compute, k) => {
    const best = chinchilla.optimum?.atCompute(truth, compute).N as number;
    const centre = best * 10 ** (drift * (k / (nineBudgets.length - 1) - 0.5));
    return Array.from({ length: sizes }, (_, i): [number, number] => {
      const N = centre * 10 ** ((2 * i) / (sizes - 1) - 1);
      return [N, compute / (6 * N)];
    });
  });
}
