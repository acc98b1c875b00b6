import * as v from 'valibot';

const Word = v.pipe(v.string(), v.maxLength(100));

/** What simulated runs were drawn from, as links and session files keep it: see `SimulationFacts`. */
export const StoredSimulation = v.object({
  law: Word,
  truth: Word,
  design: Word,
  noise: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  seed: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

/** What a simulated run is called: numbered names need no room in a link. */
export function simulatedName(row: number): string {
  return `simulated ${row + 1}`;
}
