import { allocation } from './allocation';
import { bimix } from './bimix';
import { chinchilla } from './chinchilla';
import { cmr } from './cmr';
import { criticalBatch } from './critical-batch';
import { dCpt } from './d-cpt';
import { dataConstrained } from './data-constrained';
import { createMixingLaw, dataMixing } from './data-mixing';
import { deepseekHp } from './deepseek-hp';
import { downstream } from './downstream';
import { formsOf } from './forms';
import { inferenceAware } from './inference-aware';
import { kaplan } from './kaplan';
import type { Law } from './law';
import { minicpm } from './minicpm';
import { overtrained } from './overtrained';
import { powerMean } from './power-mean';
import { powerScheduler } from './power-scheduler';
import { precision } from './precision';
import { qat } from './qat';
import { qid } from './qid';
import { rectified } from './rectified';
import { createRegmixLaw, regmix } from './regmix';
import { repeated } from './repeated';
import { stepLaw } from './step-law';

/** Every law of the product. A new law is one new file and one line here. */
export const laws: readonly Law[] = [
  chinchilla,
  kaplan,
  overtrained,
  downstream,
  dataConstrained,
  qid,
  qat,
  precision,
  cmr,
  dataMixing,
  bimix,
  regmix,
  dCpt,
  repeated,
  rectified,
  powerScheduler,
  stepLaw,
  deepseekHp,
  minicpm,
  allocation,
  criticalBatch,
  inferenceAware,
  powerMean,
];

/** Laws of the shares of any number of domains, by what their ids begin with. */
const ofDomains: Readonly<Record<string, (domains: number) => Law>> = {
  'data-mixing': createMixingLaw,
  regmix: createRegmixLaw,
};
const mostDomains = 40;
const made = new Map<string, Law>();

/** A law, a part of one by its full id, or one of 2 to 40 domains: `data-mixing/5-domains`, `regmix/17-domains`. */
export function findLaw(id: string): Law | undefined {
  return laws.flatMap(formsOf).find((law) => law.id === id) ?? findOfDomains(id);
}

function findOfDomains(id: string): Law | undefined {
  const [, family = '', count = ''] = /^([a-z-]+)\/(\d{1,2})-domains$/.exec(id) ?? [];
  const [create, domains] = [ofDomains[family], Number(count)];
  if (!create || !(domains >= 2 && domains <= mostDomains)) return undefined;
  const law = made.get(id) ?? create(domains);
  made.set(id, law);
  return law;
}
