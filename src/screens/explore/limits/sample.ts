import { findPlanLaw, findPreset, type Law, toVector } from '../../../core/laws';
import { computeForParams, optimalPlan } from '../../../core/optimum';
import type { ExplorerState } from '../../../core/permalink';
import type { AppState } from '../../../state';

const PRESET = 'hoffmann2022-tex';
const SERVED = 1e13;
const QUALITY = 30e9;

/** Loss of the compute-optimal model of 30B parameters under the constants the example was made with. */
function sampleTarget(): number {
  const law = findPlanLaw('chinchilla') as Law;
  const preset = findPreset(law, PRESET);
  const parameters = toVector(law, preset?.values ?? {});
  return optimalPlan(law, parameters, computeForParams(law, parameters, QUALITY)).loss;
}

/** The example of Sardana et al. 2024 (arXiv 2401.00448): 30B quality, 10T tokens served. */
export const sampleState = (): Partial<ExplorerState> => ({
  ...{ law: 'chinchilla', preset: PRESET, lock: 'optimum', target: sampleTarget() },
  ...{ C: null, N: null, D: null, served: SERVED, unique: null, mem: null, bits: null },
  off: [],
});

/** Whether the numbers on screen are that example's. */
export function selectIsSample({ explorer }: AppState): boolean {
  const { law, preset, target, served, off, unique, mem, bits } = explorer;
  if (law !== 'chinchilla' || preset !== PRESET || target === null || served !== SERVED)
    return false;
  const alone = off.length === 0 && unique === null && mem === null && bits === null;
  return alone && Math.abs(target / sampleTarget() - 1) < 1e-6;
}
