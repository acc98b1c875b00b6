import { linearVariable } from '../building';
import type { RecommendedDesign, Variable } from '../law';

/** Shares r1 ... rn of training domains, as variables. */
export const shareVariables = (domains: number): Variable[] =>
  Array.from({ length: domains }, (_, j) =>
    linearVariable(`r${j + 1}`, `share of domain ${j + 1}`, 'fraction', [0, 1], {
      symbol: `r_{${j + 1}}`,
    }),
  );

/** Number of mixtures of `domains` domains in steps of 1 / `steps`. */
function latticeSize(domains: number, steps: number): number {
  let size = 1;
  for (let j = 1; j < domains; j++) size = (size * (steps + j)) / j;
  return size;
}

/** Steps of a tenth where that makes at most 150 mixtures, wider ones for more domains, never wider than a half. */
function latticeSteps(domains: number): number {
  let steps = 10;
  while (steps > 2 && latticeSize(domains, steps) > 150) steps--;
  return steps;
}

/** A design over shares that sum to 1: every mixture in steps of a tenth, or wider ones for many domains. */
export function designMixtures(domains: number): RecommendedDesign {
  const steps = latticeSteps(domains);
  let rows: number[][] = [[]];
  for (let j = 1; j < domains; j++) {
    rows = rows.flatMap((row) =>
      Array.from({ length: left(row, steps) + 1 }, (_, part) => [...row, part]),
    );
  }
  const whole = rows.map((row) => [...row, left(row, steps)]);
  return {
    words: `Every mixture in steps of 1/${steps}.`,
    runs: Object.fromEntries(
      Array.from({ length: domains }, (_, j) => [
        `r${j + 1}`,
        whole.map((row) => (row[j] as number) / steps),
      ]),
    ),
  };
}

const left = (row: readonly number[], steps: number): number =>
  steps - row.reduce((sum, part) => sum + part, 0);
