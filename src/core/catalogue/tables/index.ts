import type { TableEntry } from '../table-entry';
import { microladderRepeat, synthllmPredicted } from './data';
import {
  cmrFinance,
  cptPythiaPython,
  dcptChemistry,
  microladderCpt,
  replay,
  twoDomainMixing,
} from './mixture';
import { chinchillaTable3, dclmModels, sftMix } from './models';
import { microladderPtq, microladderQat, qidTargets } from './quantization';
import { cbsSteps, languini, microladderCurves } from './schedule';

/** Every bundled table that is no list of runs. A new one is one entry in a file here and one line in this list. */
export const tables: readonly TableEntry[] = [
  microladderCurves,
  microladderPtq,
  microladderQat,
  microladderCpt,
  microladderRepeat,
  qidTargets,
  cmrFinance,
  dcptChemistry,
  replay,
  twoDomainMixing,
  cptPythiaPython,
  synthllmPredicted,
  cbsSteps,
  languini,
  dclmModels,
  sftMix,
  chinchillaTable3,
];
