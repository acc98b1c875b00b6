import { chinchillaPoints } from './chinchilla-points';
import type { GalleryEntry } from './gallery-entry';
import { gemstones } from './gemstones';
import { isoflopCollection, llama3Isoflop, marinLadders, misfitting } from './isoflop';
import { olmoLadder } from './olmo-ladder';
import { regmixProxies } from './regmix';
import { farseer, stepLaw } from './step-sweeps';

export type { GalleryEntry } from './gallery-entry';
export { HEAD_BYTES, recogniseFile } from './recognise';

/** Public datasets that are fetched at a click, runs first. */
export const gallery: readonly GalleryEntry[] = [
  chinchillaPoints,
  isoflopCollection,
  marinLadders,
  misfitting,
  llama3Isoflop,
  farseer,
  stepLaw,
  olmoLadder,
  gemstones,
  regmixProxies,
];
