import type { LongWork } from '../../core/long-work';
import type { Result } from '../../core/result';
import type { AnalysisCase } from './analysis';
import { approaches } from './approaches';
import { backtest } from './backtest';
import { bca } from './bca';
import { design } from './design';
import { influence } from './influence';
import { jointRegion } from './joint-region';
import { ledger } from './ledger';
import { multiverse } from './multiverse';
import { next } from './next';
import { profiles } from './profiles';
import { proof } from './proof';
import { recipes } from './recipes';
import { residuals } from './residuals';
import { tournament } from './tournament';

export type { AnalysisCase } from './analysis';
export type { Statistic } from './statistic';

/** Every kind of analysis. A new one is one new file and one line here. */
const analyses = {
  profiles,
  proof,
  influence,
  residuals,
  design,
  approaches,
  backtest,
  tournament,
  multiverse,
  ledger,
  next,
  bca,
  'joint-region': jointRegion,
  recipes,
};

type Analyses = typeof analyses;

export type AnalysisKind = keyof Analyses;

export type AnalysisOptions<K extends AnalysisKind> = Parameters<Analyses[K]>[1];

type ValueOf<T> = T extends LongWork<Result<infer Value>> ? Value : never;

export type AnalysisValue<K extends AnalysisKind> = ValueOf<ReturnType<Analyses[K]>>;

/** What is asked: a kind and its own options. */
export type AnalysisTask = {
  [K in AnalysisKind]: { readonly kind: K; readonly options: AnalysisOptions<K> };
}[AnalysisKind];

export type AnalysisResult = AnalysisValue<AnalysisKind>;

/** The work of a task; its value is that of the task's kind. */
export function analyse(about: AnalysisCase, task: AnalysisTask): LongWork<Result<AnalysisResult>> {
  // Kind and options belong together by the type of a task, which the compiler does not follow through the list.
  const work = analyses[task.kind] as (
    about: AnalysisCase,
    options: AnalysisTask['options'],
  ) => LongWork<Result<AnalysisResult>>;
  return work(about, task.options);
}
