import { chinchilla } from './chinchilla';
import { inferenceAware } from './inference-aware';
import { kaplan } from './kaplan';
import type { Law } from './law';
import { overtrained } from './overtrained';
import { powerMean } from './power-mean';

/**
 * The laws that say the loss of N parameters on D tokens and need nothing else. They are in the page from the
 * start, for a plan is its first picture; the rest of the registry comes when a screen asks for it.
 */
export const planLaws: readonly Law[] = [
  chinchilla,
  kaplan,
  overtrained,
  inferenceAware,
  powerMean,
];

export function findPlanLaw(id: string): Law | undefined {
  return planLaws.find((law) => law.id === id);
}

/** Whether a law says the loss of N parameters on D tokens and needs nothing else: what a plan is made with. */
export function isPlanLaw({ variables, outputs }: Law): boolean {
  const ids = variables.map(({ id }) => id).sort();
  return outputs[0].id === 'loss' && ids.join() === 'D,N';
}

/** Names of the laws that are not in the page from the start, so that a link to one can be answered at once. */
const otherLaws: Readonly<Record<string, string>> = {
  downstream: 'Downstream error',
  'data-constrained': 'Repeated data',
  qid: 'Quantization-induced degradation',
  qat: 'Quantization-aware training',
  precision: 'Precision of training',
  cmr: 'Critical mixture ratio',
  'data-mixing': 'Data mixing law',
  bimix: 'BiMix',
  regmix: 'RegMix, linear',
  'd-cpt': 'D-CPT law',
  repeated: 'Repeated data: where the damage begins',
  rectified: 'Rectified law of synthetic data',
  'power-scheduler': 'Power Scheduler',
  'step-law': 'Step Law',
  'deepseek-hp': 'DeepSeek hyper-parameters',
  minicpm: 'MiniCPM',
  allocation: 'Compute-optimal allocation',
  'critical-batch': 'Critical batch size',
};

/** Title of any law of the registry by its id; undefined where there is none. */
export function findLawTitle(id: string): string | undefined {
  return findPlanLaw(id)?.title ?? (Object.hasOwn(otherLaws, id) ? otherLaws[id] : undefined);
}
