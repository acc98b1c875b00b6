import { allocation } from './allocation';
import { bimix } from './bimix';
import { chinchilla } from './chinchilla';
import { cmr } from './cmr';
import { criticalBatch } from './critical-batch';
import { dCpt } from './d-cpt';
import { dataConstrained } from './data-constrained';
import { dataMixing } from './data-mixing';
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
import { regmix } from './regmix';
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

/** A law, or a part of one by its full id. */
export function findLaw(id: string): Law | undefined {
  return laws.flatMap(formsOf).find((law) => law.id === id);
}
