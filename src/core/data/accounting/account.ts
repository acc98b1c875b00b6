import { failure, type Problem, type Result, success } from '../../result';
import type { Dataset, RawColumn } from '../types';
import type { Accounting, LossCount } from './conventions';
import { writeAccounting } from './conventions';
import { type DerivedSize, deriveComputeSize } from './derive';
import { readShapes } from './shape';

/** A dataset counted by other conventions, and what of them it could not follow. */
export interface Accounted {
  readonly dataset: Dataset;
  readonly problems: readonly Problem[];
}

/**
 * The dataset with N (and so C = 6 N D) and the loss counted by the conventions. What it has no columns or facts for
 * stays as it is and is said. The columns as given stay among the others under their headers. Nothing to do gives
 * the very same dataset.
 */
export function accountFor(dataset: Dataset, accounting: Accounting): Accounted {
  const sized = deriveComputeSize(dataset, accounting);
  const lost = deriveLoss(dataset, accounting);
  const problems = [sized, lost].flatMap((part) => (part.ok ? [] : [part.problem]));
  const N = sized.ok ? sized.value.values : dataset.N;
  const { loss, lossError, per } = lost.ok
    ? lost.value
    : { loss: dataset.loss, lossError: dataset.lossError, per: dataset.lossPer };
  if (N === dataset.N && loss === dataset.loss) return { dataset, problems };
  const { headers = {}, lossError: _, lossPer: __, ...rest } = dataset;
  const moved: RawColumn[] = [];
  const left = { ...headers };
  const keep = (role: 'N' | 'loss', was: Float64Array, is: Float64Array): void => {
    if (was === is) return;
    moved.push({ name: headers[role] ?? `${role} as given`, kind: 'number', values: was });
    delete left[role];
  };
  keep('N', dataset.N, N);
  keep('loss', dataset.loss, loss);
  return {
    dataset: {
      ...rest,
      hash: `${dataset.hash}~${writeAccounting(accounting)}`,
      N,
      loss,
      ...(lossError ? { lossError } : {}),
      ...(per ? { lossPer: per } : {}),
      extra: [...dataset.extra, ...moved],
      headers: left,
    },
    problems,
  };
}

interface CountedLoss {
  readonly loss: Float64Array;
  readonly lossError: Float64Array | undefined;
  readonly per: Dataset['lossPer'];
}

/** Losses per token or per byte: one is the other over the bytes of a token. Problem: `acct-no-bytes`. */
function deriveLoss(dataset: Dataset, accounting: Accounting): Result<CountedLoss> {
  const { loss, lossError, lossPer = 'token' } = dataset;
  const wanted: LossCount = accounting.loss;
  if (wanted === 'given' || wanted === lossPer)
    return success({ loss, lossError, per: dataset.lossPer });
  const bytes = readShapes(dataset).bytesPerToken;
  const { bytesPerToken } = accounting;
  if (!bytes && bytesPerToken === undefined) return failure('acct-no-bytes');
  const scale = (values: Float64Array): Float64Array =>
    values.map((value, row) => {
      const ratio = bytes?.[row] ?? (bytesPerToken as number);
      return wanted === 'byte' ? value / ratio : value * ratio;
    });
  return success({ loss: scale(loss), lossError: lossError && scale(lossError), per: wanted });
}

/** One convention of size and FLOPs, with the column it gives or what it lacks. */
export interface SizeConvention {
  readonly size: Accounting['size'];
  readonly flops: Accounting['flops'];
  readonly column: Result<DerivedSize>;
}

/** Every convention of N with C = 6 N D, then every other count of FLOPs under the one of N in use. */
export function listSizeConventions(dataset: Dataset, accounting: Accounting): SizeConvention[] {
  const sizes = ['given', 'with', 'without', 'total', 'active'] as const;
  const flops = ['measured', 'kaplan', 'chowdhery', 'hoffmann'] as const;
  const conventions = [
    ...sizes.map((size) => ({ size, flops: '6ND' as const })),
    ...flops.map((count) => ({ size: accounting.size, flops: count })),
  ];
  return conventions.map((convention) => ({
    ...convention,
    column: deriveComputeSize(dataset, { ...accounting, ...convention }),
  }));
}
